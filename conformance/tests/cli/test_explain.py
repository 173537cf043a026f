"""sockspec explain."""

import json
import unittest

from command_case import CommandCase


class ExplainTest(CommandCase):
    def explained(self, *what):
        return self.sockspec("explain", *what).out

    def test_a_clause(self):
        text = self.explained("connect.refused")
        for part in ("must", "Connecting to an address where nobody listens", "RFC 9293", "tcp4",
                     "blocking", "connect.refused_yet_succeeds", "sockspec run native --select"):
            self.assertIn(part, text)

    def test_a_cell_is_its_clause(self):
        self.assertEqual(self.explained("connect.refused/tcp4.blocking"),
                         self.explained("connect.refused"))

    def test_a_known_deviation(self):
        listed = json.loads(self.sockspec("list", "targets", "--format", "json").out)
        native = next(each for each in listed if each["target"] == "native")
        self.assertGreater(native["deviations"], 0)
        self.assertIn("deviation native:", self.explained("recv.not_connected"))

    def test_a_mutant(self):
        text = self.explained("connect.refused_yet_succeeds")
        self.assertIn("caught by connect.refused\n", text)

    def test_an_error_by_number_name_and_portable_name(self):
        for name in ("10061", "ECONNREFUSED", "econnrefused", "WSAECONNREFUSED",
                     "connection_refused"):
            with self.subTest(name=name):
                text = self.explained(name)
                self.assertIn("connection_refused  Nobody listens at the address.", text)
                self.assertRegex(text, r"winsock +WSAECONNREFUSED +10061")
                self.assertIn("connect.refused: ", text)

    def test_a_number_that_means_something_else_elsewhere(self):
        text = self.explained("11")
        self.assertRegex(text, r"(?m)^> +errno_linux +EAGAIN +11$")
        self.assertRegex(text, r"(?m)^> +errno_darwin +EDEADLK +11$")

    def test_a_resolver_error(self):
        self.assertIn("name_not_found", self.explained("EAI_NONAME"))
        self.assertIn("name_not_found", self.explained("--", "-2"))

    def test_a_name_that_no_system_has(self):
        text = self.explained("WSAETIMEOUT")
        self.assertTrue(text.startswith(
            "No system has WSAETIMEOUT: old texts mean WSAETIMEDOUT, 10060.\n"))
        self.assertRegex(text, r"(?m)^> +winsock +WSAETIMEDOUT +10060$")

    def test_portable_names(self):
        self.assertRegex(self.explained("--names"), r"(?m)^connection_refused  +Nobody listens")

    def complaint(self, *what):
        return self.sockspec("explain", *what, status=2).err

    def test_slips(self):
        self.assertIn('did you mean "connect.refused"?', self.complaint("connect.refusd"))
        self.assertIn('did you mean "ECONNREFUSED"?', self.complaint("ECONREFUSED"))
        self.assertIn("99999", self.complaint("99999"))
        self.assertIn("name a clause", self.complaint())


if __name__ == "__main__":
    unittest.main()
