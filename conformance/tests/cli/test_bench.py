"""`sockspec bench` is another program, which lies beside the command."""

import shutil
import signal
import unittest

from command_case import PROGRAMS, CommandCase

SAYS_ITS_ARGUMENTS = '#!/bin/sh\nprintf "[%s]" "$@"\necho wrong >&2\nexit 7\n'


class BenchTest(CommandCase):
    def setUp(self):
        super().setUp()
        self.command = self.folder / "bin/sockspec"
        self.command.parent.mkdir()
        shutil.copy(PROGRAMS / "sockspec", self.command)

    def bench(self, place, script):
        """Puts a program there that `sockspec bench` may find."""
        program = self.folder / place / "sockspec-bench"
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(script)
        program.chmod(0o755)

    def test_arguments_outputs_and_status_are_passed_on(self):
        self.bench("bin", SAYS_ITS_ARGUMENTS)
        words = ("gate", "--out", "run", "--help", "--", "a b", "")
        result = self.sockspec("bench", *words, program=self.command, status=7)
        self.assertEqual(result.out, "".join(f"[{word}]" for word in words))
        self.assertEqual(result.err, "wrong\n")

    def test_an_installed_one_lies_in_libexec(self):
        self.bench("libexec/sockspec", SAYS_ITS_ARGUMENTS)
        result = self.sockspec("bench", "x", program=self.command, status=7)
        self.assertEqual(result.out, "[x]")

    def test_the_signal_that_ends_it_ends_the_command(self):
        self.bench("bin", "#!/bin/sh\nkill -TERM $$\n")
        self.sockspec("bench", program=self.command, status=-signal.SIGTERM)

    def test_without_it_the_way_out_is_named(self):
        result = self.sockspec("bench", "gate", program=self.command, status=2)
        self.assertIn(str(self.command.parent), result.err)
        self.assertIn("SOCKSPEC_BUILD_BENCHMARKS=ON", result.err)

    def test_the_help_of_the_command_names_it(self):
        self.assertIn("sockspec bench --help", self.sockspec("--help").out)


if __name__ == "__main__":
    unittest.main()
