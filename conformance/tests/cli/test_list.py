"""sockspec list."""

import json
import unittest

from command_case import CommandCase

THINGS = ("clauses", "cells", "kinds", "targets", "mutants", "sources", "documents")


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

    def test_a_clause_for_both_sides_has_cells_of_each(self):
        one = ("--select", "shutdown.write_ends_the_stream", "--kind", "tcp4", "--mode", "blocking")
        cell = "shutdown.write_ends_the_stream/tcp4.blocking"
        listed = [each["cell"] for each in self.objects("cells", *one)]
        self.assertEqual(listed, [cell, f"{cell}.accepting"])
        for side, name in (("connecting", cell), ("accepting", f"{cell}.accepting")):
            listed = self.objects("cells", *one, "--side", side)
            self.assertEqual([each["cell"] for each in listed], [name])
            self.assertEqual(listed[0]["side"], side)

    def test_a_side_selects_what_tells_them_apart_alone(self):
        self.sockspec("list", "cells", "--side", "connecting", "--call", "bind", status=3)

    def test_a_target_has_the_cells_of_its_documents(self):
        every = self.objects("cells")
        native = self.objects("cells", "--target", "native")
        self.assertLessEqual({each["cell"] for each in native}, {each["cell"] for each in every})

    def test_the_targets_that_come_with_it(self):
        names = {each["target"] for each in self.objects("targets")}
        self.assertLessEqual({"native", "portability", "socket_wrapper"}, names)

    def test_a_section_has_clauses_or_a_reason(self):
        for section in self.objects("sources"):
            with self.subTest(source=section["source"]):
                self.assertTrue(section["listed"])
                self.assertNotEqual(bool(section["clauses"]), bool(section["reason"]))

    def test_sections_of_one_document(self):
        sections = self.objects("sources", "--document", "rfc", "--document", "winsock")
        self.assertEqual({each["document"] for each in sections}, {"rfc", "winsock"})
        refused = next(each for each in sections if each["source"] == "RFC 9293, 3.10.7.1")
        self.assertIn("connect.refused", refused["clauses"])

    def test_sections_that_a_selection_cites(self):
        sections = self.objects("sources", "--select", "connect.refused")
        self.assertIn("connect(2), ERRORS", [each["source"] for each in sections])
        self.assertEqual({tuple(each["clauses"]) for each in sections}, {("connect.refused",)})

    def test_documents_count_their_sections(self):
        rfc = next(each for each in self.objects("documents") if each["document"] == "rfc")
        self.assertEqual(rfc["sections"],
                         rfc["with_clauses"] + rfc["planned"] + rfc["other_reasons"])
        self.assertEqual(rfc["sections"], len(self.objects("sources", "--document", "rfc")))

    def test_an_unknown_document(self):
        said = self.sockspec("list", "sources", "--document", "rcf", status=2).err
        self.assertIn('did you mean "rfc"?', said)

    def test_pages_of_clauses(self):
        pages = self.folder / "pages"
        self.sockspec("list", "clauses", "--call", "connect", "--format", "markdown",
                      "--out", str(pages))
        self.assertEqual({each.name for each in pages.iterdir()}, {"README.md", "connect.md"})
        self.assertIn("## connect.refused", (pages / "connect.md").read_text())

    def test_pages_need_a_folder_and_clauses(self):
        self.assertIn("--out DIR", self.sockspec("list", "clauses", "--format", "markdown",
                                                 status=2).err)
        self.assertIn("pages of clauses", self.sockspec(
            "list", "kinds", "--format", "markdown", "--out", str(self.folder), status=2).err)

    def test_something_else(self):
        self.assertIn('did you mean "mutants"?', self.sockspec("list", "mutant", status=2).err)

    def test_nothing_matches(self):
        self.sockspec("list", "cells", "--select", "no.such.clause", status=3)


if __name__ == "__main__":
    unittest.main()
