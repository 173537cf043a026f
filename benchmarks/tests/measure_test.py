"""sockspec bench, without a subcommand: measures, and leaves a table, figures and a page.

usage: measure_test.py SOCKSPEC_BENCH [UNITTEST ARGUMENT...]
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = sys.argv.pop(1)


def bench(*arguments):
    command = [PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)


class Measure(unittest.TestCase):
    def test_prints_the_table_of_the_questions_that_were_asked(self):
        ran = bench("--brief", "--question", "sendmsg_gather,empty_system_call")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        questions = [line for line in ran.stdout.splitlines() if line and " " not in line]
        self.assertEqual(questions, ["empty_system_call", "sendmsg_gather"])

    def test_leaves_table_figures_and_page_in_a_folder_that_it_makes(self):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "new" / "report"
            ran = bench("--brief", "--question=sendmsg_gather", "--against=portability",
                        "--out", str(out))
            self.assertEqual(ran.returncode, 0, ran.stderr)
            self.assertEqual((out / "table.txt").read_text(), ran.stdout)
            run = json.loads((out / "benchmarks.json").read_text())
            contenders = {one["name"].split("/")[3] for one in run["benchmarks"]}
            self.assertEqual(contenders, {"raw", "raw_again", "portability"})
            page = (out / "index.html").read_text()
            self.assertIn("sendmsg_gather", page)
            self.assertIn("</html>", page)
            self.assertIn(str(out), ran.stderr)

    def test_an_unknown_name_is_status_2_with_the_nearest_one_and_no_page(self):
        with tempfile.TemporaryDirectory() as folder:
            ran = bench("--question", "sendmsg_gathr", "--out", folder)
            self.assertEqual(ran.returncode, 2)
            self.assertIn("did you mean sendmsg_gather?", ran.stderr)
            self.assertFalse((Path(folder) / "index.html").exists())

    def test_a_folder_that_cannot_be_made_is_told_before_anything_is_measured(self):
        ran = bench("--brief", "--out", "/dev/null/report")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("/dev/null/report: cannot be made", ran.stderr)
        self.assertEqual(ran.stdout, "")

    def test_its_options_are_not_those_of_subcommands(self):
        ran = bench("--brief", "page", "x.json", "--out", "y.html")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("subcommand", ran.stderr)

    def test_help_has_an_example(self):
        ran = bench("--help")
        self.assertEqual(ran.returncode, 0)
        self.assertIn("example: sockspec bench --question", ran.stdout)


unittest.main()
