"""`sockspec bench suite` measures the programs beside it. How fast they are, no test says.

usage: suite_command_test.py SOCKSPEC_BENCH [UNITTEST ARGUMENT...]
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1))
PROGRAMS = ["sockspec-launch", "sockspec-driver-native", "sockspec-driver-portability"]
TARGETS = ["native", "portability"]


def run(*arguments, program=PROGRAM, path=None):
    environment = {**os.environ, **({"PATH": path} if path is not None else {})}
    return subprocess.run([program, "suite", *arguments], capture_output=True, text=True,
                          check=False, timeout=110, env=environment)


def measured(*arguments):
    """What a brief run leaves: its end, its rows by name, the other files' texts."""
    with tempfile.TemporaryDirectory() as folder:
        ran = run("--brief", "--out", folder, *arguments)
        if ran.returncode > 1:
            return ran, {}, "", ""
        rows = {}
        for entry in json.loads((Path(folder) / "benchmarks.json").read_text())["benchmarks"]:
            rows.setdefault(entry["name"], []).append(entry)
        return (ran, rows, (Path(folder) / "table.txt").read_text(),
                (Path(folder) / "index.html").read_text())


class Suite(unittest.TestCase):
    def test_rows_of_drivers_have_ratios_to_their_raw_twins(self):
        ran, rows, table, page = measured("--question", "driver_start,protocol_round_trip")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual(ran.stdout, table)
        for target in TARGETS:
            wanted = {f"driver_start/{target}/0": ["launched_raw", "driver", "launched_driver"],
                      f"protocol_round_trip/{target}/23": ["ping"],
                      f"protocol_round_trip/{target}/49": ["getsockname"]}
            for place, contenders in wanted.items():
                for contender in ["raw", "raw_again", *contenders]:
                    entries = rows[f"{place}/{contender}"]
                    self.assertEqual(len(entries), 2)
                    for entry in entries:
                        self.assertGreater(entry["real_time"], 0)
                        self.assertEqual("of_raw" in entry, contender != "raw")
        self.assertIn("getsockname", table)
        self.assertIn("protocol_round_trip", page)

    def test_cells_are_those_of_the_records(self):
        ran, rows, table, _ = measured("--question", "cells_by_jobs", "--jobs", "2,3")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        for target in TARGETS:
            cells = set()
            for contender in ["raw", "raw_again", "jobs_2", "jobs_3"]:
                for entry in rows[f"cells_by_jobs/{target}/0/{contender}"]:
                    cells.add(entry["iterations"])
                    # so many cells in the time of one, as often as that goes into a second
                    self.assertAlmostEqual(entry["items_per_second"] * entry["real_time"], 1e9,
                                           delta=1e3)
            self.assertEqual(len(cells), 1, cells)
            self.assertEqual(cells.pop(), cells_selected(target))
        self.assertIn("jobs_3", table)

    def test_a_report_has_its_size_and_its_limits(self):
        ran, rows, table, _ = measured("--question", "report_of_45000")
        self.assertLess(ran.returncode, 2, ran.stderr)
        (report,) = rows["report_of_45000/native/0/report"]
        self.assertEqual(report["records"], 5_000)
        self.assertGreater(report["items_per_second"], 0)
        held = f" {report['page_bytes']:.0f} bytes, under 2000000"
        (line,) = [line for line in table.splitlines() if held in line]
        self.assertEqual(line.startswith("held"), report["page_bytes"] < 2e6)
        shown = rows["report_of_45000/chromium/0/matrix"]
        if "error_message" in shown[0]:
            self.assertIn(f"left out: {shown[0]['name']}: {shown[0]['error_message']}", table)
            return
        for entry in shown:
            first = rows["report_of_45000/chromium/0/first_paint"][entry["repetition_index"]]
            self.assertGreaterEqual(entry["real_time"], first["real_time"])


    def test_without_a_browser_its_rows_are_left_out_with_the_reason(self):
        with tempfile.TemporaryDirectory() as folder:
            for tool in ("sh", "dirname"):
                os.symlink(shutil.which(tool), Path(folder) / tool)
            ran = run("--brief", "--question", "report_of_45000", path=folder)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        reason = "Node.js is not installed"
        self.assertIn(f"left out: {reason}", ran.stderr)
        self.assertIn(f"left out: report_of_45000/chromium/0/matrix: {reason}", ran.stdout)
        self.assertRegex(ran.stdout, f"not measured .* until it is shown .* {reason}")


