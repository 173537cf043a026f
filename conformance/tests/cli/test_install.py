"""The installed command finds its drivers and targets beside it."""

import json
import os
import subprocess
import unittest

import command_case


class InstallTest(command_case.CommandCase):
    def setUp(self):
        super().setUp()
        if not os.environ["SOCKSPEC_BUILD"]:
            self.skipTest("no build folder was given to install from")
        self.prefix = self.folder / "prefix"
        subprocess.run(["cmake", "--install", os.environ["SOCKSPEC_BUILD"], "--component",
                        "conformance", "--prefix", self.prefix], check=True, capture_output=True)

    def start(self, *arguments, **options):
        return super().start(*arguments, program=self.prefix / "bin/sockspec", **options)

    def test_it_judges_its_own_targets(self):
        targets = json.loads(self.sockspec("list", "targets", "--format", "json").out)
        for each in targets:
            self.assertTrue(each["manifest"].startswith(str(self.prefix)), each["manifest"])
        result = self.sockspec("run", "native", "portability", "--select",
                               "connect.refused/tcp4.blocking")
        self.assertIn("Nothing unexpected in 2 cells.", result.out)

    def test_it_finds_the_benchmarks(self):
        if not (command_case.PROGRAMS / "sockspec-bench").exists():
            self.skipTest("the benchmarks were not built")
        subprocess.run(["cmake", "--install", os.environ["SOCKSPEC_BUILD"], "--component",
                        "benchmarks", "--prefix", self.prefix], check=True, capture_output=True)
        self.assertIn("example: sockspec bench gate",
                      self.sockspec("bench", "gate", "--help").out)


if __name__ == "__main__":
    unittest.main()
