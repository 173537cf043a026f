"""A library under the driver that breaks libc: what is judged meets it, the driver does not."""

import os
import unittest

from driver_case import DriverCase

LIBRARY = os.environ.get("SOCKSPEC_BROKEN_LIBC")


@unittest.skipUnless(LIBRARY, "needs a preloaded library")
class BrokenLibc(DriverCase):
    def setUp(self):
        super().setUp()
        if "blocked" not in self.hello["capabilities"]:
            self.skipTest("this driver's channel goes through libc")
        self.leave()
        self.restart(LD_PRELOAD=LIBRARY)

    def test_judged_calls_meet_it(self):
        self.socket(1)
        for op, args in (("read", {"capacity": 1}), ("write", {"data": {"text": "a"}}),
                         ("dup", {"makes": 9}), ("fcntl", {"command": "F_GETFL"})):
            self.error("io_error", op, on=1, **args)
        self.error("io_error", "poll", handles=[], timeout=0)
        self.error("io_error", "open_file", makes=9, path=".")
        self.error("io_error", "close", on=1)  # and the descriptor stays open
        self.reset_closes_in_spite_of_it([1], [3])

    def test_the_driver_goes_on(self):
        self.assertEqual(self.pair(1, 2), [3, 4])
        request = self.blocked_call("recv", 1, on=1, capacity=4)
        self.assertTrue(self.ask("cancel", request=request)["ok"]["cancelled"])
        self.assertEqual(self.driver.wait(request)["error"]["name"], "interrupted")
        self.assertEqual(self.ok("limit", spare=0)["limit"], 5)
        self.ok("limit", spare=None)  # the child's loader has files to open
        got = self.ok("child", how="exec", calls=[self.call_of("send", on=1, data={"text": "a"})],
                      inherits=[1])
        self.assertEqual(got["results"][0]["ok"], {"count": 1})
        self.reset_closes_in_spite_of_it([1, 2], [3, 4])

    def reset_closes_in_spite_of_it(self, handles, numbers):
        """What close did not close is told, and closed: the next cell finds the numbers free."""
        self.assertEqual(self.ask("reset")["ok"], {"closed": handles, "leaked": numbers})
        self.assertEqual(self.ask("reset")["ok"], {"closed": [], "leaked": []})
        self.assertEqual(self.socket(1), 3)
        self.ask("reset")
