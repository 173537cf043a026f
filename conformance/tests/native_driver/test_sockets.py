"""The calls on sockets: what each gives, and how it fails."""

from driver_case import LOOPBACK, DriverCase


class Opening(DriverCase):
    def test_socket(self):
        self.assertEqual(self.socket(1), 3)
        self.error("address_family_not_supported", "socket", makes=2, family={"raw": 9999},
                   type="stream")
        self.error("protocol_not_supported", "socket", makes=2, family="inet", type="stream",
                   protocol="udp")
        self.error("invalid_argument", "socket", makes=2, family="inet", type={"raw": 77})

    def test_creation_flags(self):
        self.ok("socket", makes=1, family="inet6", type="datagram",
                flags=["close_on_exec", "nonblocking"])
        self.assertEqual(self.ok("fcntl", on=1, command="F_GETFD")["flags"], ["FD_CLOEXEC"])
        self.assertIn("O_NONBLOCK", self.ok("fcntl", on=1, command="F_GETFL")["flags"])

    def test_arguments_that_make_no_sense(self):
        self.broken("family", "socket", makes=1, type="stream")
        self.broken("family", "socket", makes=1, family=2, type="stream")
        self.broken("type", "socket", makes=1, family="inet")
        self.broken("flags", "socket", makes=1, family="inet", type="stream", flags="nonblocking")
        self.broken("as", "socket", family="inet", type="stream")
        self.broken("as", "socket", makes=-1, family="inet", type="stream")
        self.broken("as", "socket", makes=4096, family="inet", type="stream")
        self.unsupported("family", "socket", makes=1, family="ipx", type="stream")
        self.unsupported("creation flag", "socket", makes=1, family="inet", type="stream",
                         flags=["fast"])

    def test_a_handle_in_use_is_not_taken_again(self):
        self.socket(1)
        self.broken("in use", "socket", makes=1, family="inet", type="stream")
        self.ok("close", on=1)
        self.socket(1)

    def test_socketpair(self):
        self.assertEqual(self.pair(1, 2), [3, 4])
        failed = self.error("operation_not_supported", "socketpair", makes=[3, 4], family="inet",
                            type="stream")
        # Linux has written the numbers that it then takes back; where nothing is written, -77 and
        # -78 stand there.
        self.assertIn(failed["vector"], [[5, 6], [-77, -78]])
        self.broken("as", "socketpair", makes=3, family="unix", type="stream")
        self.broken("in use", "socketpair", makes=[5, 1], family="unix", type="stream")
        self.pair(5, 6)

    def test_dup_and_fileno(self):
        self.pair(1, 2)
        self.assertEqual(self.ok("dup", on=1, makes=3)["number"], 5)
        self.assertEqual(self.ok("fileno", on=3)["number"], 5)
        self.error("bad_file_descriptor", "dup", on={"number": 77}, makes=4)
        self.broken("no handle 99", "fileno", on=99)

    def test_close_leaves_a_tombstone(self):
        self.socket(1)
        self.ok("close", on=1)
        self.error("bad_file_descriptor", "close", on=1)
        self.assertEqual(self.ok("fileno", on=1)["number"], 3)
        self.error("bad_file_descriptor", "getsockname", on=1)

    def test_a_number_in_place_of_a_handle(self):
        number = self.socket(1)
        self.error("bad_file_descriptor", "listen", on={"number": -1})
        self.ok("close", on={"number": number})
        self.error("bad_file_descriptor", "listen", on=1)
        self.broken("driver's own", "close", on={"number": 1})
        self.broken("driver's own", "close", on={"number": 200})


