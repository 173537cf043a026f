"""Process operations: limits, signals, children, files."""

import os
import time
import unittest

from driver import PATIENCE
from driver_case import DriverCase


class Identity(DriverCase):
    def test_whoami(self):
        got = self.ok("whoami")
        self.assertEqual((got["process"], got["user"], got["group"]),
                         (self.driver.process.pid, os.geteuid(), os.getegid()))
        self.assertIsInstance(got["capabilities"], bool)
        self.broken("repeat", "whoami", repeat={})


class Limits(DriverCase):
    def sockets_until_full(self, first):
        handle = first
        while "ok" in self.call("socket", makes=handle, family="inet", type="stream"):
            handle += 1
        return handle - first

    def test_spare_numbers(self):
        for spare in (0, 1, 5):
            self.ok("limit", spare=spare)
            self.assertEqual(self.sockets_until_full(100 + spare), spare)
            self.assertIn("ok", self.ask("reset"))

    def test_counts_holes(self):
        self.pair(1, 2)
        self.pair(3, 4)
        self.ok("close", on=2)
        self.ok("limit", spare=1)
        self.assertEqual(self.ok("dup", on=1, makes=5)["number"], 4)
        self.error("too_many_files_open", "dup", on=1, makes=6)

    def test_restored_by_null(self):
        before = self.ok("limit", spare=None)["limit"]
        self.ok("limit", spare=0)
        self.assertEqual(self.ok("limit", spare=None)["limit"], before)
        self.socket(1)
        self.broken("spare", "limit")
        self.broken("spare", "limit", spare=-1)

    def test_the_driver_works_below_its_own_numbers(self):
        self.ok("limit", spare=0)
        self.assertIn("ok", self.ask("ping"))
        self.assertEqual(self.ok("census")["numbers"], [])

    def test_census(self):
        self.pair(1, 2)
        self.ok("close", on=1)
        self.assertEqual(self.ok("census"), {"numbers": [4], "lowest_free": 3})
        self.broken("repeat", "census", repeat=5)


class Signals(DriverCase):
    def test_counted_ignored_and_default(self):
        self.ok("signal_action", signal="SIGUSR1", action="count")
        for _ in range(3):
            self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 3)
        self.ok("signal_action", signal="SIGUSR1", action="ignore")
        self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 3)

    def test_default_ends_the_driver(self):
        self.ok("signal_action", signal="SIGUSR1", action="default")
        self.request("interrupt", lane=0, signal="SIGUSR1")
        self.assertEqual(self.driver.process.wait(20), -10)

    def test_sigpipe_ends_the_driver_unless_told_otherwise(self):
        self.pair(1, 2)
        self.ok("close", on=2)
        self.ok("signal_action", signal="SIGPIPE", action="count")
        self.error("broken_pipe", "send", on=1, data={"text": "a"})
        self.assertEqual(self.ok("signal_count", signal="SIGPIPE")["count"], 1)
        self.ask("reset")
        self.pair(1, 2)
        self.ok("close", on=2)
        self.request("send", on=1, data={"text": "a"})
        self.assertEqual(self.driver.process.wait(20), -13)

    def test_reset_discards_what_is_pending(self):
        self.ok("signal_mask", signal="SIGUSR1", blocked=True)
        self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.assertIn("ok", self.ask("reset"))
        self.ok("whoami")  # the lane has its mask back, and nothing came
        self.ok("signal_action", signal="SIGUSR1", action="count")
        self.ok("interrupt", lane=0, signal="SIGUSR1")
        self.assertEqual(self.ok("signal_count", signal="SIGUSR1")["count"], 1)

    def test_failures(self):
        self.error("invalid_argument", "signal_action", signal="SIGKILL", action="ignore")
        self.error("invalid_argument", "signal_action", signal={"raw": 1000}, action="ignore")
        self.error("invalid_argument", "signal_mask", signal={"raw": 1000})
        self.error("invalid_argument", "interrupt", lane=0, signal={"raw": 1000})
        self.broken("signal", "signal_count")
        self.unsupported("signal", "signal_count", signal="SIGNOTHING")
        self.unsupported("action", "signal_action", signal="SIGUSR1", action="explode")
        self.broken("lane", "interrupt", lane=99, signal="SIGUSR1")
        self.broken("restart", "signal_action", signal="SIGUSR1", action="count", restart="yes")


