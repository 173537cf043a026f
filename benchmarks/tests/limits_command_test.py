"""What `sockspec bench counts` and `sockspec bench limits` say, and that every exact limit is held.

usage: limits_command_test.py SOCKSPEC_BENCH --instructions|--no-instructions [UNITTEST ARGUMENT...]
Ends with 77 where nothing can be counted.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop(1)
INSTRUCTIONS = sys.argv.pop(1)
SKIPPED = 77
PLACE = "sendall_by_size/unix_stream/64"


def run(*arguments, path=None):
    environment = {**os.environ, **({"PATH": path} if path is not None else {})}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False,
                          timeout=100, env=environment)


def why_not():
    """Why nothing can be counted here; empty if it can."""
    for tool in ("strace", "valgrind"):
        if not shutil.which(tool):
            return f"{tool} is not installed"
    ran = subprocess.run(["strace", "-c", "true"], capture_output=True, text=True, check=False)
    return ran.stderr.strip() if ran.returncode else ""


def repetitions(row, ratio=None):
    """What Google Benchmark writes of 15 repetitions of a row."""
    counters = {} if ratio is None else {"of_raw": ratio}
    return [{"name": row, "run_name": row, "run_type": "iteration", "repetition_index": index,
             "iterations": 1, "real_time": 1.0, "cpu_time": 1.0, "time_unit": "ns", **counters}
            for index in range(15)]


class ExactLimits(unittest.TestCase):
    def test_are_held(self):
        more = [INSTRUCTIONS] if INSTRUCTIONS == "--no-instructions" else []
        ran = run("limits", "--exact", *more)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        lines = ran.stdout.splitlines()
        self.assertGreater(len(lines), 40)
        self.assertTrue(all(line.startswith("held ") for line in lines[:-1]), ran.stdout)
        self.assertEqual("instructions, at most" in ran.stdout, not more)
        for name in ("sendall", "recvmsg", "error_timed_out/unix_stream/0",
                     "sendall_by_size/tcp4/1048576"):
            self.assertIn(f" {name} ", ran.stdout)


class Counts(unittest.TestCase):
    def test_of_a_row_are_a_line_and_an_entry_of_json(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "counts.json"
            ran = run("counts", "--no-calls", "--rows", f"^{PLACE}/(raw|portability)$",
                      "--out", str(out))
            self.assertEqual(ran.returncode, 0, ran.stderr)
            entries = json.loads(out.read_text())["benchmarks"]
        self.assertEqual([entry["name"] for entry in entries],
                         [f"{PLACE}/raw", f"{PLACE}/portability"])
        for entry in entries:
            self.assertIn(entry["name"], ran.stdout)
            self.assertGreater(entry["instructions"], 10)
            self.assertEqual((entry["syscalls"], entry["syscalls_sendto"],
                              entry["syscalls_recvfrom"]), (2, 1, 1))

    def test_of_each_call_are_a_table(self):
        ran = run("counts", "--rows", f"^{PLACE}/raw$")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertRegex(ran.stdout, r"\| sendall \| \d+ \| \d+ \| [+-]\d+ \| 1 sendto \|")

    def test_need_their_tools_and_say_so(self):
        with tempfile.TemporaryDirectory() as empty:
            for command in ("counts", "limits"):
                ran = run(command, path=empty)
                self.assertEqual(ran.returncode, 2)
                self.assertIn("strace is not installed; ci/setup --for rivals", ran.stderr)

    def test_say_where_the_system_lets_nothing_be_traced(self):
        with tempfile.TemporaryDirectory() as folder:
            refusing = Path(folder) / "strace"
            refusing.write_text("#!/bin/sh\necho 'strace: ptrace: not permitted' >&2\nexit 1\n")
            refusing.chmod(0o755)
            ran = run("counts", path=folder + os.pathsep + os.environ["PATH"])
        self.assertEqual(ran.returncode, 2)
        self.assertIn("strace may not work here: exited with status 1: strace: ptrace", ran.stderr)

    def test_of_no_row_are_refused(self):
        self.assertIn("no row matches such", run("counts", "--rows", "such").stderr)
        self.assertIn("--rows (", run("counts", "--rows", "(").stderr)


class SpeedLimits(unittest.TestCase):
    """Of a run that was measured before, in which every row is as fast as said."""

    def judged(self, portability, libuv=0.4, without=""):
        ratios = {"raw": None, "portability": portability, "raw_again": 1.0}
        entries = []
        for row in every_row():
            contender = row.rsplit("/", 1)[1]
            ratio = ratios.get(contender, libuv)
            if contender != without:
                entries += repetitions(row, ratio)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"context": {}, "benchmarks": entries}, file)
            file.flush()
            return run("limits", "--speed", "--from", file.name)

    def test_are_held_by_a_fast_layer(self):
        ran = self.judged(0.999)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertNotIn("not held", ran.stdout)

    def test_are_missed_by_a_slow_one(self):
        ran = self.judged(0.97)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertIn("not held", ran.stdout)
        self.assertIn("a limit is not held", ran.stdout)

    def test_against_who_is_not_here_are_not_measured(self):
        ran = self.judged(0.999, without="libuv")
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertIn("not measured", ran.stdout)
        self.assertIn("libuv is not here", ran.stdout)

    def test_of_another_program_are_an_error(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"context": {}, "benchmarks": repetitions("BM_copy/64")}, file)
            file.flush()
            ran = run("limits", "--speed", "--from", file.name)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("nothing was measured that the limit", ran.stderr)

    def test_of_no_file_are_an_error(self):
        self.assertEqual(run("limits", "--speed", "--from", "/nowhere.json").returncode, 2)


def every_row():
    listed = subprocess.run([str(Path(PROGRAM).parent / "sockspec_benchmarks"),
                             "--benchmark_list_tests"],
                            capture_output=True, text=True, check=True, timeout=60)
    return listed.stdout.split()


class Help(unittest.TestCase):
    def test_has_an_example(self):
        for command in ("counts", "limits"):
            ran = run(command, "--help")
            self.assertEqual(ran.returncode, 0)
            self.assertIn(f"example: sockspec bench {command}", ran.stdout)


reason = why_not()
if reason:
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
unittest.main()
