"""Scripts, repeats, gates, what blocks and how it is cancelled, reset."""

import os
import time

from driver import PATIENCE
from driver_case import DriverCase

SECOND = 1000000000


class Scripts(DriverCase):
    def script(self, *calls, **members):
        return self.ask("script", lane=0, calls=list(calls), **members)

    def test_results_in_order(self):
        self.pair(1, 2)
        results = self.script(self.call_of("send", on=1, data={"text": "a"}),
                              self.call_of("shutdown", on=1, how="write"))["results"]
        self.assertEqual([one["ok"] for one in results], [{"count": 1}, {}])
        self.assertLessEqual(results[0]["ended"], results[1]["began"])

    def test_stops_on_error_if_told(self):
        calls = [self.call_of("whoami"), self.call_of("nonsense"), self.call_of("whoami")]
        self.assertEqual(len(self.script(*calls)["results"]), 3)
        self.assertEqual(len(self.script(*calls, stop_on_error=False)["results"]), 3)
        results = self.script(*calls, stop_on_error=True)["results"]
        self.assertEqual([list(one)[0] for one in results], ["ok", "unsupported"])

    def test_what_makes_no_sense(self):
        self.assertIn("broken", self.script(5)["results"][0])
        self.assertEqual(self.script()["results"], [])
        self.assertIn("broken", self.ask("script", lane=0))
        self.assertIn("broken", self.ask("script", lane=0, calls={}))
        self.assertIn("broken", self.ask("call", lane=0))
        self.assertIn("broken", self.ask("call", lane=0, op="whoami", args=[]))

    def test_entered_tells_which_call(self):
        self.needs("entered")
        calls = [self.call_of("census"), self.call_of("whoami", announce=True)]
        request = self.driver.send({"type": "script", "lane": 0, "calls": calls})
        self.driver.wait(request)
        self.assertEqual([(one["id"], one["call"]) for one in self.driver.entered], [(request, 1)])


class Repeats(DriverCase):
    def test_while_ok_fills_a_buffer(self):
        self.pair(1, 2)
        self.nonblocking(1)
        data = {"pattern": "ramp", "seed": 1, "length": 10000}
        reply = self.call("send", on=1, data=data, repeat={"while": "ok"})
        self.assertEqual(reply["error"]["name"], "operation_would_block")
        self.assertGreater(reply["repeats"], 2)
        self.nonblocking(2)
        drained = self.call("recv", on=2, capacity=4096, repeat={"while": "ok"})
        self.assertEqual(drained["total"], reply["total"])

    def test_most(self):
        self.pair(1, 2)
        reply = self.call("send", on=1, data={"text": "abc"}, repeat={"while": "ok", "most": 4})
        self.assertEqual((reply["repeats"], reply["total"], reply["ok"]["count"]), (4, 12, 3))

    def test_within(self):
        self.pair(1, 2)
        self.nonblocking(1)
        reply = self.call("recv", on=1, capacity=4,
                          repeat={"while": "would_block", "within": 20000000})
        self.assertEqual(reply["error"]["name"], "operation_would_block")
        self.assertGreater(reply["repeats"], 1)
        self.assertLess(reply["repeats"], 210)  # about 100 microseconds apart

    def test_while_it_would_block_until_something_arrives(self):
        self.needs("entered")
        self.pair(1, 2)
        self.nonblocking(2)
        request = self.request("recv", on=2, capacity=9, announce=True,
                               repeat={"while": "would_block", "within": 20 * SECOND})
        self.driver.wait_entered(request)
        self.ok("send", on_lane=1, on=1, data={"text": "abc"})
        reply = self.driver.wait(request)
        self.assertEqual((reply["ok"]["count"], reply["total"]), (3, 3))

    def test_a_repeat_can_be_cancelled(self):
        self.needs("cancel", "entered")
        self.pair(1, 2)
        self.nonblocking(2)
        request = self.request("recv", on=2, capacity=9, announce=True,
                               repeat={"while": "would_block", "within": 3600 * SECOND})
        self.driver.wait_entered(request)
        self.assertTrue(self.ask("cancel", request=request)["ok"]["cancelled"])
        self.assertIn("error", self.driver.wait(request))

    def test_what_cannot_be_repeated(self):
        self.pair(1, 2)
        self.broken("repeated", "dup", on=1, makes=3, repeat={"while": "ok"})
        self.broken("repeated", "close", on=1, repeat={"while": "ok"})
        self.broken("repeat", "send", on=1, data={"text": "a"}, repeat={})
        self.broken("most", "send", on=1, data={"text": "a"}, repeat={"while": "ok", "most": 0})


