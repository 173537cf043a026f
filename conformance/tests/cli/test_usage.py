"""Help, versions and wrong arguments."""

import re
import subprocess
import unittest

from command_case import CommandCase

COMMANDS = ("run", "list", "explain", "report", "diff", "deviations", "mutants", "driver check")


class HelpTest(CommandCase):
    def test_every_command_is_named(self):
        text = self.sockspec("--help").out
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command.split()[0]} ")

    def test_every_command_has_an_example(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                text = self.sockspec(*command.split(), "--help").out
                self.assertIn(f"example: sockspec {command}", text)

    def test_every_flag_is_explained(self):
        for command in COMMANDS:
            text = self.sockspec(*command.split(), "--help").out
            for line in re.findall(r"(?m)^  (-.*)$", text):
                with self.subTest(command=command, flag=line):
                    self.assertRegex(line, r"\S  +\S")

    def test_version(self):
        self.assertRegex(self.sockspec("--version").out, r"^sockspec \d+\.\d+\.\d+\n$")


class WrongArgumentsTest(CommandCase):
    def complaint(self, *arguments):
        result = self.sockspec(*arguments, status=2)
        self.assertEqual(result.out, "")
        self.assertIn("--help", result.err)
        return result.err

    def test_no_command(self):
        self.complaint()

    def test_a_command_with_a_slip(self):
        self.assertIn('did you mean "run"?', self.complaint("rnu"))

    def test_a_flag_with_a_slip(self):
        self.assertIn('did you mean "--select"?', self.complaint("run", "--selct", "x"))

    def test_a_flag_without_its_word(self):
        self.assertIn("--out", self.complaint("run", "--out"))

    def test_a_number_that_is_none(self):
        self.assertIn("--jobs", self.complaint("run", "--jobs", "many"))


class PipeTest(CommandCase):
    def test_a_reader_that_leaves_early(self):
        process = self.start("list", "cells")
        process.stdout.close()
        self.assertNotEqual(process.wait(10), 0)
        self.assertEqual(process.stderr.read(), "")


if __name__ == "__main__":
    unittest.main()