class Children(DriverCase):
    def child(self, how, *calls, **args):
        return self.ok("child", how=how, calls=list(calls), **args)

    def test_a_fork_has_all_handles(self):
        self.pair(1, 2)
        got = self.child("fork", self.call_of("send", on=1, data={"text": "abc"}),
                         self.call_of("whoami"))
        self.assertEqual(got["exit"], {"status": 0})
        self.assertEqual(got["results"][0]["ok"], {"count": 3})
        self.assertNotEqual(got["results"][1]["ok"]["process"], self.driver.process.pid)
        self.assertEqual(self.ok("recv", on=2, capacity=9)["count"], 3)

    def test_an_executed_child_has_what_it_inherits(self):
        self.pair(1, 2)
        for handle in (1, 2):
            self.ok("fcntl", on=handle, command="F_SETFD", flags=["FD_CLOEXEC"])
        before = self.ask("ping")["ok"]["at"]
        got = self.child("exec", self.call_of("send", on=1, data={"text": "abc"}),
                         self.call_of("fcntl", on={"number": 4}, command="F_GETFD"),
                         self.call_of("census"), inherits=[1])
        sent, closed, census = got["results"]
        self.assertEqual(sent["ok"], {"count": 3})
        self.assertGreater(sent["began"], before)  # the parent's clock
        self.assertEqual(closed["error"]["name"], "bad_file_descriptor")
        self.assertEqual(census["ok"]["numbers"], [3])
        self.assertEqual(self.ok("fcntl", on=1, command="F_GETFD")["flags"], ["FD_CLOEXEC"])
        self.assertEqual(self.ok("recv", on=2, capacity=9)["count"], 3)

    def test_handles_made_there_are_not_here(self):
        for how in ("fork", "exec"):
            self.child(how, self.call_of("socket", makes=50, family="inet", type="stream"))
            self.broken("no handle 50", "fileno", on=50)

    def test_a_child_that_dies(self):
        self.pair(1, 2)
        self.ok("close", on=2)
        for how in ("fork", "exec"):
            got = self.child(how, self.call_of("send", on=1, data={"text": "a"}), inherits=[1])
            self.assertEqual(got["exit"], {"signal": "SIGPIPE"})
            self.assertNotIn("results", got)

    def test_a_child_has_no_lanes_and_no_gates(self):
        for how in ("fork", "exec"):
            signal = self.call_of("interrupt", lane=0, signal="SIGKILL")
            got = self.child(how, signal, self.call_of("whoami", gate="g"))
            self.assertEqual(got["exit"], {"status": 0})
            for result in got["results"]:
                self.assertIn("a child has no", result["broken"]["why"])

    def test_stops_on_error(self):
        for how in ("fork", "exec"):
            got = self.child(how, self.call_of("nonsense"), self.call_of("whoami"),
                             stop_on_error=True)
            self.assertEqual(len(got["results"]), 1)

    def test_a_child_that_hangs_is_killed_by_cancel(self):
        self.needs("cancel", "blocked")
        self.pair(1, 2)
        hang = self.call_of("recv", on=1, capacity=1)
        for how in ("fork", "exec"):
            request = self.blocked_call("child", 1, how=how, inherits=[1], calls=[hang])
            self.broken("another child", "child", how="fork", calls=[])
            self.ask("cancel", request=request)
            self.assertEqual(self.driver.wait(request)["ok"]["exit"], {"signal": "SIGKILL"})

    def test_a_child_ends_with_the_driver(self):
        self.needs("blocked")
        wait = self.call_of("recv", on=1, capacity=1)
        for how in ("fork", "exec"):
            with self.subTest(how=how):
                self.restart()
                self.pair(1, 2)
                self.blocked_call("child", 1, how=how, inherits=[1], calls=[wait])
                child = self.children()[0]
                self.assertEqual(self.driver.end(), 0)
                self.until_gone(child)

    def children(self):
        path = "/proc/%d/task" % self.driver.process.pid
        found = []
        for task in os.listdir(path):
            with open("%s/%s/children" % (path, task)) as children:
                found += [int(child) for child in children.read().split()]
        return found

    def until_gone(self, process):
        """Gone, or dead and not yet collected by whoever inherited it."""
        deadline = time.monotonic() + PATIENCE
        state = "R"
        while state not in "ZX":
            self.assertLess(time.monotonic(), deadline, "the child lives on")
            try:
                with open("/proc/%d/stat" % process) as stat:
                    state = stat.read().rsplit(")", 1)[1].split()[0]
            except FileNotFoundError:
                return

    def test_what_makes_no_sense(self):
        self.broken("how", "child", calls=[])
        self.broken("how", "child", how="clone", calls=[])
        self.broken("calls", "child", how="fork")
        self.broken("calls", "child", how="exec", calls=5)
        self.broken("no handle 5", "child", how="exec", calls=[], inherits=[5])
        self.broken("inherits", "child", how="exec", calls=[], inherits=["a"])

    def test_a_long_script(self):
        census = self.call_of("whoami")
        for how in ("fork", "exec"):
            self.assertEqual(len(self.child(how, *[census] * 500)["results"]), 500)


