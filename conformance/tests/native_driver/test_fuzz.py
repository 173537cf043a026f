"""Requests that make little sense, from a seed: each is answered once, and nothing crashes."""

import json
import os
import random
import unittest

from driver_case import DriverCase

SEED = int(os.environ.get("SOCKSPEC_FUZZ_SEED", "20261120"))
# What ends the driver when it does as it is told, waits, asks the network, or changes what a fuzzer
# must not change.
LEFT_OUT = {"interrupt", "signal_action", "signal_mask", "child", "limit", "chmod", "unlink",
            "getaddrinfo", "getnameinfo"}
NUMERIC = {"getaddrinfo": ["AI_NUMERICHOST"], "getnameinfo": ["NI_NUMERICHOST", "NI_NUMERICSERV"]}
WORDS = ["inet", "inet6", "unix", "stream", "datagram", "seqpacket", "ok", "would_block", "text",
         "hex", "00", "raw", "number", "ramp", "read", "write", "both", "SOL_SOCKET", "SO_TYPE",
         "SO_LINGER", "int", "linger", "POLLIN", "MSG_DONTWAIT", "MSG_PEEK", "127.0.0.1", "::1",
         "F_GETFL", "FIONREAD", "", "\u0000", "é", "a" * 300]
NUMBERS = [-(1 << 53), -(1 << 31), -1, 0, 1, 2, 3, 7, 16, 255, 4095, 4096, 65536, (1 << 31) - 1,
           1 << 31, (1 << 32) - 1, 1 << 40, 1 << 53]
MEMBERS = ["family", "type", "protocol", "flags", "address", "data", "capacity", "claims", "poison",
           "level", "name", "value", "as_value", "how", "host", "service", "handles", "on",
           "events", "buffers", "capacities", "control", "control_capacity", "rights_as", "rights",
           "read", "write", "except", "nfds", "command", "request", "path", "content", "spare",
           "text", "hex", "pattern", "seed", "length", "raw", "attached", "port", "number",
           "abstract", "int", "duration", "mode", "target", "signal", "mask", "backlog"]


# Calls that make sense: a fuzzer that changes one member of such a one gets further.
LOOPBACK = {"family": "inet", "host": "127.0.0.1", "port": 0, "length": 16}
SENSIBLE = {
    "socket": {"family": "inet", "type": "stream", "protocol": "default", "flags": ["nonblocking"]},
    "bind": {"address": LOOPBACK},
    "connect": {"address": LOOPBACK},
    "send": {"data": {"pattern": "ramp", "seed": 1, "length": 3000}, "flags": ["MSG_DONTWAIT"]},
    "sendto": {"data": {"text": "abc"}, "address": LOOPBACK},
    "sendmsg": {"buffers": [{"text": "a"}, {"hex": "00"}], "address": LOOPBACK,
                "control": [{"rights": [1, 2], "claims": 8},
                            {"level": "SOL_SOCKET", "type": "SCM_RIGHTS", "raw": {"hex": "00"}}]},
    "recv": {"capacity": 4000, "claims": 5000, "poison": 3, "flags": ["MSG_PEEK"]},
    "recvfrom": {"capacity": 40, "address": {"capacity": 16, "claims": 128, "poison": 1}},
    "recvmsg": {"capacities": [1, 0, 100], "control_capacity": 64, "rights_as": 30, "poison": 4},
    "readv": {"capacities": [1, 0, 100], "poison": 4},
    "writev": {"buffers": [{"text": "a"}, {"pattern": "ramp", "length": 100}]},
    "getsockname": {"address": {"capacity": 3, "claims": 128, "poison": 5}},
    "getsockopt": {"level": "SOL_SOCKET", "name": "SO_LINGER", "as_value": "linger",
                   "capacity": 8, "claims": 8, "poison": 1},
    "setsockopt": {"level": "SOL_SOCKET", "name": "SO_LINGER", "length": 8,
                   "value": {"linger": {"on": True, "seconds": 0}}},
    "poll": {"handles": [{"on": 1, "events": ["POLLIN"]}, {"on": 2, "events": []}]},
    "select": {"read": [1, 2], "write": [3], "except": [], "nfds": 9},
    "ioctl": {"request": "FIONREAD", "value": 1},
    "getaddrinfo": {"host": "127.0.0.1", "service": "80", "family": "inet", "type": "stream",
                    "protocol": "tcp"},
    "getnameinfo": {"address": LOOPBACK, "host_capacity": 20, "service_capacity": 3},
    "open_file": {"path": "file", "content": {"text": "abc"}},
    "symlink": {"path": "link", "target": "file"},
}


