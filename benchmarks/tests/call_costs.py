"""What each call of the layer costs beyond the system's own, counted exactly.

usage: call_costs.py COUNT_CALLS
Prints a table: user instructions by callgrind, system calls by strace.
"""

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("strace", "valgrind")
BOUNDARY = "getppid"


@dataclass
class Cost:
    """Of one operation; the system calls are those of all operations together."""

    name: str
    most_added: int
    raw: float
    layer: float
    raw_calls: Counter
    layer_calls: Counter
    operations: int

    @property
    def added(self):
        return self.layer - self.raw


def why_not():
    """Why nothing can be counted here; empty if it can."""
    for tool in TOOLS:
        if not shutil.which(tool):
            return f"{tool} is not installed"
    ran = subprocess.run(["strace", "-c", "true"], capture_output=True, text=True, check=False)
    return ran.stderr.strip() if ran.returncode else ""


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout


def described(printed):
    """What count_calls prints: how many operations, then a limit and a name for each pair."""
    first, *pairs = printed.splitlines()
    return int(first.split()[0]), [(int(line.split()[0]), line.split(" ", 1)[1]) for line in pairs]


def counted_parts(parts):
    """Of what lies between boundaries every second part: raw, layer, raw, layer, ..."""
    return parts[1::2]


def instructions(program):
    """The total of each part that counts."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        run("valgrind", "--tool=callgrind", "--dump-before=sockspec_boundary",
            f"--callgrind-out-file={out}", program)
        dumps = sorted(Path(folder).glob("out.*"), key=lambda path: int(path.suffix[1:]))
        return counted_parts([total(dump) for dump in dumps])


def total(dump):
    line = next(line for line in dump.read_text().splitlines() if line.startswith("totals:"))
    return int(line.split()[1])


def system_calls(program):
    """The system calls of each part that counts, by kind."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        run("strace", "-o", log.name, program)
        parts = [Counter()]
        for line in log:
            kind = line.split("(")[0]
            if kind == BOUNDARY:
                parts.append(Counter())
            else:
                parts[-1][kind] += 1
    return counted_parts(parts[:-1])


def costs(program):
    operations, pairs = described(run(program))
    counts = instructions(program)
    calls = system_calls(program)
    if not len(counts) == len(calls) == 2 * len(pairs):
        raise ValueError(f"{len(pairs)} pairs, {len(counts)} and {len(calls)} parts")
    for index, (limit, name) in enumerate(pairs):
        raw, layer = 2 * index, 2 * index + 1
        yield Cost(name, limit, counts[raw] / operations, counts[layer] / operations,
                   calls[raw], calls[layer], operations)


def table(found):
    yield "| calls | raw | layer | added | system calls |"
    yield "|---|---|---|---|---|"
    for cost in found:
        kinds = ", ".join(f"{count // cost.operations} {kind}"
                          for kind, count in sorted(cost.layer_calls.items()))
        yield f"| {cost.name} | {cost.raw:.0f} | {cost.layer:.0f} | {cost.added:+.0f} | {kinds} |"


if __name__ == "__main__":
    if why_not():
        sys.exit(f"call_costs: {why_not()}")
    print("\n".join(table(costs(sys.argv[1]))))