class Gates(DriverCase):
    def park(self, lane, gate):
        return self.request("whoami", on_lane=lane, gate=gate)

    def test_a_gate_that_was_opened_stays_open_until_reset(self):
        self.needs("gate")
        self.assertEqual(self.ask("open", gate="g")["ok"]["released"], 0)
        self.assertIn("ok", self.driver.wait(self.park(0, "g")))
        self.assertIn("ok", self.ask("reset"))
        request = self.park(0, "g")
        self.until_parked(0)
        self.assertNotIn(request, self.driver.replies)
        self.ask("open", gate="g")
        self.assertIn("ok", self.driver.wait(request))

    def test_open_releases_all_together(self):
        self.needs("gate")
        requests = [self.park(lane, "g") for lane in range(4)]
        self.until_parked(*range(4))
        self.assertEqual(self.ask("open", gate="g")["ok"]["released"], 4)
        for request in requests:
            self.assertIn("ok", self.driver.wait(request))

    def until_parked(self, *lanes):
        deadline = time.monotonic() + PATIENCE
        while not all(self.ask("blocked", lane=lane)["ok"]["parked"] for lane in lanes):
            self.assertLess(time.monotonic(), deadline, "the lanes do not reach the gate")

    def test_reset_answers_what_is_parked_and_what_waits_behind(self):
        self.needs("gate")
        parked = self.park(0, "never")
        behind = [self.request("whoami") for _ in range(3)]
        self.until_parked(0)
        self.assertEqual(self.ask("cancel", request=parked)["ok"], {"cancelled": False})
        self.assertIn("ok", self.ask("reset"))
        self.assertEqual(list(self.driver.replies), [parked] + behind)  # in this order, before it
        for request in [parked] + behind:
            self.assertIn("broken", self.driver.wait(request))

    def test_reset_ends_a_script_that_is_parked(self):
        """What follows in the script would block for ever."""
        self.needs("gate")
        self.pair(1, 2)
        calls = [self.call_of("whoami", gate="never"), self.call_of("recv", on=1, capacity=1)]
        request = self.driver.send({"type": "script", "lane": 0, "calls": calls})
        self.until_parked(0)
        self.assertIn("ok", self.ask("reset"))
        self.assertEqual(len(self.driver.wait(request)["results"]), 1)

    def test_what_makes_no_sense(self):
        self.needs("gate")
        self.assertIn("broken", self.ask("open"))
        self.assertIn("broken", self.ask("open", gate=5))
        self.assertIn("broken", self.ask("open", gate="g" * 100))
        self.broken("gate", "whoami", gate=["g"])


