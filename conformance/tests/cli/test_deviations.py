"""sockspec deviations: shown, written for a newcomer, and brought up to date."""

import unittest

from command_case import MANIFEST, PROGRAMS, CommandCase

class DeviationsTest(CommandCase):
    def setUp(self):
        super().setUp()
        self.manifest = self.target("one", PROGRAMS / "sockspec-driver-native")
        self.file = self.manifest.parent / "deviations.toml"

    def deviations(self, *arguments, status=0):
        return self.sockspec("deviations", self.manifest, *arguments, status=status)

    def write(self, cells, symptom="eof"):
        self.file.write_text("# kept\n\n"
                             f'[cause]\ncells = ["{cells}"]\nsymptoms = ["{symptom}"]\n'
                             'why = "It is so."\nsource = "a test"\nreview = 2999-01-01\n')

    def test_shown(self):
        self.write("connect.refused")
        result = self.deviations()
        for part in ("cause", "connect.refused", "eof", "It is so.", "a test",
                     "1 deviation of one"):
            self.assertIn(part, result.out)

    def test_update_removes_what_passes(self):
        self.write("connect.refused")
        result = self.deviations("--update")
        self.assertIn("cause", result.out)
        self.assertEqual(self.file.read_text().strip(), "# kept")

    def test_baseline_accepts_what_fails_as_untriaged(self):
        manifest = self.faulty_target("newcomer", "unreachable")
        self.sockspec("run", manifest, "--quiet", status=1)
        result = self.sockspec("deviations", manifest, "--baseline", "--quiet")
        written = (manifest.parent / "deviations.toml").read_text()
        self.assertIn("connect_refused", result.out)
        self.assertIn("error:host_unreachable", written)
        self.assertIn("untriaged = true", written)
        # A refusal meets a nonblocking connect at once or later, by chance: only one cell is asked.
        one = ("--select", "connect.refused/tcp4.blocking", "--quiet")
        self.sockspec("run", manifest, *one)
        self.sockspec("run", manifest, *one, "--strict", status=1)

    def test_both_at_once(self):
        self.assertIn("--update", self.deviations("--update", "--baseline", status=2).err)

    def test_an_unusable_driver_changes_nothing(self):
        self.write("connect.refused")
        before = self.file.read_text()
        self.manifest.write_text(MANIFEST.format(command='"/no/such/driver"'))
        self.deviations("--update", status=2)
        self.assertEqual(self.file.read_text(), before)


if __name__ == "__main__":
    unittest.main()
