"""The three cases that prove the protocol: what Linux does is recorded here."""

import unittest

from driver_case import DriverCase


class HardCases(DriverCase):
    def setUp(self):
        super().setUp()
        self.needs("blocked", "entered", "cancel", "signal", "rights", "limit")

    def test_closing_a_listener_under_a_blocked_accept(self):
        """Linux: accept stays blocked, holds the open file, and even takes the next connection."""
        address = self.listener(1)
        request = self.blocked_call("accept", 1, on=1, makes=5)
        self.ok("close", on=1)
        self.assertEqual(self.ask("blocked", lane=1)["ok"]["blocked"], "yes")
        self.socket(2)
        self.ok("connect", on=2, address=address)
        self.assertEqual(self.driver.wait(request)["ok"]["number"], 4)
        self.ok("send", on=2, data={"text": "still here"})
        self.assertEqual(self.ok("recv", on=5, capacity=20)["count"], 10)

    def test_a_closed_listener_can_be_cancelled_under_accept(self):
        self.listener(1)
        request = self.blocked_call("accept", 1, on=1, makes=5)
        self.ok("close", on=1)
        self.ask("cancel", request=request)
        self.assertEqual(self.driver.wait(request)["error"]["name"], "interrupted")

    def test_a_blocking_send_interrupted_halfway_tells_how_far_it_came(self):
        length = 8 << 20
        self.pair(1, 2)
        for restart in (False, True):  # a call that has sent something is never resumed
            with self.subTest(restart=restart):
                self.ok("signal_action", signal="SIGUSR1", action="count", restart=restart)
                data = {"pattern": "ramp", "seed": 9, "length": length}
                request = self.blocked_call("send", 1, on=1, data=data)
                self.ok("interrupt", lane=1, signal="SIGUSR1")
                sent = self.driver.wait(request)["ok"]["count"]
                self.assertGreater(sent, 0)
                self.assertLess(sent, length)
                self.assertEqual(self.drained(2), sent)

    def drained(self, handle):
        reply = self.call("recv", on=handle, capacity=1 << 20, flags=["MSG_DONTWAIT"],
                          repeat={"while": "ok"})
        self.assertEqual(reply["error"]["name"], "operation_would_block")
        return reply["total"]

    def test_a_blocking_send_interrupted_before_anything_was_sent(self):
        self.pair(1, 2)
        self.nonblocking(1)
        self.call("send", on=1, data={"pattern": "ramp", "length": 4096}, repeat={"while": "ok"})
        self.call("send", on=1, data={"text": "a"}, repeat={"while": "ok"})
        self.ok("fcntl", on=1, command="F_SETFL", flags=[])
        self.ok("signal_action", signal="SIGUSR1", action="count")
        request = self.blocked_call("send", 1, on=1, data={"text": "b"})
        self.ok("interrupt", lane=1, signal="SIGUSR1")
        self.assertEqual(self.driver.wait(request)["error"]["name"], "interrupted")

    def test_descriptors_passed_with_the_receiver_at_its_limit(self):
        """Linux: what has a number arrives, the rest is dropped, MSG_CTRUNC tells of it."""
        for spare, expected in ((0, []), (1, [10]), (2, [10, 11]), (3, [10, 11, 12])):
            with self.subTest(spare=spare):
                self.pair(1, 2)
                self.ok("sendmsg", on=1, buffers=[{"text": "x"}], control=[{"rights": [1, 1, 1]}])
                self.ok("limit", spare=spare)
                got = self.ok("recvmsg", on=2, capacities=[4], control_capacity=64, rights_as=10)
                self.ok("limit", spare=None)
                self.assertEqual(got["count"], 1)
                self.assertEqual(got["flags"], [] if spare == 3 else ["MSG_CTRUNC"])
                arrived = [one for item in got["control"] for one in item["rights"]]
                self.assertEqual(arrived, expected)
                self.assertEqual(self.ask("reset")["ok"], {"closed": [1, 2] + expected,
                                                           "leaked": []})


if __name__ == "__main__":
    unittest.main()
