"""Requests that make little sense, from a seed: each is answered once, and nothing crashes."""

import json
import random
import unittest

from driver_case import DriverCase

SEED = 20261120
# What ends the driver when it does as it is told, waits, or changes what a fuzzer must not change.
LEFT_OUT = {"interrupt", "signal_action", "signal_mask", "child", "limit", "chmod", "unlink"}
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
        args["timeout"] = self.random.choice([0, 1, 1000, -1])  # never for ever
        call = {"type": "call", "op": self.random.choice(operations), "args": args,
                "lane": self.random.choice([0, 0, 0, 1, self.value()]),
                "on": self.random.choice([1, 2, 3, 4, {"number": -1}, self.value()]),
                "as": self.random.choice([5, 6, [7, 8], self.value()])}
        if self.random.random() < 0.1:
            call["repeat"] = {"while": "ok", "most": 3, "within": self.value()}
        return call

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
            requests = [self.driver.send(self.request_object(operations)) for _ in range(50)]
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
