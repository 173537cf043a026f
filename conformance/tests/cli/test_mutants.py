"""sockspec mutants: a few; all of them are a test of their own."""

import unittest

from command_case import CommandCase


class MutantsTest(CommandCase):
    def test_lies_that_are_caught(self):
        result = self.sockspec("mutants", "--select", "connect.refus*", "--quiet")
        self.assertRegex(result.out, r"^(\d+) of \1 mutants caught where they should be and "
                                     r"nowhere else; 0 survive, 0 stray\n$")

    def test_a_driver_that_refuses_is_no_proof(self):
        """Clauses that are not good without the lie cannot catch it."""
        manifest = self.faulty_target("partial", "unsupported")
        result = self.sockspec("mutants", "--select", "connect.refused_yet_succeeds", "--target",
                               manifest, status=1)
        self.assertIn("SURVIVES", result.out)
        self.assertIn("not good without the lie", result.out)

    def test_nothing_selected(self):
        self.assertIn("sockspec list mutants",
                      self.sockspec("mutants", "--select", "no.such.lie", status=3).err)


if __name__ == "__main__":
    unittest.main()
