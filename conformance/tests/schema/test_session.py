"""A session with a driver in which every message, in both directions, is held against the schemas.

Usage: test_session.py DRIVER"""

import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "native_driver"))

import schemas
from driver import Driver

LOOPBACK = {"family": "inet", "host": "127.0.0.1", "port": 0}


class Session(unittest.TestCase):
    program = ""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.driver = Driver(self.program, self.folder.name)
        self.sent = {}
        self.hello = self.ask({"type": "hello", "protocol": 1})["ok"]

    def tearDown(self):
        for message in self.driver.entered + self.driver.unasked:
            self.assertEqual([], schemas.message_faults(message))
        self.driver.kill()
        self.folder.cleanup()

    def send(self, message):
        request = self.driver.send(message)
        self.sent[request] = dict(message, id=request)
        self.assertEqual([], schemas.request_faults(self.sent[request]))
        return request

    def wait(self, request):
        reply = self.driver.wait(request)
        self.assertEqual([], schemas.reply_faults(self.sent[request], reply), reply)
        return reply

    def ask(self, message):
        return self.wait(self.send(message))

    def call(self, operation, args=None, **members):
        if operation not in self.hello["operations"]:
            return {}
        return self.ask({"type": "call", "op": operation, "args": args or {}, **members})

    def test_messages(self):
        for message in ({"type": "ping"}, {"type": "open", "gate": "g"}, {"type": "blocked"},
                        {"type": "cancel", "request": 1}, {"type": "reset"},
                        {"type": "hello", "protocol": 1}, {"type": "hello", "protocol": 9},
                        {"type": "script", "calls": [{"op": "no_such_operation"}]},
                        {"type": "call", "op": "close", "on": 99}, {"type": "bye"}):
            with self.subTest(message=message):
                self.ask(message)

    def test_what_is_wrong_in_the_vectors_is_complained_of(self):
        lines = (schemas.PROTOCOL / "vectors/messages.jsonl").read_text().splitlines()
        for vector in map(json.loads, lines):
            if vector["from"] == "runner" and "wrong" in vector:
                with self.subTest(wrong=vector["wrong"]):
                    self.driver.write(vector["line"].encode() + b"\n")
                    self.assertEqual([], schemas.message_faults(self.driver.wait_unasked()))
        self.ask({"type": "ping"})

    def test_a_connection(self):
        self.call("socket", {"family": "inet", "type": "stream"}, **{"as": 1})
        self.call("bind", {"address": LOOPBACK}, on=1)
        self.call("listen", on=1)
        address = self.call("getsockname", on=1)["ok"]["address"]
        accepting = self.send({"type": "call", "op": "accept", "on": 1, "as": 2, "lane": 1,
                               "announce": True})
        self.call("socket", {"family": "inet", "type": "stream"}, **{"as": 3})
        self.call("connect", {"address": address}, on=3)
        self.wait(accepting)
        self.call("send", {"data": {"pattern": "ramp", "seed": 1, "length": 2000}}, on=3)
        self.call("recv", {"capacity": 4000, "poison": 9}, on=2)
        self.call("send", {"data": {"text": "abc"}}, on=2,
                  repeat={"while": "ok", "most": 3, "within": 1000000000})
        self.ask({"type": "script", "stop_on_error": True, "calls": [
            {"op": "recv", "on": 3, "args": {"capacity": 4}},
            {"op": "close", "on": 3}, {"op": "close", "on": 3}, {"op": "close", "on": 2}]})
        self.call("connect", {"address": dict(address, port=1)}, on=1)
        self.ask({"type": "reset"})

    def test_what_other_operations_answer(self):
        address = {"address": LOOPBACK}
        self.call("socket", {"family": "inet", "type": "datagram"}, **{"as": 1})
        self.call("bind", address, on=1)
        self.call("getpeername", on=1)
        level = {"level": "SOL_SOCKET", "name": "SO_REUSEADDR"}
        self.call("setsockopt", dict(level, value={"int": 1}), on=1)
        self.call("getsockopt", dict(level, as_value="int"), on=1)
        self.call("getsockopt", {"level": "SOL_SOCKET", "name": "SO_LINGER",
                                 "as_value": "linger"}, on=1)
        self.call("getsockopt", {"level": "SOL_SOCKET", "name": "SO_RCVTIMEO",
                                 "as_value": "duration"}, on=1)
        self.call("getsockopt", {"level": "SOL_SOCKET", "name": "SO_ERROR",
                                 "as_value": "error"}, on=1)
        self.call("fcntl", {"command": "F_GETFL"}, on=1)
        self.call("ioctl", {"request": "FIONREAD"}, on=1)
        self.call("poll", {"handles": [{"on": 1, "events": ["POLLIN", "POLLOUT"]}], "timeout": 0})
        self.call("select", {"read": [1], "write": [1], "except": [], "timeout": 0})
        self.call("socketpair", {"family": "unix", "type": "stream"}, **{"as": [4, 5]})
        self.call("sendmsg", {"buffers": [{"text": "a"}, {"hex": "00"}],
                              "control": [{"rights": [1]}]}, on=4)
        self.call("recvmsg", {"capacities": [1, 9], "control_capacity": 64, "rights_as": 10}, on=5)
        self.call("sendmmsg", {"messages": [{"data": {"text": "a"}}]}, on=4)
        self.call("recvmmsg", {"capacities": [4, 4], "flags": ["MSG_WAITFORONE"]}, on=5)
        self.call("recvfrom", {"capacity": 1, "flags": ["MSG_DONTWAIT"]}, on=1)
        self.call("getaddrinfo", {"host": "127.0.0.1", "service": "80",
                                  "flags": ["AI_NUMERICHOST", "AI_NUMERICSERV"]})
        self.call("getaddrinfo", {"host": "", "service": None})
        self.call("getnameinfo", {"address": dict(LOOPBACK, port=80),
                                  "flags": ["NI_NUMERICHOST", "NI_NUMERICSERV"]})
        self.call("fileno", on=1)
        self.call("dup", on=1, **{"as": 20})
        self.call("socket", {"family": "unix", "type": "stream"}, **{"as": 30})
        self.call("bind", {"address": {"family": "unix", "path": "name"}}, on=30)
        self.call("getsockname", on=30)

    def test_process_operations(self):
        self.call("whoami")
        self.call("census")
        self.call("limit", {"spare": 5})
        self.call("limit", {"spare": None})
        self.call("signal_action", {"signal": "SIGUSR1", "action": "count"})
        self.call("interrupt", {"lane": 0, "signal": "SIGUSR1"})
        self.call("signal_count", {"signal": "SIGUSR1"})
        self.call("signal_mask", {"signal": "SIGUSR1", "blocked": True})
        for how in ("fork", "exec"):
            self.call("child", {"how": how, "calls": [{"op": "whoami"}, {"op": "no_such"}]})
        self.call("pipe", **{"as": [1, 2]})
        self.call("write", {"data": {"text": "x"}}, on=2)
        self.call("read", {"capacity": 5}, on=1)
        self.call("open_file", {"path": "file", "content": {"text": "x"}}, **{"as": 3})
        self.call("file_status", {"path": "file"})
        self.call("file_status", {"path": "absent"})
        self.call("chmod", {"path": "file", "mode": 0o600})
        self.call("symlink", {"path": "link", "target": "file"})
        self.call("mkdir", {"path": "folder"})
        self.call("unlink", {"path": "absent"})
        self.ask({"type": "reset"})


if __name__ == "__main__":
    Session.program = sys.argv.pop(1)
    unittest.main()