def cells_selected(target):
    """As many as the program itself says."""
    dry = subprocess.run([PROGRAM.parent / "sockspec", "run", target, "--depth", "smoke",
                          "--select", "getsockname.*", "--dry-run"],
                         capture_output=True, text=True, check=True, timeout=60)
    return len(dry.stdout.splitlines())


class Elsewhere(unittest.TestCase):
    """The program in a folder of its own, with what a test puts beside it."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.program = Path(self.folder.name) / PROGRAM.name
        shutil.copy(PROGRAM, self.program)

    def beside(self, name, script):
        file = Path(self.folder.name) / name
        file.write_text("#!/bin/sh\n" + script)
        file.chmod(0o755)

    def programs(self):
        for name in PROGRAMS:
            shutil.copy(PROGRAM.parent / name, self.folder.name)

    def refused(self, question):
        ran = run("--brief", "--question", question, program=self.program)
        self.assertEqual(ran.returncode, 2, ran.stdout)
        return ran.stderr

    def test_without_drivers_says_what_to_build(self):
        for question in ("driver_start", "protocol_round_trip"):
            said = self.refused(question)
            self.assertIn("sockspec-driver-native; build it", said)

    def test_without_the_command_says_what_to_build(self):
        for question in ("cells_by_jobs", "report_of_45000"):
            self.assertIn("/sockspec; build it", self.refused(question))

    def test_a_driver_that_dies_is_told_with_its_status(self):
        self.programs()
        self.beside("sockspec-driver-native", "read hello; echo oh >&2; exit 3\n")
        for question in ("driver_start", "protocol_round_trip"):
            said = self.refused(question)
            self.assertIn("sockspec-driver-native exited with status 3: oh", said)

    def test_a_driver_that_refuses_is_told_with_its_reply(self):
        self.programs()
        reply = '{"type":"reply","id":1,"unsupported":{"why":"tired"}}'
        self.beside("sockspec-driver-native", f"read hello; echo '{reply}'; cat >/dev/null\n")
        said = self.refused("protocol_round_trip")
        self.assertIn(f'answered {{"type":"hello","id":1,"protocol":1,"suite":"sockspec bench"}} '
                      f"with {reply}", said)

    def test_a_run_that_does_not_end_well_is_told_with_what_it_said(self):
        self.beside("sockspec", "echo 'connect.refused: unexpected'; exit 1\n")
        for question in ("cells_by_jobs", "report_of_45000"):
            said = self.refused(question)
            self.assertIn("exited with status 1", said)
            self.assertIn("connect.refused: unexpected", said)

    def test_a_run_without_records_is_no_measurement(self):
        self.beside("sockspec", 'while [ "$1" != --out ]; do shift; done; mkdir -p "$2"; '
                    'echo "{}" >"$2/run.json"; : >"$2/records.jsonl"\n')
        self.assertIn("a run of native has 0 cells", self.refused("cells_by_jobs"))
        self.assertIn("no records", self.refused("report_of_45000"))


class Usage(unittest.TestCase):
    def test_help_has_an_example(self):
        ran = run("--help")
        self.assertEqual(ran.returncode, 0)
        self.assertIn("example: sockspec bench suite", ran.stdout)

    def test_no_such_question_is_refused_with_those_there_are(self):
        ran = run("--question", "speed")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("--question speed: there are driver_start, protocol_round_trip", ran.stderr)

    def test_one_job_is_the_reference_and_no_choice(self):
        self.assertEqual(run("--jobs", "1").returncode, 2)


unittest.main()