class Names(DriverCase):
    def test_bind_and_getsockname(self):
        self.socket(1)
        self.ok("bind", on=1, address=LOOPBACK)
        named = self.ok("getsockname", on=1)
        self.assertEqual(named["address"]["host"], "127.0.0.1")
        self.assertEqual(named["address_length"], 16)
        self.assertEqual(named["address_written"], 16)
        self.assertEqual(named["address_guard"], "intact")
        self.socket(2)
        self.error("address_in_use", "bind", on=2, address=named["address"])
        self.error("bad_address", "bind", on=2, address=None)
        self.error("invalid_argument", "bind", on=2, address=dict(LOOPBACK, length=3))
        self.error("invalid_argument", "bind", on=2, address=dict(LOOPBACK, length=-1))
        self.error("bad_file_descriptor", "getsockname", on={"number": 66})

    def test_arguments_that_make_no_sense(self):
        self.socket(1)
        self.broken("address", "bind", on=1)
        self.broken("address", "bind", on=1, address={})
        self.broken("host", "bind", on=1, address={"family": "inet", "port": 1})
        self.broken("host", "bind", on=1, address={"family": "inet", "host": "::1"})
        self.broken("host", "bind", on=1, address={"family": "inet", "host": "1" * 100})
        self.broken("port", "bind", on=1, address=dict(LOOPBACK, port=65536))
        self.broken("length", "bind", on=1, address=dict(LOOPBACK, length=1 << 40))
        self.broken("hex", "bind", on=1, address={"raw": {"hex": "0"}})
        self.unsupported("ipx", "bind", on=1, address={"family": "ipx"})

    def test_connect_accept_and_getpeername(self):
        self.connection(1, 2, 3)
        client = self.ok("getsockname", on=2)["address"]
        self.assertEqual(self.ok("getpeername", on=3)["address"], client)
        self.error("already_connected", "connect", on=2, address=LOOPBACK)
        self.error("not_connected", "getpeername", on=1)

    def test_connect_is_refused(self):
        self.socket(1)
        self.ok("bind", on=1, address=LOOPBACK)
        nobody = self.ok("getsockname", on=1)["address"]
        self.socket(2)
        refused = self.error("connection_refused", "connect", on=2, address=nobody)
        self.assertEqual(refused["space"], "errno")
        self.assertEqual(refused["native"], "ECONNREFUSED")

    def test_accept_tells_the_address(self):
        address = self.listener(1)
        self.socket(2)
        self.ok("connect", on=2, address=address)
        accepted = self.ok("accept", on=1, makes=3, address={"capacity": 64, "poison": 9})
        self.assertEqual(accepted["address"], self.ok("getsockname", on=2)["address"])
        self.assertEqual(accepted["address_written"], 16)

    def test_accept_without_an_address(self):
        address = self.listener(1)
        self.socket(2)
        self.ok("connect", on=2, address=address)
        self.assertEqual(list(self.ok("accept", on=1, makes=3, address=None)), ["number"])

    def test_accept4(self):
        address = self.listener(1)
        self.nonblocking(1)
        self.error("operation_would_block", "accept4", on=1, makes=3)
        self.socket(2)
        self.ok("connect", on=2, address=address)
        self.ok("accept4", on=1, makes=3, flags=["nonblocking", "close_on_exec"],
                repeat={"while": "would_block"})
        self.assertIn("O_NONBLOCK", self.ok("fcntl", on=3, command="F_GETFL")["flags"])

    def test_accept_and_listen_fail(self):
        self.socket(1, type="datagram")
        self.error("operation_not_supported", "listen", on=1, backlog=5)
        self.socket(2)
        self.error("invalid_argument", "accept", on=2, makes=3)
        self.broken("backlog", "listen", on=2, backlog="many")

    def test_shutdown(self):
        self.pair(1, 2)
        self.ok("shutdown", on=1, how="write")
        self.assertEqual(self.ok("recv", on=2, capacity=4)["count"], 0)
        self.error("invalid_argument", "shutdown", on=1, how={"raw": 9})
        self.unsupported("way", "shutdown", on=1, how="sideways")
        self.broken("how", "shutdown", on=1)


class UnixNames(DriverCase):
    def bound(self, handle, address):
        self.socket(handle, family="unix", type="datagram")
        self.ok("bind", on=handle, address=dict(address, family="unix"))
        return self.ok("getsockname", on=handle)["address"]

    def test_path(self):
        self.assertEqual(self.bound(1, {"path": "name"}), {"family": "unix", "path": "name"})
        self.assertEqual(self.ok("file_status", path="name")["type"], "socket")

    def test_abstract(self):
        name = "sockspec-%d" % self.driver.process.pid
        self.assertEqual(self.bound(1, {"abstract": name})["abstract"], name)

    def test_names_that_are_no_text(self):
        self.assertEqual(self.bound(1, {"path": {"hex": "61ff"}})["path"], {"hex": "61ff"})
        name = {"hex": "00ff00%08x" % self.driver.process.pid}
        self.assertEqual(self.bound(2, {"abstract": name})["abstract"], name)

    def test_unnamed(self):
        self.socket(1, family="unix")
        named = self.ok("getsockname", on=1)
        self.assertEqual(named["address"], {"family": "unix"})
        self.assertEqual(named["address_length"], 2)

    def test_names_that_are_too_long(self):
        self.socket(1, family="unix")
        self.error("invalid_argument", "bind", on=1, address={"family": "unix", "path": "a" * 200})
        self.broken("too long", "bind", on=1, address={"family": "unix", "path": "a" * 5000})

    def test_the_longest_path(self):
        self.assertEqual(self.bound(1, {"path": "b" * 108})["path"], "b" * 108)
        self.assertIn("ok", self.ask("reset"))
        self.assertFalse(self.ok("file_status", path="b" * 108)["exists"])

    def test_raw_and_unspecified(self):
        self.socket(1, type="datagram")
        self.error("address_family_not_supported", "connect", on=1,
                   address={"raw": {"hex": "ff" * 16}})
        self.ok("connect", on=1, address={"family": "unspecified"})