class Files(DriverCase):
    def test_pipe(self):
        self.assertEqual(self.ok("pipe", makes=[1, 2])["numbers"], [3, 4])
        self.ok("write", on=2, data={"text": "abc"})
        self.assertEqual(self.ok("read", on=1, capacity=9)["count"], 3)
        self.ok("limit", spare=1)
        self.error("too_many_files_open", "pipe", makes=[3, 4])

    def test_open_file(self):
        self.ok("open_file", makes=1, path="file", content={"pattern": "ramp", "length": 5000})
        self.assertEqual(self.ok("read", on=1, capacity=9000)["count"], 5000)
        self.assertEqual(self.ok("file_status", path="file"),
                         {"exists": True, "type": "file", "mode": 0o600, "size": 5000})
        self.error("no_such_file_or_directory", "open_file", makes=2, path="none")
        self.ok("open_file", makes=2, path=".")
        self.error("is_a_directory", "read", on=2, capacity=5)
        self.broken("path", "open_file", makes=3)

    def test_folders_links_and_modes(self):
        self.ok("mkdir", path="folder", mode=0o751)
        self.assertEqual(self.ok("file_status", path="folder")["mode"], 0o751)
        self.error("file_exists", "mkdir", path="folder")
        self.ok("chmod", path="folder", mode=0o1700)
        self.assertEqual(self.ok("file_status", path="folder")["mode"], 0o1700)
        self.ok("symlink", path="link", target="folder")
        self.assertEqual(self.ok("file_status", path="link")["type"], "symlink")
        self.error("file_exists", "symlink", path="link", target="folder")
        self.ok("unlink", path="link")
        self.assertEqual(self.ok("file_status", path="link"), {"exists": False})
        self.error("no_such_file_or_directory", "unlink", path="link")
        self.error("no_such_file_or_directory", "chmod", path="link", mode=0)
        self.error("not_a_directory", "file_status", path=self.file() + "/below")
        self.broken("mode", "mkdir", path="other", mode=1 << 20)
        self.broken("target", "symlink", path="other")

    def file(self):
        self.ok("open_file", makes=1, path="plain", content={"text": ""})
        return "plain"

    def test_a_path_that_is_no_text(self):
        path = {"hex": "ff61"}
        self.ok("mkdir", path=path)
        self.assertTrue(self.ok("file_status", path=path)["exists"])


if __name__ == "__main__":
    unittest.main()
