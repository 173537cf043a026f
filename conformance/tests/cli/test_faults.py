"""What the command makes of bad drivers, bad manifests and places that cannot be written."""

import json
import resource
import unittest

from command_case import CommandCase

ONE_CELL = ("--select", "connect.refused/tcp4.blocking")
CELLS = ("--select", "connect.succeeds", "--select", "connect.refused", "--kind", "tcp4")


class BadDriverTest(CommandCase):
    def verdicts_of(self, fault, *selection, status=1):
        """The verdicts of the cells on a driver with that fault."""
        self.manifest = self.faulty_target(fault, fault)
        self.result = self.sockspec("run", self.manifest, *selection, "--jobs", "1",
                                    "--out", self.out, status=status)
        return [record["verdict"] for record in self.records()]

    def test_one_that_exits_crashed(self):
        self.assertEqual(self.verdicts_of("exit", *ONE_CELL), ["crash(exit_3)"])

    def test_one_that_aborts_crashed(self):
        self.assertEqual(self.verdicts_of("abort", *ONE_CELL), ["crash(SIGABRT)"])
        self.assertIn("crash", self.result.out)

    def test_a_call_that_hangs_is_a_timeout(self):
        self.assertEqual(self.verdicts_of("silent", *ONE_CELL), ["timeout(connect)"])

    def test_one_that_does_not_even_answer_pings_is_a_timeout(self):
        self.assertEqual(self.verdicts_of("hang", *ONE_CELL), ["timeout(connect)"])

    def test_garbage_charges_the_driver(self):
        self.assertEqual(self.verdicts_of("garbage", *ONE_CELL), ["unresolved(driver)"])
        self.assertIn("wrote what is no frame", self.result.out)

    def test_a_line_without_end_charges_the_driver(self):
        self.assertEqual(self.verdicts_of("endless", *ONE_CELL), ["unresolved(driver)"])

    def test_an_unknown_id_charges_the_driver(self):
        self.assertEqual(self.verdicts_of("unknown_id", *ONE_CELL), ["unresolved(driver)"])
        self.assertIn("987654321", self.result.out)

    def test_a_second_answer_does_not_disturb_other_cells(self):
        verdicts = self.verdicts_of("twice", *CELLS)
        self.assertEqual(set(verdicts), {"unresolved(driver)"})
        self.assertEqual(len(verdicts), len(self.listed(CELLS)))
        self.assertIn("twice", self.result.out)

    def test_a_capability_that_is_a_lie_is_unsupported_by_the_driver(self):
        self.assertEqual(self.verdicts_of("unsupported", *ONE_CELL, status=3),
                         ["unsupported(driver)"])

    def test_a_required_kind_does_not_hide_behind_a_lie(self):
        manifest = self.faulty_target("liar", "unsupported", more='requires = ["tcp4"]\n')
        result = self.sockspec("run", manifest, *ONE_CELL, status=1)
        self.assertIn("tcp4", result.out)

    def test_what_it_leaves_running_is_killed(self):
        self.assertEqual(self.verdicts_of("child", *ONE_CELL), ["crash(exit_4)"])

    def test_losses_in_a_row_park_it_and_keep_what_was_seen(self):
        verdicts = self.verdicts_of("exit", "--call", "connect", status=2)
        self.assertEqual(set(verdicts), {"crash(exit_3)", "not_run(parked)"})
        self.assertEqual(len(verdicts), len(self.listed(("--call", "connect"))))
        self.assertIn("lost or hung time after time", self.result.out)

    def test_losses_in_one_clause_do_not_park_it(self):
        selection = ("--select", "connect.refused", "--mode", "blocking")
        verdicts = self.verdicts_of("exit", *selection)
        self.assertEqual(set(verdicts), {"crash(exit_3)"})
        self.assertGreater(len(verdicts), 5)

    def listed(self, selection):
        return self.sockspec("list", "cells", "--target", self.manifest,
                             *selection).out.splitlines()


class UnusableDriverTest(CommandCase):
    """The driver cannot be used at all: 2, and the other targets are still judged."""

    def result_beside_native(self, manifest):
        result = self.sockspec("run", manifest, "native", *ONE_CELL, "--out", self.out, status=2)
        self.assertEqual([record["target"] for record in self.records()], ["native"])
        self.assertEqual(self.records()[0]["verdict"], "pass")
        return result

    def test_one_that_exits_at_once(self):
        result = self.result_beside_native(self.faulty_target("leaver", "hello_exit"))
        self.assertIn("exited with status 3", result.out)
        self.assertIn("sockspec driver check", result.out)

    def test_one_that_does_not_greet(self):
        manifest = self.faulty_target("silent", "hello_hang", more='start_timeout = "300 ms"\n')
        self.assertIn("did not answer hello", self.result_beside_native(manifest).out)

    def test_one_that_greets_in_prose(self):
        result = self.result_beside_native(self.faulty_target("talker", "hello_garbage"))
        self.assertIn("wrote what is no frame", result.out)

    def test_a_program_that_is_not_there(self):
        result = self.result_beside_native(self.target("gone", self.folder / "no_such_driver"))
        self.assertIn("no_such_driver", result.out)


class BadManifestTest(CommandCase):
    def complaint_about(self, manifest):
        return self.sockspec("run", manifest, *ONE_CELL, status=2).err

    def test_a_wrong_key_is_named_with_its_place(self):
        manifest = self.target("typo", "true", more='requiers = ["tcp4"]\n')
        complaint = self.complaint_about(manifest)
        self.assertIn(f"{manifest}:5:1", complaint)
        self.assertIn('did you mean "requires"?', complaint)

    def test_a_bad_date_is_named_with_its_place(self):
        manifest = self.target("undated", "true")
        deviations = manifest.parent / "deviations.toml"
        deviations.write_text('[cause]\ncells = ["connect.*"]\nsymptoms = ["eof"]\n'
                              'why = "It does."\nsource = "a bug"\nreview = 2026-02-30\n')
        self.assertIn(f"{deviations}:6", self.complaint_about(manifest))

    def test_a_manifest_that_is_not_there(self):
        nowhere = self.folder / "nowhere/target.toml"
        self.assertIn(str(nowhere), self.complaint_about(nowhere))

    def test_an_unknown_name_lists_the_known_ones(self):
        complaint = self.complaint_about("natvie")
        self.assertIn('did you mean "native"?', complaint)
        self.assertIn("portability", complaint)


class UnwritableTest(CommandCase):
    """Tests may run as root, whom no permission stops: a file as parent does."""

    def test_a_file_as_parent_of_out(self):
        (self.folder / "file").write_text("")
        out = self.folder / "file/out"
        result = self.sockspec("run", "native", *ONE_CELL, "--out", out, status=2)
        self.assertIn("--out", result.err)
        self.assertIn(str(self.folder / "file"), result.err)

    def test_a_full_disk_keeps_what_fits(self):
        limit = 20_000  # bytes a file

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        result = self.sockspec("run", "native", "--call", "connect", "--out", self.out, status=2,
                               before=limited)
        self.assertIn("File too large", result.err)
        text = (self.out / "records.jsonl").read_text()
        whole = text[:text.rfind("\n")].splitlines()
        self.assertGreater(len([json.loads(line) for line in whole]), 0)

    def test_standard_output_on_a_full_disk(self):
        with open("/dev/full", "w") as full:
            result = self.sockspec("run", "native", *ONE_CELL, "--out", self.out, status=2,
                                   stdout=full)
        self.assertIn("cannot write all of standard output", result.err)
        self.assertEqual(len(self.records()), 1)


if __name__ == "__main__":
    unittest.main()
