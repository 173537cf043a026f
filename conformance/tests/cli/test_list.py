"""sockspec list."""

import json
import unittest

from command_case import CommandCase

THINGS = ("clauses", "cells", "kinds", "targets", "mutants")


class ListTest(CommandCase):
    def objects(self, *arguments):
        return json.loads(self.sockspec("list", *arguments, "--format", "json").out)

    def test_text_and_json_list_the_same_things(self):
        for thing in THINGS:
            with self.subTest(thing=thing):
                lines = self.sockspec("list", thing).out.splitlines()
                names = [each[next(iter(each))] for each in self.objects(thing)]
                self.assertEqual([line.split()[0] for line in lines], names)

    def test_a_clause_says_what_it_is(self):
        clause = self.objects("clauses", "--select", "connect.refused")[0]
        self.assertEqual(clause["id"], "connect.refused")
        self.assertEqual(clause["level"], "must")
        self.assertIn("tcp4", clause["kinds"])
        self.assertIn("RFC 9293, 3.10.7.1", clause["sources"])
        self.assertTrue(clause["catches"])

    def test_flags_select(self):
        listed = self.objects("cells", "--call", "connect", "--kind", "tcp4")
        cells = [each["cell"] for each in listed]
        self.assertTrue(cells)
        for cell in cells:
            self.assertRegex(cell, r"^connect\.[^/]*/tcp4\.")

    def test_a_target_has_the_cells_of_its_documents(self):
        every = self.objects("cells")
        native = self.objects("cells", "--target", "native")
        self.assertLessEqual({each["cell"] for each in native}, {each["cell"] for each in every})

    def test_the_targets_that_come_with_it(self):
        names = {each["target"] for each in self.objects("targets")}
        self.assertLessEqual({"native", "portability", "socket_wrapper"}, names)

    def test_something_else(self):
        self.assertIn('did you mean "mutants"?', self.sockspec("list", "mutant", status=2).err)

    def test_nothing_matches(self):
        self.sockspec("list", "cells", "--select", "no.such.clause", status=3)


if __name__ == "__main__":
    unittest.main()
