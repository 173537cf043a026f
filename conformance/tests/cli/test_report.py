"""sockspec report and sockspec diff, on runs that were stored."""

import json
import unittest

from command_case import CommandCase

CELLS = ("--select", "connect.succeeds", "--select", "connect.refused", "--kind", "tcp4")


class ReportTest(CommandCase):
    def run_into(self, directory, *arguments, target="native", status=0):
        self.sockspec("run", target, *arguments, "--out", directory, status=status)
        return directory

    def test_reports_of_one_run(self):
        self.run_into(self.out, *CELLS)
        (self.out / "report.html").unlink()
        result = self.sockspec("report", self.out)
        self.assertIn("Nothing unexpected in 4 cells.", result.out)
        self.assertTrue((self.out / "report.html").exists())

    def test_shards_become_one_run(self):
        shards = [self.run_into(self.folder / str(i), *CELLS, "--shard", f"{i}/2") for i in (1, 2)]
        self.sockspec("report", *shards, "--out", self.out)
        whole = self.run_into(self.folder / "whole", *CELLS)
        names = [record["cell"] for record in self.records()]
        lines = (whole / "records.jsonl").read_text().splitlines()
        self.assertEqual(sorted(names), sorted(json.loads(line)["cell"] for line in lines))
        self.assertEqual(self.stored_run()["state"], "finished")

    def test_a_missing_shard_is_missed(self):
        shards = [self.run_into(self.folder / str(i), *CELLS, "--shard", f"{i}/3") for i in (1, 2)]
        result = self.sockspec("report", *shards, "--out", self.out, status=1)
        self.assertIn("in none of these shards", result.out)

    def test_shards_without_a_place(self):
        self.assertIn("--out", self.sockspec("report", "one", "two", status=2).err)

    def test_a_directory_that_is_no_run(self):
        result = self.sockspec("report", self.folder, status=2)
        self.assertIn(str(self.folder / "run.json"), result.err)

    def test_the_status_is_that_of_the_run(self):
        self.run_into(self.out, *CELLS, target=self.faulty_target("exits", "exit"), status=1)
        self.sockspec("report", self.out, status=1)


    def test_what_was_observed(self):
        self.run_into(self.out, "--select", "bind.datagram_port_is_shared", "--kind", "udp4")
        shown = self.sockspec("report", self.out, "--observations").out
        self.assertRegex(shown, r"^clause +native\nbind\.datagram_port_is_shared +takes_it 1\n$")


class DiffTest(CommandCase):
    def setUp(self):
        super().setUp()
        self.good, self.bad = self.folder / "good", self.folder / "bad"
        good = self.target("one", self.native())
        self.sockspec("run", good, *CELLS, "--out", self.good)
        # The same target with another driver: cells are matched by the target's name.
        good.parent.rename(self.folder / "old")
        bad = self.faulty_target("one", "exit")
        self.sockspec("run", bad, *CELLS, "--out", self.bad, status=1)

    @staticmethod
    def native():
        from command_case import PROGRAMS
        return PROGRAMS / "sockspec-driver-native"

    def test_a_regression(self):
        result = self.sockspec("diff", self.good, self.bad, status=1)
        self.assertRegex(result.out,
                         r"regressed +one +connect\.refused/tcp4\.blocking +pass -> crash")
        self.assertIn("4 cells changed, 4 regressed", result.out)

    def test_a_fix(self):
        result = self.sockspec("diff", self.bad, self.good)
        self.assertIn("4 cells changed, 0 regressed", result.out)

    def test_no_change(self):
        self.assertEqual(self.sockspec("diff", self.good, self.good).out,
                         "0 cells changed, 0 regressed\n")


if __name__ == "__main__":
    unittest.main()
