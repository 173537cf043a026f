"""What a target needs around its driver, what is brought up before it and taken down after it; what
its platform lacks; and targets that are judged by other documents than their own."""

import unittest

from command_case import PROGRAMS, CommandCase

ONE_CELL = ("--select", "connect.refused/tcp4.blocking")
MISSING = 'needs = ["sh", "no-such-program"]\ninstall = "package no-such-program"\n'
NATIVE = PROGRAMS / "sockspec-driver-native"


class EnvironmentTest(CommandCase):
    def setUp(self):
        super().setUp()
        self.told = self.folder / "told"

    def tells(self, word):
        return f'["sh", "-c", "echo {word} $TOLD_BY >> {self.told}"]'

    def surrounded(self, name, more=""):
        return self.target(name, NATIVE, more=f'up = {self.tells("up")}\n'
                           f'down = {self.tells("down")}\n{more}'
                           '[environment]\nTOLD_BY = "somebody"\n')

    def test_it_is_up_once_for_a_run_and_down_after_it(self):
        self.sockspec("run", self.surrounded("toy"), *ONE_CELL, "--jobs", "2")
        self.assertEqual(self.told.read_text(), "up somebody\ndown somebody\n")

    def test_what_a_target_stands_on_is_up_first_and_down_last(self):
        below = self.surrounded("below")
        above = self.target("above", NATIVE, more=f'stands_on = "{below}"\n'
                            f'up = {self.tells("above")}\ndown = {self.tells("above_down")}\n')
        self.sockspec("run", above, below, *ONE_CELL)
        self.assertEqual(self.told.read_text().split(),
                         ["up", "somebody", "above", "above_down", "down", "somebody"])

    def test_a_driver_is_checked_with_it(self):
        self.sockspec("driver", "check", self.surrounded("toy"), "--select", "hello.*")
        self.assertEqual(self.told.read_text(), "up somebody\ndown somebody\n")

    def test_what_does_not_come_up_is_not_judged(self):
        manifest = self.target("broken", NATIVE, more='up = ["false"]\n')
        result = self.sockspec("run", manifest, *ONE_CELL, "--out", self.out, status=2)
        self.assertIn("broken does not come up: ", result.out)
        self.assertEqual(self.records(), [])

    def test_what_does_not_go_down_is_told(self):
        manifest = self.target("lasting", NATIVE, more='up = ["true"]\ndown = ["false"]\n')
        result = self.sockspec("run", manifest, *ONE_CELL, status=2)
        self.assertIn("lasting does not go down: ", result.out)

    def test_a_run_without_a_program_is_refused(self):
        manifest = self.target("bare", NATIVE, more=MISSING)
        result = self.sockspec("run", manifest, "native", *ONE_CELL, "--out", self.out, status=2)
        self.assertIn("there is no no-such-program; to install: package no-such-program",
                      result.out)
        self.assertEqual([record["target"] for record in self.records()], ["native"])


class LackingTest(CommandCase):
    def test_what_needs_what_the_platform_lacks_has_no_cells(self):
        manifest = self.target("small", "driver", more='[lacks]\nSO_RCVLOWAT = "small"\n'
                               'sockatmark = "small, too"\n')
        cells = self.sockspec("run", manifest, "--dry-run").out
        self.assertNotIn("setsockopt.so_rcvlowat_reads_back/", cells)
        self.assertNotIn("sockatmark.", cells)
        self.assertIn("setsockopt.so_keepalive_reads_back/", cells)

    def test_cells_in_a_network_of_their_own_are_made_where_there_can_be_one(self):
        one = ("--select", "socket.raw_with_privilege/raw4.blocking", "--dry-run")
        self.sockspec("run", self.target("roomy", NATIVE, more="own_network = true\n"), *one)
        self.sockspec("run", self.target("narrow", NATIVE), *one, status=3)

    def test_an_operation_that_is_there_is_not_lacking(self):
        manifest = self.target("small", NATIVE, more='[lacks]\nsockatmark = "small"\n')
        result = self.sockspec("run", manifest, *ONE_CELL, status=2)
        self.assertIn("names sockatmark, which the driver has; remove it there", result.out)


class OtherDocumentsTest(CommandCase):
    def test_the_cells_are_those_of_the_documents(self):
        own = self.sockspec("run", "native", "--call", "bind", "--dry-run").out.splitlines()
        other = self.sockspec("run", "native", "--call", "bind", "--as", "portable",
                              "--dry-run").out.splitlines()
        self.assertIn("bind.null_address/tcp4.blocking", own)
        self.assertNotIn("bind.null_address/tcp4.blocking", other)
        self.assertIn("bind.address_in_use/tcp4.blocking", other)

    def test_a_failure_is_repeated_by_the_same_documents(self):
        result = self.sockspec("run", "native", "--as", "winsock", "--select",
                               "bind.bad_file_descriptor/tcp4.blocking", status=1)
        self.assertIn("error not_a_socket", result.out)
        self.assertIn("run native --as winsock --select bind.bad_file_descriptor", result.out)

    def test_a_document_that_is_none_is_refused(self):
        result = self.sockspec("run", "native", "--as", "portabel", status=2)
        self.assertIn('--as portabel is no document; did you mean "portable"', result.err)


if __name__ == "__main__":
    unittest.main()
