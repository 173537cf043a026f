"""Every operation of the native driver on Windows: what it gives, and how it fails."""

import test_byte_order
from driver_case import LOOPBACK, DriverCase

NOBODY = {"number": 0x7FFFFFF0}  # a process has no so many handles


class WinsockCase(DriverCase):
    def no_socket(self, op, /, **args):
        self.error("not_a_socket", op, on=NOBODY, **args)

    def receivers(self, *handles):
        """Datagram sockets with addresses, which are returned."""
        for handle in handles:
            self.socket(handle, type="datagram")
            self.ok("bind", on=handle, address=LOOPBACK)
        return [self.ok("getsockname", on=handle)["address"] for handle in handles]


class Sockets(WinsockCase):
    def test_a_connection(self):
        self.connection(1, 2, 3)
        self.assertEqual(self.ok("getpeername", on=2)["address"],
                         self.ok("getsockname", on=1)["address"])
        self.assertEqual(self.ok("send", on=2, data={"text": "abc"})["count"], 3)
        self.assertEqual(self.ok("recv", on=3, capacity=9)["data"], {"hex": b"abc".hex()})
        self.ok("shutdown", on=2, how="write")
        self.assertEqual(self.ok("recv", on=3, capacity=9)["count"], 0)
        self.ok("close", on=2)

    def test_refusals(self):
        self.error("address_family_not_supported", "socket", makes=2, family={"raw": 9999},
                   type="stream")
        self.socket(1)
        self.error("not_connected", "getpeername", on=1)
        self.error("invalid_argument", "getsockname", on=1)
        for op, args in (("bind", {"address": LOOPBACK}), ("connect", {"address": LOOPBACK}),
                         ("listen", {}), ("accept", {"makes": 5}), ("close", {}),
                         ("shutdown", {"how": "both"}), ("recv", {"capacity": 1}),
                         ("send", {"data": {"text": "x"}})):
            self.no_socket(op, **args)

    def test_a_duplicate_is_the_same_socket(self):
        self.assertEqual(self.hello["operations"]["dup"], "composed")
        self.connection(1, 2, 3)
        made = self.ok("dup", on=2, makes=4)["number"]
        self.assertEqual(self.ok("fileno", on=4)["number"], made)
        self.ok("close", on=2)
        self.ok("send", on=4, data={"text": "x"})
        self.assertEqual(self.ok("recv", on=3, capacity=9)["count"], 1)
        self.no_socket("dup", makes=5)
        self.broken("repeat", "fileno", on=4, repeat={})


class Datagrams(WinsockCase):
    def test_with_their_senders(self):
        here, there = self.receivers(1, 2)
        self.ok("sendto", on=1, data={"text": "ab"}, address=there)
        got = self.ok("recvfrom", on=2, capacity=9)
        self.assertEqual((got["count"], got["address"]), (2, here))
        self.no_socket("sendto", data={"text": "x"}, address=there)
        self.no_socket("recvfrom", capacity=1)


class Messages(WinsockCase):
    def test_several_buffers_and_addresses(self):
        here, there = self.receivers(1, 2)
        self.assertEqual(self.ok("sendmsg", on=1, buffers=[{"text": "ab"}, {"text": "cde"}],
                                 address=there)["count"], 5)
        got = self.ok("recvmsg", on=2, capacities=[1, 0, 10], poison=3)
        self.assertEqual((got["count"], got["data"], got["address"]),
                         (5, {"hex": b"abcde".hex()}, here))
        self.assertEqual((got["written"], got["guard"], got["control"], got["flags"]),
                         (5, "intact", [], []))

    def test_control_data(self):
        _, there = self.receivers(1, 2)
        self.ok("setsockopt", on=2, level="IPPROTO_IP", name="IP_PKTINFO", value={"int": 1})
        self.ok("sendto", on=1, data={"text": "x"}, address=there)
        got = self.ok("recvmsg", on=2, capacities=[4], control_capacity=64)
        self.assertEqual([(item["level"], item["type"]) for item in got["control"]],
                         [("IPPROTO_IP", "IP_PKTINFO")])
        # struct in_pktinfo begins with the address there, the interface comes behind it.
        self.assertEqual(got["control"][0]["raw"]["hex"][:8], "7f000001")
        self.assertEqual(got["control_guard"], "intact")

    def test_a_message_that_is_cut_is_an_error(self):
        _, there = self.receivers(1, 2)
        self.ok("sendto", on=1, data={"text": "abcdef"}, address=there)
        self.error("message_size", "recvmsg", on=2, capacities=[4])

    def test_refusals(self):
        self.no_socket("sendmsg", buffers=[{"text": "x"}])
        self.no_socket("recvmsg", capacities=[1])
        self.socket(1)
        self.unsupported("travels beside", "sendmsg", on=1, buffers=[], control=[{"rights": [1]}])