class Fuzz(DriverCase):
    def value(self, depth=0):
        kind = self.random.randrange(9 if depth < 3 else 6)
        if kind < 2:
            return self.random.choice(NUMBERS)
        if kind < 4:
            return self.random.choice(WORDS)
        if kind < 6:
            return self.random.choice([None, True, False, 1.5, -0.25, 1e300])
        if kind == 6:
            return [self.value(depth + 1) for _ in range(self.random.randrange(4))]
        return {self.random.choice(MEMBERS): self.value(depth + 1)
                for _ in range(self.random.randrange(4))}

    def request_object(self, operations):
        args = {name: self.value() for name in self.random.sample(MEMBERS, 12)}
        args["timeout"] = self.random.choice([0, 1, 1000])  # never for ever
        call = {"type": "call", "op": self.random.choice(operations), "args": args,
                "lane": self.random.choice([0, 0, 0, 1, self.value()]),
                "on": self.random.choice([1, 2, 3, 4, {"number": -1}, "x", None, 1 << 40]),
                "as": self.random.choice([5, 6, [7, 8], self.value()])}
        if self.random.random() < 0.1:
            call["repeat"] = {"while": "ok", "most": 3, "within": self.value()}
        return call

    def changed(self, value):
        """The value with one thing in it replaced."""
        if self.random.random() < 0.3 or not isinstance(value, (dict, list)) or not value:
            return self.value()
        if isinstance(value, list):
            at = self.random.randrange(len(value))
            return value[:at] + [self.changed(value[at])] + value[at + 1:]
        name = self.random.choice(sorted(value))
        return dict(value, **{name: self.changed(value[name])})

    def nearly_sensible(self, _):
        op = self.random.choice(sorted(set(SENSIBLE) & set(self.hello["operations"])))
        args = dict(self.changed_members(SENSIBLE[op]), timeout=0)
        if op in NUMERIC:
            args["flags"] = NUMERIC[op]
        return {"type": "call", "op": op, "lane": 0, "on": self.random.choice([1, 2, 3, 4]),
                "as": 5, "args": args}

    def changed_members(self, args):
        name = self.random.choice(sorted(args))
        return dict(args, **{name: self.changed(args[name])})

    def prepare(self):
        """Sockets that never block: what waits for something would wait for ever."""
        self.ok("signal_action", signal="SIGPIPE", action="ignore")
        self.pair(1, 2)
        self.socket(3)
        self.socket(4, type="datagram")
        for handle in (1, 2, 3, 4):
            self.nonblocking(handle)

    def test_requests(self):
        self.random = random.Random(SEED)
        operations = sorted(set(self.hello["operations"]) - LEFT_OUT)
        for _ in range(40):
            self.prepare()
            requests = [self.driver.send(make(operations)) for _ in range(25)
                        for make in (self.request_object, self.nearly_sensible)]
            for request in requests:
                self.driver.wait(request)
            self.assertIn("ok", self.ask("reset"))

    def test_lines(self):
        """Valid requests with bytes changed, cut and inserted: all are answered, with an id or
        without."""
        self.random = random.Random(SEED)
        line = json.dumps({"type": "ping", "id": 1000, "x": [1, {"é": "\\\n"}], "y": -1.5e3})
        for _ in range(2000):
            data = bytearray(line.encode())
            for _ in range(self.random.randrange(1, 4)):
                at = self.random.randrange(len(data))
                data[at:at + self.random.randrange(2)] = bytes([self.random.randrange(256)])
            self.driver.write(bytes(data).replace(b"\n", b" ") + b"\n")
            self.assertEqual(self.driver.read_message()["type"], "reply")


if __name__ == "__main__":
    unittest.main()
