"""Several messages in one call."""

from driver_case import LOOPBACK, DriverCase


class Batches(DriverCase):
    def setUp(self):
        super().setUp()
        if "sendmmsg" not in self.hello["operations"]:
            self.skipTest("the system has no sendmmsg")
        self.pair(1, 2, type="datagram")

    def send(self, *texts, **args):
        messages = [{"data": {"text": one}} for one in texts]
        return self.ok("sendmmsg", on=1, messages=messages, **args)

    def test_each_message_has_a_length_and_a_buffer(self):
        self.assertEqual(self.send("one", "", "three"), {"count": 3, "lengths": [3, 0, 5]})
        got = self.ok("recvmmsg", on=2, capacities=[8, 8, 2], poison=3)
        self.assertEqual(got["count"], 3)
        data = [bytes.fromhex(one["data"]["hex"]) for one in got["messages"]]
        self.assertEqual(data, [b"one", b"", b"th"])
        self.assertEqual([one["count"] for one in got["messages"]], [3, 0, 2])
        self.assertEqual([one["flags"] for one in got["messages"]], [[], [], ["MSG_TRUNC"]])
        self.assertEqual([one["guard"] for one in got["messages"]], ["intact"] * 3)

    def test_each_message_has_its_address(self):
        self.socket(3, type="datagram")
        self.ok("bind", on=3, address=LOOPBACK)
        there = self.ok("getsockname", on=3)["address"]
        self.socket(4, type="datagram")
        self.ok("sendmmsg", on=4, messages=[{"data": {"text": "x"}, "address": there}] * 2)
        got = self.ok("recvmmsg", on=3, capacities=[8, 8])
        here = self.ok("getsockname", on=4)["address"]["port"]
        self.assertEqual([one["address"]["port"] for one in got["messages"]], [here, here])

    def test_one_message_ends_the_wait_and_a_time_ends_it(self):
        self.send("x")
        flags = ["MSG_WAITFORONE"]
        got = self.ok("recvmmsg", on=2, capacities=[4, 4], flags=flags, timeout=10**9)
        self.assertEqual(got["count"], 1)
        self.error("invalid_argument", "recvmmsg", on=2, capacities=[4], timeout=-1)
        flags = ["MSG_DONTWAIT"]
        self.error("operation_would_block", "recvmmsg", on=2, capacities=[4], flags=flags)

    def test_shapes_that_make_no_sense(self):
        self.broken("messages", "sendmmsg", on=1)
        self.broken("messages", "sendmmsg", on=1, messages=5)
        self.broken("data", "sendmmsg", on=1, messages=[{}])
        self.broken("address", "sendmmsg", on=1, messages=[{"data": {"text": ""}, "address": 5}])
        self.broken("capacities", "recvmmsg", on=2, capacities=[-1])
        self.broken("timeout", "recvmmsg", on=2, capacities=[1], timeout="soon")
        self.broken("address", "recvmmsg", on=2, capacities=[1], address=5)

