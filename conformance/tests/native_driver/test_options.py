"""Options, descriptor flags, readiness and names."""

from driver_case import LOOPBACK, DriverCase


class Options(DriverCase):
    def get(self, name, shape, level="SOL_SOCKET", on=1, **args):
        return self.ok("getsockopt", on=on, level=level, name=name, as_value=shape, **args)

    def set(self, name, value, level="SOL_SOCKET", on=1):
        self.ok("setsockopt", on=on, level=level, name=name, value=value)

    def test_int(self):
        self.socket(1)
        self.set("SO_KEEPALIVE", {"int": 1})
        got = self.get("SO_KEEPALIVE", "int")
        self.assertEqual(got, {"value": {"int": 1}, "length": 4, "written": 4, "guard": "intact"})
        self.set("TCP_NODELAY", {"int": -1}, level="IPPROTO_TCP")
        got = self.get("TCP_NODELAY", "int", level="IPPROTO_TCP")
        self.assertNotEqual(got["value"], {"int": 0})

    def test_linger(self):
        self.socket(1)
        self.set("SO_LINGER", {"linger": {"on": True, "seconds": 5}})
        self.assertEqual(self.get("SO_LINGER", "linger")["value"],
                         {"linger": {"on": True, "seconds": 5}})

    def test_duration(self):
        self.socket(1)
        self.set("SO_RCVTIMEO", {"duration": 1500000000})
        self.assertEqual(self.get("SO_RCVTIMEO", "duration")["value"], {"duration": 1500000000})

    def test_address(self):
        self.socket(1, type="datagram")
        self.set("IP_MULTICAST_IF", {"address": "127.0.0.1"}, level="IPPROTO_IP")
        self.assertEqual(self.get("IP_MULTICAST_IF", "address", level="IPPROTO_IP")["value"],
                         {"address": "127.0.0.1"})

    def test_pending_error(self):
        """A refusal that a connected datagram socket has not been told of yet."""
        self.socket(1, type="datagram")
        self.assertEqual(self.get("SO_ERROR", "error")["value"], {"error": None})
        self.socket(2, type="datagram")
        self.ok("bind", on=2, address=LOOPBACK)
        name = self.ok("getsockname", on=2)["address"]
        self.ok("connect", on=2, address=name)  # to itself: it takes nothing from others
        self.ok("connect", on=1, address=name)
        self.ok("send", on=1, data={"text": "x"})
        self.ok("poll", handles=[{"on": 1, "events": []}], timeout=2000000000)
        pending = self.get("SO_ERROR", "error")["value"]["error"]
        self.assertEqual((pending["native"], pending["name"]),
                         ("ECONNREFUSED", "connection_refused"))

    def test_raw(self):
        self.socket(1)
        self.set({"raw": 9}, {"raw": {"hex": "01000000"}}, level={"raw": 1})  # SO_KEEPALIVE
        got = self.get("SO_KEEPALIVE", "raw", capacity=2)
        self.assertEqual((got["value"], got["length"]), ({"raw": {"hex": "0100"}}, 2))

    def test_a_length_that_does_not_fit_its_shape_is_shown_raw(self):
        self.socket(1)
        self.assertEqual(self.get("SO_TYPE", "int", capacity=3)["value"],
                         {"raw": {"hex": "010000"}})

    def test_failures(self):
        self.socket(1)
        failed = self.error("no_protocol_option", "getsockopt", on=1, level="SOL_SOCKET",
                            name={"raw": 9999}, as_value="int", poison=4)
        self.assertEqual((failed["length"], failed["written"]), (4, 0))
        self.error("no_protocol_option", "setsockopt", on=1, level="SOL_SOCKET",
                   name={"raw": 9999}, value={"int": 1})
        self.error("invalid_argument", "setsockopt", on=1, level="SOL_SOCKET",
                   name="SO_KEEPALIVE", value={"int": 1}, length=2)
        self.error("bad_address", "setsockopt", on=1, level="SOL_SOCKET", name="SO_KEEPALIVE",
                   value=None, length=4)
        self.error("invalid_argument", "getsockopt", on=1, level="SOL_SOCKET", name="SO_TYPE",
                   as_value="int", claims=-1)
        self.error("bad_address", "getsockopt", on=1, level="SOL_SOCKET", name="SO_TYPE",
                   as_value="int", capacity=None, claims=4)

    def test_arguments_that_make_no_sense(self):
        self.socket(1)
        set_type = {"on": 1, "level": "SOL_SOCKET", "name": "SO_TYPE"}
        self.broken("as_value", "getsockopt", **set_type)
        self.broken("as_value", "getsockopt", as_value="text", **set_type)
        self.broken("value", "setsockopt", **set_type)
        for value in (1, {}, {"int": "1"}, {"int": 1 << 40}, {"linger": {}}, {"raw": 5},
                      {"linger": {"on": True}}, {"duration": "1"}, {"address": "nobody"}):
            self.broken("value", "setsockopt", value=value, **set_type)
        self.unsupported("option", "getsockopt", on=1, level="SOL_SOCKET", name="SO_NICE",
                         as_value="int")
        self.unsupported("level", "getsockopt", on=1, level="SOL_NICE", name="SO_TYPE",
                         as_value="int")


