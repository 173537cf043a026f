"""Libraries that a target preloads under its driver: found, missing, and what is judged named after
them."""

import shutil
import unittest

from command_case import PROGRAMS, CommandCase

ONE_CELL = ("--select", "connect.refused/tcp4.blocking")
MISSING = 'preload = ["libno_such_library.so"]\ninstall = "package no-such-library"\n'
SKIPPED = 77


class PreloadTest(CommandCase):
    def native_target(self, name, more):
        return self.target(name, PROGRAMS / "sockspec-driver-native", more=more)

    def assert_told(self, text):
        self.assertIn("runs without libno_such_library.so", text)
        self.assertIn("to install: package no-such-library", text)

    def test_a_run_without_the_library_is_refused(self):
        manifest = self.native_target("bare", MISSING)
        result = self.sockspec("run", manifest, *ONE_CELL, "--out", self.out, status=2)
        self.assert_told(result.out)
        self.assertEqual(self.records(), [])

    def test_the_other_targets_are_judged(self):
        manifest = self.native_target("bare", MISSING)
        self.sockspec("run", manifest, "native", *ONE_CELL, "--out", self.out, status=2)
        self.assertEqual([record["target"] for record in self.records()], ["native"])

    def test_a_driver_is_not_checked_without_the_library(self):
        manifest = self.native_target("bare", MISSING)
        result = self.sockspec("driver", "check", manifest, status=2)
        self.assert_told(result.err)
        self.assertEqual(result.out, "")

    def test_a_list_says_which_target_is_not_here(self):
        manifest = self.native_target("bare", MISSING)
        shutil.copytree(manifest.parent, self.folder / "targets/bare")
        found = {"environment": {"SOCKSPEC_TARGETS": str(self.folder / "targets")}}
        listed = self.sockspec("list", "targets", **found).out
        self.assertRegex(listed, r"bare +A target of the tests; not here: ")
        self.assert_told(listed)

    def test_cells_as_tests_are_skipped_without_the_library(self):
        manifest = self.native_target("bare", MISSING)
        result = self.sockspec("--target", manifest, "--call", "connect", status=SKIPPED,
                               program="sockspec-googletest")
        self.assert_told(result.out)

    def test_cells_as_tests_fail_with_another_broken_driver(self):
        manifest = self.target("broken", "false")
        self.sockspec("--target", manifest, "--call", "connect", status=2,
                      program="sockspec-googletest")

    def test_a_library_that_is_there_is_loaded(self):
        manifest = self.native_target("mathematical", 'preload = ["libm.so.6"]\n')
        self.sockspec("run", manifest, *ONE_CELL)

    def test_a_program_that_no_library_is_loaded_under_is_found_out(self):
        """The loader obeys for the shell; the driver behind it gets a clean environment."""
        manifest = self.target("shaken_off", "env", "-u", "LD_PRELOAD",
                               PROGRAMS / "sockspec-driver-native",
                               more='preload = ["libm.so.6"]\n')
        result = self.sockspec("run", manifest, *ONE_CELL, status=2)
        self.assertIn("runs without libm.so.6", result.out)


class ImplementationTest(CommandCase):
    def named(self, name, *version):
        words = ", ".join(f'"{word}"' for word in version)
        return self.target(name, PROGRAMS / "sockspec-driver-native",
                           more=f'[implementation]\nname = "stack"\nversion = [{words}]\n')

    def test_it_is_named_as_the_manifest_says(self):
        manifest = self.named("below", "printf", "7.8.9-2\\nmore")
        self.sockspec("run", manifest, *ONE_CELL, "--out", self.out)
        self.assertEqual(self.stored_run()["targets"][0]["implementation"], "stack 7.8.9-2")

    def test_deviations_are_held_against_its_version(self):
        manifest = self.named("below", "echo", "7.8.9")
        (manifest.parent / "deviations.toml").write_text(
            '[old]\ncells = ["connect.refused/tcp4.*"]\nsymptoms = ["eof"]\nwhy = "w"\n'
            'source = "s"\nreview = 2099-01-01\nwhen = "target >= 7.8, target < 7.9"\n')
        result = self.sockspec("run", manifest, *ONE_CELL, status=1)
        self.assertIn("stale", result.out)

    def test_a_version_that_is_not_to_be_had_ends_the_run(self):
        for command, reason in ((("false",), "false exited with status 1"),
                                (("true",), "true wrote nothing"),
                                (("no_such_program",), "could not be started")):
            with self.subTest(command=command):
                result = self.sockspec("run", self.named(command[0], *command), *ONE_CELL, status=2)
                self.assertIn("the version of stack is not to be had", result.out)
                self.assertIn(reason, result.out)


class ScratchTest(CommandCase):
    def test_what_a_driver_leaves_there_is_not_seen_by_the_next_cell(self):
        manifest = self.faulty_target("litters", "litter")
        self.sockspec("run", manifest, "--select", "connect.refused*", "--kind", "tcp4",
                      "--jobs", "1", "--out", self.out)
        self.assertGreater(len(self.records()), 1)
        self.assertNotIn("crash", {record["verdict"] for record in self.records()})


if __name__ == "__main__":
    unittest.main()