class Blocked(DriverCase):
    def setUp(self):
        super().setUp()
        self.needs("blocked", "entered", "cancel")

    def test_no_in_no_call(self):
        self.assertEqual(self.ask("blocked", lane=1)["ok"]["blocked"], "no")

    def test_yes_in_a_call_that_waits(self):
        self.pair(1, 2)
        request = self.blocked_call("recv", 1, on=1, capacity=5)
        self.ok("send", on=2, data={"text": "a"})
        self.assertEqual(self.driver.wait(request)["ok"]["count"], 1)
        self.assertEqual(self.ask("blocked", lane=1)["ok"]["blocked"], "no")

    def test_no_while_it_runs(self):
        self.pair(1, 2)
        self.nonblocking(1)
        request = self.request("send", on_lane=1, on={"number": -1}, data={"text": "a"},
                               announce=True, repeat={"while": "would_block"})
        self.assertIn("error", self.driver.wait(request))
        self.assertEqual(self.ask("blocked", lane=1)["ok"]["blocked"], "no")

    def test_ping_while_all_lanes_are_blocked(self):
        self.pair(1, 2)
        lanes = range(self.hello["lanes"])
        requests = [self.blocked_call("recv", lane, on=1, capacity=5) for lane in lanes]
        self.assertIn("at", self.ask("ping")["ok"])
        self.assertIn("call", self.ask("reset")["broken"]["why"])
        for request in requests:
            self.assertEqual(self.ask("cancel", request=request)["ok"], {"cancelled": True})
            self.assertEqual(self.driver.wait(request)["error"]["name"], "interrupted")

    def test_two_lanes_that_wait_for_each_other(self):
        self.pair(1, 2)
        first = self.blocked_call("recv", 1, on=1, capacity=5)
        second = self.blocked_call("recv", 2, on=2, capacity=5)
        self.ok("send", on=1, data={"text": "to the second"})
        self.assertIn("ok", self.driver.wait(second))
        self.ok("send", on=2, data={"text": "to the first"})
        self.assertIn("ok", self.driver.wait(first))

    def test_cancel_of_each_call_that_can_block(self):
        address = self.listener(1)
        self.pair(2, 3)
        self.socket(4)
        for op, args in (("accept", {"on": 1, "makes": 9}), ("recv", {"on": 2, "capacity": 1}),
                         ("poll", {"handles": [], "timeout": None}),
                         ("select", {"timeout": None}), ("ppoll", {"handles": []})):
            with self.subTest(op=op):
                request = self.blocked_call(op, 1, **args)
                self.assertTrue(self.ask("cancel", request=request)["ok"]["cancelled"])
                self.assertEqual(self.driver.wait(request)["error"]["name"], "interrupted")
        self.ok("connect", on=4, address=address)
        self.ok("accept", on=1, makes=9)  # the reserved handle was given back

    def test_cancel_presses_on_what_resumes(self):
        """A signal whose handler restarts calls hides none of the driver's own."""
        self.ok("signal_action", signal="SIGUSR1", action="count", restart=True)
        self.pair(1, 2)
        request = self.blocked_call("recv", 1, on=1, capacity=5)
        self.ok("interrupt", lane=1, signal="SIGUSR1")
        self.until_blocked(1)
        self.ask("cancel", request=request)
        self.assertIn("error", self.driver.wait(request))
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 1)

    def test_cancel_ends_a_script(self):
        self.pair(1, 2)
        wait = self.call_of("recv", on=1, capacity=5, announce=True)
        request = self.driver.send({"type": "script", "lane": 1, "calls": [wait, wait]})
        self.driver.wait_entered(request)
        self.until_blocked(1)
        self.ask("cancel", request=request)
        self.assertEqual(len(self.driver.wait(request)["results"]), 1)

    def test_cancel_of_what_is_in_no_call(self):
        self.assertEqual(self.ask("cancel", request=4711)["ok"], {"cancelled": False})
        self.assertIn("broken", self.ask("cancel"))

    def test_the_end_of_the_input_while_a_lane_is_blocked(self):
        self.pair(1, 2)
        self.blocked_call("recv", 1, on=1, capacity=5)
        self.assertEqual(self.driver.end(), 0)


class Reset(DriverCase):
    def test_closes_every_handle(self):
        self.pair(1, 2)
        self.socket(7)
        self.ok("close", on=2)
        self.assertEqual(self.ask("reset")["ok"], {"closed": [1, 7], "leaked": []})
        self.broken("no handle 2", "fileno", on=2)
        self.assertEqual(self.socket(1), 3)

    def test_resets_connections(self):
        """The other end sees no orderly end, and the address can be bound again at once."""
        self.connection(1, 2, 3)
        address = self.ok("getsockname", on=1)["address"]
        self.assertIn("ok", self.ask("reset"))
        self.socket(1)
        self.ok("bind", on=1, address=address)

    def test_removes_what_was_made_in_the_scratch_folder(self):
        self.ok("mkdir", path="folder", mode=0o700)
        self.ok("open_file", makes=1, path="folder/file", content={"text": "a"})
        self.ok("symlink", path="folder/link", target="nowhere")
        self.socket(2, family="unix")
        self.ok("bind", on=2, address={"family": "unix", "path": "folder/socket"})
        self.ok("chmod", path="folder", mode=0)
        with open(os.path.join(self.folder, "another's"), "w") as file:
            file.write("stays")
        self.assertIn("ok", self.ask("reset"))
        self.assertEqual(os.listdir(self.folder), ["another's"])

    def test_tells_what_leaked_once(self):
        self.pair(1, 2)
        self.pair(3, 4)
        # F_DUPFD is the one call that opens a descriptor without the driver's knowing.
        self.ok("fcntl", on=1, command={"raw": 0}, value=9)
        self.assertEqual(self.ask("reset")["ok"], {"closed": [1, 2, 3, 4], "leaked": [9]})
        self.assertEqual(self.ask("reset")["ok"]["leaked"], [])
