"""`sockspec bench beside` measures the programs that are here. How fast one is, no test says.

usage: beside_command_test.py SOCKSPEC_BENCH [UNITTEST ARGUMENT...]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop(1)
BRIEF = ["--rounds", "2", "--slice", "0.001"]
PLACE = "sendall_by_size/unix_stream/64"


def run(*arguments):
    return subprocess.run([PROGRAM, "beside", *arguments], capture_output=True, text=True,
                          check=False, timeout=100)


def repeat_row(*arguments):
    program = str(Path(PROGRAM).parent / "repeat_row")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=False,
                          timeout=60)


class Beside(unittest.TestCase):
    def test_cpython_has_rows_like_all_others(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "beside.json"
            ran = run(*BRIEF, "--against", "cpython", "--places", PLACE, "--out", str(out))
            self.assertEqual(ran.returncode, 0, ran.stderr)
            entries = json.loads(out.read_text())["benchmarks"]
        names = [entry["name"] for entry in entries]
        for contender in ("raw", "raw_again", "cpython"):
            self.assertEqual(names.count(f"{PLACE}/{contender}"), 2, names)
        for entry in entries:
            self.assertGreater(entry["operation_ns"], 0)
            self.assertEqual("of_raw" in entry, not entry["name"].endswith("/raw"))
        self.assertRegex(ran.stdout, r"unix_stream +64 B +\d+ ")

    def test_whoever_is_here_is_measured(self):
        ran = run(*BRIEF, "--places", "unix_stream/64|throughput|ping_pong")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        for contender in ("cpython", "go", "iperf3", "sockperf"):
            measured = f"/{contender}\n" in ran.stderr
            absent = f"not measured: {contender}: " in ran.stderr
            self.assertNotEqual(measured, absent, ran.stderr)

    def test_nobody_is_refused(self):
        ran = run("--against", "nobody")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("nobody is here", ran.stderr)

    def test_no_place_is_refused(self):
        ran = run("--against", "cpython", "--places", "nowhere")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("no place matches nowhere", ran.stderr)

    def test_help_has_an_example(self):
        ran = run("--help")
        self.assertEqual(ran.returncode, 0)
        self.assertIn("example: sockspec bench beside", ran.stdout)


class TimedRow(unittest.TestCase):
    def test_says_what_an_operation_took(self):
        ran = repeat_row("--timed", f"{PLACE}/raw", "100")
        self.assertRegex(ran.stdout, r"^processor [0-9.]+\nelapsed [0-9.]+\n$")

    def test_of_nothing_is_refused(self):
        for arguments in (["--timed", f"{PLACE}/raw", "0"], ["--timed", f"{PLACE}/raw"],
                          ["--timed", f"{PLACE}/nobody", "1"], [f"{PLACE}/raw", "1x"], []):
            ran = repeat_row(*arguments)
            self.assertEqual((ran.returncode, ran.stdout), (2, ""), arguments)

    def test_without_times_the_operation_is_done_and_no_more(self):
        self.assertEqual(repeat_row(f"{PLACE}/raw", "3").stdout, "one thread\n")


unittest.main()
