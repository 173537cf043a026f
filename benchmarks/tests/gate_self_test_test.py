"""The gate's self-test, in short: what it injects arrives, and nothing else is seen.

usage: gate_self_test_test.py SOCKSPEC_BENCH [UNITTEST ARGUMENT...]
The whole one, which judges the gate, takes ten minutes: `sockspec bench gate --self-test`.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BENCH = sys.argv.pop(1)
PATIENCE = 400  # seconds


def self_test(*arguments):
    return subprocess.run([BENCH, "gate", "--self-test", *map(str, arguments)], text=True,
                          capture_output=True, check=False, timeout=PATIENCE)


class ShortSelfTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="sockspec-self-test-") as folder:
            cls.ran = self_test("--trials", 1, "--pairs", 10, "--quiet", "--out", folder)
            assert cls.ran.returncode in (0, 1), cls.ran.stdout + cls.ran.stderr
            cls.said = json.loads((pathlib.Path(folder) / "self_test.json").read_text())
        cls.rates = {rate["injected"]: rate for rate in cls.said["rates"]}

    def test_every_slowdown_was_tried(self):
        self.assertEqual(set(self.rates), {0, 0.02, 0.03, 0.05, 0.1})
        for rate in self.said["rates"]:
            self.assertEqual(rate["trials"], 1, rate)
            self.assertEqual(rate["load"], "quiet")
        self.assertTrue(self.said["complete"])

    def test_nothing_is_called_slower_where_nothing_changed(self):
        self.assertEqual(self.rates[0]["slower"], 0, self.rates[0])

    def test_ten_percent_that_were_injected_are_there(self):
        self.assertGreater(self.rates[0.1]["realised"], 0.04)

    def test_what_is_counted_is_always_seen(self):
        if "not counted: " in self.ran.stdout:
            self.skipTest(self.ran.stdout.split("not counted: ")[1])
        seen = {one["injected"]: (one["trials"], one["more"]) for one in self.said["counted"]}
        expected = {"nothing": (2, 0), "a system call": (2, 2), "8 instructions": (2, 2)}
        self.assertEqual(seen, expected)

    def test_the_table_says_what_the_json_says(self):
        lines = self.ran.stdout.count("\nquiet ")
        self.assertEqual(lines, 5 + len(self.said["counted"]), self.ran.stdout)
        good = "the gate is good" in self.ran.stdout
        self.assertEqual(good, self.said["good"])
        self.assertEqual(self.ran.returncode, 0 if good else 1)


class TimeLimit(unittest.TestCase):
    def test_a_self_test_that_was_cut_short_proves_nothing(self):
        ran = self_test("--trials", 1000, "--pairs", 8, "--busy", "--time-limit", 1)
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        self.assertIn("the time limit came before the last trial", ran.stdout)
        self.assertNotIn("is good", ran.stdout)


class Usage(unittest.TestCase):
    def test_its_options_need_it(self):
        ran = subprocess.run([BENCH, "gate", "--trials", "3"], text=True, capture_output=True,
                             check=False, timeout=PATIENCE)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("--self-test", ran.stderr)


unittest.main()
