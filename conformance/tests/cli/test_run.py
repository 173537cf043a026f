"""sockspec run on targets that work."""

import shlex
import unittest

from command_case import CommandCase

ONE_CELL = ("--select", "connect.refused/tcp4.blocking")


class RunTest(CommandCase):
    def test_a_cell_that_passes(self):
        result = self.sockspec("run", "native", *ONE_CELL)
        self.assertIn("Nothing unexpected in 1 cell.", result.out)
        self.assertEqual(result.err, "")

    def test_out_gets_every_file(self):
        self.sockspec("run", "native", *ONE_CELL, "--out", self.out)
        self.assertEqual({each.name for each in self.out.iterdir()},
                         {"run.json", "records.jsonl", "junit.xml", "summary.md", "report.html"})

    def test_the_stamp_says_what_ran_where(self):
        self.sockspec("run", "native", *ONE_CELL, "--out", self.out)
        stamp = self.stored_run()
        for member in ("suite_version", "commit", "clauses_hash", "system", "kernel", "machine",
                       "compiler", "started", "command_line", "targets"):
            self.assertTrue(stamp[member], member)
        self.assertEqual(stamp["command_line"][1:4], ["run", "native", "--select"])
        self.assertEqual(stamp["targets"][0]["name"], "native")
        self.assertTrue(stamp["targets"][0]["driver"].startswith("native "))

    def test_a_record_has_its_members(self):
        self.sockspec("run", "native", *ONE_CELL, "--out", self.out)
        record = self.records()[0]
        self.assertEqual(record["cell"], "connect.refused/tcp4.blocking")
        self.assertEqual(record["outcome"], "expected")
        for member in ("target", "clause", "kind", "mode", "level", "verdict", "symptom", "allowed",
                       "observed", "native", "duration_us"):
            self.assertIn(member, record)

    def test_dry_run_names_cells_and_runs_none(self):
        result = self.sockspec("run", "native", *ONE_CELL, "--dry-run", "--out", self.out)
        self.assertEqual(result.out, "connect.refused/tcp4.blocking\n")
        self.assertFalse(self.out.exists())

    def test_quiet_says_the_conclusion_alone(self):
        result = self.sockspec("run", "native", *ONE_CELL, "--quiet")
        self.assertEqual(result.out, "Nothing unexpected in 1 cell.\n")

    def test_colour_comes_when_it_is_asked_for(self):
        plain = self.sockspec("run", "native", *ONE_CELL).out
        coloured = self.sockspec("run", "native", *ONE_CELL, "--color", "always").out
        self.assertNotIn("\x1b[", plain)
        self.assertIn("\x1b[", coloured)

    def test_shards_make_up_the_whole(self):
        whole = self.cells("--call", "connect")
        parts = [self.cells("--call", "connect", "--shard", f"{i}/3") for i in (1, 2, 3)]
        self.assertEqual(sorted(sum(parts, [])), sorted(whole))

    def test_smoke_is_less(self):
        smoke, full = self.cells("--depth", "smoke"), self.cells()
        self.assertTrue(set(smoke) < set(full))
        self.assertEqual(self.clauses_of(smoke), self.clauses_of(full))

    @staticmethod
    def clauses_of(cells):
        return {cell.split("/")[0] for cell in cells}

    def cells(self, *selection):
        return self.sockspec("run", "native", "--dry-run", *selection).out.splitlines()

    def test_an_unsupported_cell_alone_is_not_success(self):
        manifest = self.faulty_target("partial", "unsupported")
        self.sockspec("run", manifest, *ONE_CELL, status=3)

    def test_a_failure_stands_alone(self):
        manifest = self.target("strict", self.driver(), manifest=WITHOUT_LINUX)
        self.write_deviation(manifest, "connect.refused", "eof")
        result = self.sockspec("run", manifest, *ONE_CELL, status=1)
        for part in ("STALE", "connect.refused/tcp4.blocking", "must", "source", "observed",
                     "deviation"):
            self.assertIn(part, result.out)

    def test_the_command_to_repeat_it_repeats_it(self):
        manifest = self.faulty_target("it's a target", "exit")
        self.sockspec("run", manifest, *ONE_CELL, "--out", self.out, status=1)
        words = shlex.split(self.records()[0]["repeat"])
        self.assertEqual(words[0], "sockspec")
        repeated = self.sockspec(*words[1:], status=1)
        self.assertIn("crash", repeated.out)

    @staticmethod
    def driver():
        from command_case import PROGRAMS
        return PROGRAMS / "sockspec-driver-native"

    @staticmethod
    def write_deviation(manifest, cells, symptom):
        (manifest.parent / "deviations.toml").write_text(
            f'[cause]\ncells = ["{cells}"]\nsymptoms = ["{symptom}"]\nwhy = "A test."\n'
            'source = "a test"\nreview = 2999-01-01\n')


WITHOUT_LINUX = """
title = "A target of the tests"
command = [{command}]
follows = ["posix-2024", "rfc"]
"""


class SelectionTest(CommandCase):
    def test_nothing_selected_is_3(self):
        result = self.sockspec("run", "native", "--select", "no.such.clause", status=3)
        self.assertIn("sockspec list cells", result.err)

    def test_a_slip_in_a_clause_is_recognised(self):
        result = self.sockspec("run", "native", "--select", "connect.refusd/tcp4.*", status=3)
        self.assertIn('did you mean "connect.refused"?', result.err)

    def complaint(self, *arguments):
        return self.sockspec("run", "native", *arguments, status=2).err

    def test_unknown_names_list_the_known_ones(self):
        self.assertIn("tcp4", self.complaint("--kind", "tcp5"))
        self.assertIn("blocking, nonblocking and timeout", self.complaint("--mode", "sleepy"))
        self.assertIn("must, should and unspecified", self.complaint("--level", "may"))
        self.assertIn('did you mean "connect"?', self.complaint("--call", "connet"))
        self.assertIn("smoke and full", self.complaint("--depth", "deep"))

    def test_shards_that_are_none(self):
        for shard in ("0/2", "3/2", "1", "a/b", "1/0"):
            with self.subTest(shard=shard):
                self.assertIn("I/N", self.complaint("--shard", shard))

    def test_one_target_twice(self):
        self.assertIn("native", self.complaint("native"))


if __name__ == "__main__":
    unittest.main()