class DescriptorFlags(DriverCase):
    def test_fcntl(self):
        self.socket(1)
        self.assertEqual(self.ok("fcntl", on=1, command="F_GETFL"),
                         {"flags": [], "access": "read_write"})
        self.nonblocking(1)
        self.assertEqual(self.ok("fcntl", on=1, command="F_GETFL")["flags"], ["O_NONBLOCK"])
        self.ok("fcntl", on=1, command="F_SETFD", flags=["FD_CLOEXEC"])
        self.assertEqual(self.ok("fcntl", on=1, command="F_GETFD")["flags"], ["FD_CLOEXEC"])
        self.error("invalid_argument", "fcntl", on=1, command={"raw": 9999})
        self.error("bad_file_descriptor", "fcntl", on={"number": -1}, command="F_GETFL")
        self.unsupported("command", "fcntl", on=1, command="F_GETLOST")
        self.broken("command", "fcntl", on=1)

    def test_ioctl(self):
        self.pair(1, 2)
        self.ok("send", on=1, data={"text": "abc"})
        self.assertEqual(self.ok("ioctl", on=2, request="FIONREAD")["value"], 3)
        self.ok("ioctl", on=2, request="FIONBIO", value=1)
        self.assertEqual(self.ok("fcntl", on=2, command="F_GETFL")["flags"], ["O_NONBLOCK"])
        self.error("inappropriate_io_control_operation", "ioctl", on=1, request={"raw": 0xFFFF1234})
        self.unsupported("request", "ioctl", on=1, request="FIONOPE")

    def test_sockatmark(self):
        self.connection(1, 2, 3)
        self.ok("send", on=2, data={"text": "!"}, flags=["MSG_OOB"])
        self.ok("poll", handles=[{"on": 3, "events": ["POLLPRI"]}], timeout=10**10)
        self.assertEqual(self.ok("sockatmark", on=3)["value"], 1)
        self.ok("pipe", makes=[4, 5])
        self.error("inappropriate_io_control_operation", "sockatmark", on=4)


