"""Several programs add to one history at once, and no line is lost.

usage: history_test.py PROGRAM [UNITTEST ARGUMENT...]
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1)).resolve()
AT_ONCE = 6


def run_of(benchmark):
    return {"context": {"date": "2026-01-01"},
            "benchmarks": [{"name": benchmark, "cpu_time": 7, "time_unit": "ns"}]}


class AtOnce(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sockspec_history_")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        # As on a machine of CI: nobody has a name, and no configuration is read.
        self.environment = {**os.environ, "HOME": folder.name, "GIT_CONFIG_NOSYSTEM": "1"}
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words):
        ran = subprocess.run(["git", *words], cwd=self.folder, env=self.environment, timeout=60,
                             capture_output=True, text=True, check=True)
        return ran.stdout

    def start_adding(self, number, to):
        path = self.folder / f"run_{number}.json"
        path.write_text(json.dumps(run_of(f"benchmark_{number}")), encoding="utf-8")
        command = [PROGRAM, "history", "add", "--from", path, "--commit", "c1", "--to", to]
        return subprocess.Popen(command, cwd=self.folder, env=self.environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def add_at_once(self, to):
        started = [self.start_adding(number, to) for number in range(AT_ONCE)]
        for one in started:
            said = one.communicate(timeout=100)
            self.assertEqual(one.returncode, 0, said)

    def benchmarks_in(self, lines):
        names = [json.loads(line)["benchmark"] for line in lines.splitlines()]
        self.assertEqual(sorted(names), [f"benchmark_{number}" for number in range(AT_ONCE)])

    def test_to_a_branch(self):
        self.add_at_once("branch:history")
        self.benchmarks_in(self.git("show", "history:c1.jsonl"))
        self.assertEqual(len(self.git("log", "--format=%H", "history").split()), AT_ONCE)

    def test_to_a_folder(self):
        self.add_at_once("lines")
        self.benchmarks_in((self.folder / "lines/c1.jsonl").read_text(encoding="utf-8"))

    def test_commits_have_a_name_where_nobody_has_one(self):
        self.add_at_once("branch:history")
        names = set(self.git("log", "--format=%an", "history").splitlines())
        self.assertTrue(names)
        self.assertNotIn("", names)


unittest.main()
