"""What Linux alone has: epoll, and its own sendfile."""

from driver_case import DriverCase


class LinuxCase(DriverCase):
    def setUp(self):
        super().setUp()
        if "epoll_create1" not in self.hello["operations"]:
            self.skipTest("the system has no epoll")
        self.pair(1, 2)


class Epoll(LinuxCase):
    def setUp(self):
        super().setUp()
        self.ok("epoll_create1", makes=3, flags=["EPOLL_CLOEXEC"])

    def watch(self, **args):
        self.ok("epoll_ctl", on=3, how="add", target=1, **args)

    def test_events_come_with_their_data(self):
        self.watch(events=["EPOLLIN", "EPOLLOUT"], data=2**53 - 1)
        self.assertEqual(self.ok("epoll_wait", on=3, timeout=0),
                         {"count": 1, "ready": [{"data": 2**53 - 1, "events": ["EPOLLOUT"]}]})
        self.ok("epoll_ctl", on=3, how="modify", target=1, events=["EPOLLIN"], data=-5)
        self.assertEqual(self.ok("epoll_wait", on=3, timeout=0)["count"], 0)
        self.ok("send", on=2, data={"text": "x"})
        self.assertEqual(self.ok("epoll_wait", on=3)["ready"],
                         [{"data": -5, "events": ["EPOLLIN"]}])
        self.ok("epoll_ctl", on=3, how="delete", target=1)
        self.assertEqual(self.ok("epoll_wait", on=3, timeout=0)["count"], 0)

    def test_edges(self):
        self.watch(events=["EPOLLOUT", "EPOLLET"])
        self.assertEqual(self.ok("epoll_wait", on=3, timeout=0)["count"], 1)
        self.assertEqual(self.ok("epoll_wait", on=3, timeout=0)["count"], 0)

    def test_a_timeout_is_not_shorter_than_asked(self):
        reply = self.call("epoll_wait", on=3, timeout=2100000)
        self.assertGreaterEqual(reply["ended"] - reply["began"], 2100000)

    def test_masks(self):
        self.ok("signal_action", signal="SIGUSR1", action="count")
        self.ok("signal_mask", signal="SIGUSR1", blocked=True)
        self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.error("interrupted", "epoll_wait", on=3, timeout=10**10, mask=[])
        self.broken("mask", "epoll_wait", on=3, timeout=0, mask=5)

    def test_what_is_refused(self):
        self.error("invalid_argument", "epoll_create1", makes=4, flags=[{"raw": 1}])
        self.unsupported("flag", "epoll_create1", makes=4, flags=["EPOLL_SOON"])
        self.error("invalid_argument", "epoll_ctl", on=3, how={"raw": 9}, target=1, events=[])
        self.error("bad_address", "epoll_ctl", on=3, how="add", target=1)
        self.unsupported("how", "epoll_ctl", on=3, how="leave", target=1)
        self.unsupported("event", "epoll_ctl", on=3, how="add", target=1, events=["EPOLLUTE"])
        self.broken("target", "epoll_ctl", on=3, how="add")
        self.error("invalid_argument", "epoll_wait", on=3, capacity=0, timeout=0)
        self.broken("capacity", "epoll_wait", on=3, capacity=10**6)


class Sendfile(LinuxCase):
    def setUp(self):
        super().setUp()
        self.ok("open_file", makes=4, path="file", content={"text": "0123456789"})

    def test_with_an_offset_and_without(self):
        self.assertEqual(self.ok("sendfile", on=1, **{"from": 4}, count=4), {"count": 4})
        self.assertEqual(self.ok("sendfile", on=1, **{"from": 4}, count=4, offset=8),
                         {"count": 2, "offset": 10})
        got = self.ok("recv", on=2, capacity=16)
        self.assertEqual(bytes.fromhex(got["data"]["hex"]), b"012389")

    def test_what_is_refused(self):
        self.error("invalid_argument", "sendfile", on=1, **{"from": 2}, count=4)
        self.error("bad_file_descriptor", "sendfile", on=1, **{"from": {"number": -1}}, count=4)
        self.broken("from", "sendfile", on=1, count=4)
        self.broken("count", "sendfile", on=1, **{"from": 4})


class Owners(LinuxCase):
    def test_reset_ends_the_signals_of_a_socket(self):
        """SIGIO would end the driver, once nobody counts it any more."""
        process = self.ok("whoami")["process"]
        self.ok("signal_action", signal="SIGIO", action="count")
        self.ok("fcntl", on=1, command="F_SETOWN", value=process)
        self.ok("fcntl", on=1, command="F_SETFL", flags=["O_ASYNC"])
        self.ok("send", on=2, data={"text": "x"})
        self.assertGreater(self.ok("signal_count", signal="SIGIO")["count"], 0)
        self.ask("reset")
