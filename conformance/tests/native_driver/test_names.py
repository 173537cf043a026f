"""What addresses and interfaces are called."""

from driver_case import DriverCase


class AddressText(DriverCase):
    def test_inet_pton(self):
        self.assertEqual(self.ok("inet_pton", family="inet", text="127.0.0.1")["packed"],
                         {"hex": "7f000001"})
        self.assertEqual(self.ok("inet_pton", family="inet6", text="::1")["packed"],
                         {"hex": "00" * 15 + "01"})

    def test_text_that_is_no_address_is_an_answer(self):
        self.assertIsNone(self.ok("inet_pton", family="inet", text="127.1")["packed"])

    def test_inet_pton_of_another_family(self):
        self.error("address_family_not_supported", "inet_pton", family="unix", text="/tmp")
        self.broken("text", "inet_pton", family="inet")

    def test_inet_ntop(self):
        self.assertEqual(self.ok("inet_ntop", family="inet", packed={"hex": "7f000001"})["text"],
                         "127.0.0.1")

    def test_inet_ntop_reads_no_further_than_it_is_given(self):
        self.broken("beyond packed", "inet_ntop", family="inet6", packed={"hex": "7f000001"})
        self.broken("packed", "inet_ntop", family="inet")


class Interfaces(DriverCase):
    def test_one_is_called_the_same_by_all_three(self):
        interfaces = self.ok("if_nameindex")["interfaces"]
        self.assertTrue(interfaces)
        for one in interfaces:
            self.assertEqual(self.ok("if_nametoindex", name=one["name"])["index"], one["index"])
            self.assertEqual(self.ok("if_indextoname", index=one["index"])["name"], one["name"])

    def test_those_that_are_not_there(self):
        self.error("no_such_device", "if_nametoindex", name="none of these")
        self.error("no_such_device_or_address", "if_indextoname", index=0)
        self.broken("index", "if_indextoname", index=-1)
        self.broken("repeat", "if_nameindex", repeat={})


class HostName(DriverCase):
    def test_gethostname(self):
        self.assertTrue(self.ok("gethostname")["name"])
        self.broken("repeat", "gethostname", repeat={})