class Readiness(DriverCase):
    def test_poll_and_ppoll(self):
        self.pair(1, 2)
        watched = [{"on": 1, "events": ["POLLIN", "POLLOUT"]}, {"on": 2, "events": ["POLLIN"]},
                   {"on": {"number": 99}, "events": []}]
        ready = [{"on": 1, "events": ["POLLOUT"]}, {"on": {"number": 99}, "events": ["POLLNVAL"]}]
        for op in ("poll", "ppoll"):
            got = self.ok(op, handles=watched, timeout=0)
            self.assertEqual((got["count"], got["ready"]), (2, ready))
        self.error("invalid_argument", "ppoll", handles=[], timeout=-1)
        self.broken("handles", "poll", timeout=0)
        self.broken("events", "poll", handles=[{"on": 1}], timeout=0)
        self.broken("on", "poll", handles=[{"events": []}], timeout=0)
        self.unsupported("event", "poll", handles=[{"on": 1, "events": ["POLLUTE"]}], timeout=0)

    def test_select_and_pselect(self):
        self.pair(1, 2)
        self.ok("send", on=1, data={"text": "abc"})
        for op in ("select", "pselect"):
            got = self.ok(op, read=[1, 2], write=[1, {"number": 4}], timeout=0)
            self.assertEqual(got.pop("timeout", 0), 0)
            self.assertEqual(got, {"count": 3, "read": [2], "write": [1, {"number": 4}],
                                   "except": []})
            self.error("invalid_argument", op, read=[1], timeout=0, nfds=-1)
            self.error("invalid_argument", op, read=[1], timeout=-1)
            self.error("bad_file_descriptor", op, read=[{"number": 77}], timeout=0)
            self.broken("place in a set", op, read=[{"number": 5000}], timeout=0)
            self.broken("write", op, write=1, timeout=0)
            self.broken("timeout", op, timeout="soon")

    def test_a_timeout_is_not_shorter_than_asked(self):
        self.pair(1, 2)
        for op in ("poll", "ppoll"):
            reply = self.call(op, handles=[{"on": 1, "events": ["POLLIN"]}], timeout=2100000)
            self.assertEqual(reply["ok"]["count"], 0)
            self.assertGreaterEqual(reply["ended"] - reply["began"], 2100000)

    def test_masks(self):
        self.pair(1, 2)
        self.ok("signal_action", signal="SIGUSR1", action="count")
        self.ok("signal_mask", signal="SIGUSR1", blocked=True)
        self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 0)
        self.assertEqual(self.ok("ppoll", handles=[], timeout=0, mask=["SIGUSR1"])["count"], 0)
        self.error("interrupted", "ppoll", handles=[], timeout=10**10, mask=[])
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 1)
        self.unsupported("signal", "pselect", timeout=0, mask=["SIGNOTHING"])
        self.broken("mask", "ppoll", handles=[], timeout=0, mask=5)


class Resolving(DriverCase):
    def test_getaddrinfo(self):
        got = self.ok("getaddrinfo", host="127.0.0.1", service="80", type="stream",
                      flags=["AI_NUMERICHOST", "AI_CANONNAME"])
        self.assertEqual(got["results"], [{
            "family": "inet", "type": "stream", "protocol": "tcp", "canonical_name": "127.0.0.1",
            "address": {"family": "inet", "host": "127.0.0.1", "port": 80}}])

    def test_getaddrinfo_without_hints(self):
        results = self.ok("getaddrinfo", host="127.0.0.1", service=None)["results"]
        self.assertEqual({one["family"] for one in results}, {"inet"})

    def test_getaddrinfo_fails_in_a_space_of_its_own(self):
        failed = self.error("name_not_found", "getaddrinfo", host="no-number", service=None,
                            flags=["AI_NUMERICHOST"])
        self.assertEqual((failed["space"], failed["native"]), ("eai", "EAI_NONAME"))
        self.broken("host", "getaddrinfo", service="80")
        self.broken("NUL", "getaddrinfo", host="a\u0000b", service=None)

    def test_getnameinfo(self):
        address = {"family": "inet", "host": "127.0.0.1", "port": 80}
        numeric = ["NI_NUMERICHOST", "NI_NUMERICSERV"]
        self.assertEqual(self.ok("getnameinfo", address=address, flags=numeric),
                         {"host": "127.0.0.1", "service": "80", "guard": "intact"})
        self.error("value_too_large", "getnameinfo", address=address, flags=numeric,
                   host_capacity=4)
        got = self.ok("getnameinfo", address=address, flags=numeric, host_capacity=None)
        self.assertNotIn("host", got)
        self.broken("host_capacity", "getnameinfo", address=address, host_capacity=-1)