class Options(WinsockCase):
    def test_set_and_read(self):
        self.socket(1)
        option = {"level": "SOL_SOCKET", "name": "SO_KEEPALIVE"}
        self.ok("setsockopt", on=1, value={"int": 1}, **option)
        self.assertEqual(self.ok("getsockopt", on=1, as_value="int", **option)["value"],
                         {"int": 1})
        self.no_socket("setsockopt", value={"int": 1}, **option)
        self.no_socket("getsockopt", as_value="int", **option)

    def test_readiness(self):
        _, there = self.receivers(1, 2)
        self.ok("sendto", on=1, data={"text": "abc"}, address=there)
        ready = self.ok("poll", handles=[{"on": 2, "events": ["POLLIN"]}], timeout=2000000000)
        self.assertEqual(ready["count"], 1)
        self.assertEqual(self.ok("select", read=[2], write=[], timeout=0)["count"], 1)
        self.assertEqual(self.ok("ioctl", on=2, request="FIONREAD")["value"], 3)
        self.no_socket("ioctl", request="FIONREAD")
        self.broken("handles", "poll", timeout=0)
        self.broken("no handle 9", "select", read=[9], timeout=0)


class Names(WinsockCase):
    def test_of_addresses(self):
        found = self.ok("getaddrinfo", host="127.0.0.1", service="80", flags=["AI_NUMERICHOST"])
        self.assertEqual(found["results"][0]["address"]["host"], "127.0.0.1")
        self.error("name_not_found", "getaddrinfo", host="127.0.0.x", service=None,
                   flags=["AI_NUMERICHOST"])
        named = self.ok("getnameinfo", address=dict(LOOPBACK, port=80),
                        flags=["NI_NUMERICHOST", "NI_NUMERICSERV"])
        self.assertEqual((named["host"], named["service"]), ("127.0.0.1", "80"))
        self.broken("address", "getnameinfo")

    def test_as_text(self):
        self.assertEqual(self.ok("inet_pton", family="inet6", text="::1")["packed"],
                         {"hex": "00" * 15 + "01"})
        self.assertIsNone(self.ok("inet_pton", family="inet", text="127.1")["packed"])
        self.error("address_family_not_supported", "inet_pton", family="unix", text="name")
        self.assertEqual(self.ok("inet_ntop", family="inet", packed={"hex": "7f000001"})["text"],
                         "127.0.0.1")
        self.broken("beyond packed", "inet_ntop", family="inet6", packed={"hex": "7f000001"})

    def test_of_the_host(self):
        self.assertTrue(self.ok("gethostname")["name"])
        self.broken("repeat", "gethostname", repeat={})

    def test_of_names_that_do_not_fit(self):
        self.assertIn("error", self.call("gethostname", capacity=1))
        self.assertIn("error", self.call("inet_ntop", family="inet", packed={"hex": "7f000001"},
                                         capacity=2))
        self.assertIn("error", self.call("inet_pton", family="inet", text=None))

    def test_of_starting(self):
        self.ok("startup")
        self.ok("cleanup")
        self.ok("cleanup")
        self.error("not_initialised", "cleanup")
        self.ok("startup")
        self.broken("repeat", "startup", repeat={})
        self.broken("repeat", "cleanup", repeat={})

    def test_of_interfaces(self):
        self.assertEqual(self.hello["operations"]["if_nameindex"], "composed")
        interfaces = self.ok("if_nameindex")["interfaces"]
        self.assertTrue(interfaces)
        for one in interfaces:
            self.assertEqual(self.ok("if_nametoindex", name=one["name"])["index"], one["index"])
            self.assertEqual(self.ok("if_indextoname", index=one["index"])["name"], one["name"])
        # Neither says why.
        self.assertIn("error", self.call("if_nametoindex", name="none of these"))
        self.assertIn("error", self.call("if_indextoname", index=0))
        self.broken("repeat", "if_nameindex", repeat={})


class ByteOrder(test_byte_order.ByteOrder):
    """The same as elsewhere."""
