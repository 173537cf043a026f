"""What the tests of the driver have in common: a fresh driver each, calls, and the end of it."""

import os
import shutil
import tempfile
import time
import unittest

from driver import PATIENCE, Driver

PROGRAM = os.environ["SOCKSPEC_DRIVER"]

# Which operations were seen to succeed, and to be refused; run_tests.py holds it against hello.
SEEN = {"ok": set(), "refused": set(), "declared": set()}

LOOPBACK = {"family": "inet", "host": "127.0.0.1", "port": 0}


class DriverCase(unittest.TestCase):
    expected_leaks = []

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="sockspec-")
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.restart()
        SEEN["declared"].update(self.hello["operations"])

    def restart(self, **environment):
        """A driver in place of the one that runs, if one does."""
        self.driver = Driver(PROGRAM, self.folder, env=dict(os.environ, **environment))
        self.addCleanup(self.driver.kill)
        self.hello = self.driver.ask({"type": "hello", "protocol": 1, "suite": "test"})["ok"]
        self.addCleanup(self.leave)

    def leave(self):
        """Every test ends as a cell does: reset finds nothing lost, bye ends the process."""
        if self.driver.process.poll() is not None or self.driver.process.stdin.closed:
            return
        reset = self.ask("reset")
        self.assertEqual(reset["ok"]["leaked"], self.expected_leaks)
        self.assertEqual(self.ask("bye")["ok"], {})
        self.assertEqual(self.driver.process.wait(PATIENCE), 0, self.driver.standard_error())
        self.assertEqual(self.driver.standard_error(), "")

    def needs(self, *capabilities):
        for capability in capabilities:
            if capability not in self.hello["capabilities"]:
                self.skipTest("the driver lacks " + capability)

    # --- requests ---

    def ask(self, type, **members):
        return self.driver.ask(dict(members, type=type))

    def request(self, op, /, on_lane=0, attachments=(), **args):
        """Sends a call; `on`, `makes` (as), `announce`, `gate` and `repeat` are the call's, the
        rest its arguments."""
        call = {"type": "call", "lane": on_lane, **self.call_of(op, **args)}
        return self.driver.send(call, attachments)

    @staticmethod
    def call_of(op, /, **args):
        call = {"op": op}
        for member in ("on", "announce", "gate", "repeat"):
            if member in args:
                call[member] = args.pop(member)
        if "makes" in args:
            call["as"] = args.pop("makes")
        call["args"] = args
        return call

    def call(self, op, /, **args):
        reply = self.driver.wait(self.request(op, **args))
        self.note(op, reply)
        return reply

    @staticmethod
    def note(op, reply):
        SEEN["ok" if "ok" in reply else "refused"].add(op)

    def ok(self, op, /, **args):
        reply = self.call(op, **args)
        self.assertIn("ok", reply, op)
        return reply["ok"]

    def error(self, expected, op, /, **args):
        reply = self.call(op, **args)
        self.assertIn("error", reply, op)
        self.assertEqual(reply["error"]["name"], expected)
        return reply["error"]

    def broken(self, why, op, /, **args):
        """The refusal names the member that is wrong."""
        reply = self.call(op, **args)
        self.assertIn("broken", reply, op)
        self.assertIn(why, reply["broken"]["why"])

    def unsupported(self, why, op, /, **args):
        reply = self.call(op, **args)
        self.assertIn("unsupported", reply, op)
        self.assertIn(why, reply["unsupported"]["why"])

    # --- sockets ---

    def socket(self, handle, family="inet", type="stream", **args):
        return self.ok("socket", makes=handle, family=family, type=type, **args)["number"]

    def pair(self, first, second, type="stream"):
        return self.ok("socketpair", makes=[first, second], family="unix", type=type)["numbers"]

    def listener(self, handle):
        """A listening IPv4 socket; returns its address."""
        self.socket(handle)
        self.ok("bind", on=handle, address=LOOPBACK)
        self.ok("listen", on=handle)
        return self.ok("getsockname", on=handle)["address"]

    def connection(self, listener, client, server):
        address = self.listener(listener)
        self.socket(client)
        self.ok("connect", on=client, address=address)
        self.ok("accept", on=listener, makes=server)

    def nonblocking(self, handle):
        self.ok("fcntl", on=handle, command="F_SETFL", flags=["O_NONBLOCK"])

    def until_blocked(self, lane):
        """Waits until the operating system says that the lane's call sleeps."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.ask("blocked", lane=lane)["ok"]["blocked"] == "yes":
                return
        self.fail("lane %d does not block" % lane)

    def blocked_call(self, op, lane, /, **args):
        """Starts a call and waits until it has blocked."""
        request = self.request(op, on_lane=lane, announce=True, **args)
        self.driver.wait_entered(request)
        self.until_blocked(lane)
        return request
