"""Frames, hello, and how the driver takes what is no request."""

import os
import sys
import unittest

from driver import PATIENCE, Driver
from driver_case import PROGRAM, DriverCase


class Hello(DriverCase):
    def test_tells_what_the_protocol_asks_for(self):
        self.assertEqual(self.hello["protocol"], 1)
        self.assertEqual(self.hello["driver"]["name"], "native")
        self.assertEqual(self.hello["implementation"]["name"], os.uname().sysname)
        self.assertEqual(self.hello["implementation"]["version"], os.uname().release)
        self.assertEqual(self.hello["host"]["byte_order"], sys.byteorder)
        self.assertGreaterEqual(self.hello["lanes"], 1)

    def test_declares_only_direct_operations(self):
        self.assertEqual(set(self.hello["operations"].values()), {"direct"})
        for absent in ("sendall", "connect_ex", "settimeout", "detach"):
            self.assertNotIn(absent, self.hello["operations"])

    def test_has_the_capabilities_of_its_lanes(self):
        threads = {"entered", "gate", "cancel"}
        given = threads & set(self.hello["capabilities"])
        self.assertEqual(given, threads if self.hello["lanes"] > 1 else set())

    def test_refuses_another_version(self):
        self.assertIn("unsupported", self.ask("hello", protocol=2))
        self.assertIn("broken", self.ask("hello"))


class Order(unittest.TestCase):
    def test_hello_must_come_first(self):
        driver = Driver(PROGRAM, None)
        self.addCleanup(driver.kill)
        self.assertIn("broken", driver.ask({"type": "ping"}))
        self.assertIn("ok", driver.ask({"type": "hello", "protocol": 1}))
        self.assertIn("ok", driver.ask({"type": "ping"}))
        self.assertEqual(driver.end(), 0)

    def test_the_end_of_the_input_ends_the_driver(self):
        for tail in (b"", b'{"type":"pi', b'{"type":"ping","id":1,"attached":[10]}\nabc'):
            with self.subTest(tail=tail):
                driver = Driver(PROGRAM, None)
                self.addCleanup(driver.kill)
                driver.write(tail)
                self.assertEqual(driver.end(), 0)


class Garbage(DriverCase):
    def refuse(self, line):
        self.driver.write(line + b"\n")
        reply = self.driver.wait_unasked()
        self.assertIn("why", reply["broken"])
        self.assertIn("ok", self.ask("ping"))

    def test_lines_that_are_no_requests(self):
        for line in (b"", b"hello", b"[]", b"17", b'"text"', b"{", b'{"type":"ping"}',
                     b'{"id":1}', b'{"id":0,"type":"ping"}', b'{"id":-4,"type":"ping"}',
                     b'{"id":1.5,"type":"ping"}', b'{"id":"1","type":"ping"}',
                     b'{"id":1,"type":7}', b'{"id":1,"type":"ping"} x', b'{"id":01,"type":"ping"}',
                     b'{"id":1,"type":"pi\xffng"}', b'{"id":1,"type":"\\ud800"}',
                     b'{"id":1,"type":"a\x01b"}', b"[" * 5000, b'{"a":' * 5000,
                     b'{"id":9007199254740993,"type":"ping"}', b"\x00\x01\x02"):
            with self.subTest(line=line[:40]):
                self.refuse(line)

    def test_a_line_that_is_too_long_is_skipped(self):
        self.refuse(b'{"type":"ping","id":5,"text":"' + b"a" * 70000 + b'"}')
        self.refuse(b"a" * 3000000)

    def test_a_line_of_the_greatest_length_is_taken(self):
        frame = b'{"type":"ping","id":5,"text":"%s"}\n'
        line = frame % (b"a" * (65536 - len(frame) + 2))
        self.assertEqual(len(line), 65536)
        self.driver.write(line)
        self.assertIn("ok", self.driver.wait(5))

    def test_unknown_members_are_ignored(self):
        self.assertIn("ok", self.ask("ping", colour="blue", nested={"a": [1, {"b": None}]}))

    def test_of_members_with_the_same_name_the_last_counts(self):
        self.driver.write(b'{"type":"hello","id":8,"id":9,"type":"ping"}\n')
        self.assertIn("at", self.driver.wait(9)["ok"])

    def test_an_unknown_message_is_unsupported(self):
        self.assertIn("unsupported", self.ask("frobnicate"))

    def test_an_unknown_operation_is_unsupported(self):
        self.unsupported("no operation frobnicate", "frobnicate")

    def test_a_lane_that_there_is_not(self):
        for lane in (self.hello["lanes"], -1, "0", None):
            reply = self.ask("call", op="whoami", lane=lane)
            self.assertIn("lane", reply["broken"]["why"])

    def test_escapes_and_all_of_utf8(self):
        self.pair(1, 2)
        text = "\"\\/\b\f\n\r\t é € 𐍈 \u0000"
        self.assertEqual(self.ok("send", on=1, data={"text": text})["count"], len(text.encode()))
        received = self.ok("recv", on=2, capacity=100)["data"]["hex"]
        self.assertEqual(bytes.fromhex(received).decode(), text)

    def test_a_reply_that_would_be_too_long(self):
        self.pair(1, 2)
        self.ok("send", on=1, data={"pattern": "ramp", "seed": 0, "length": 1000})
        peek = self.call_of("recv", on=2, capacity=1000, flags=["MSG_PEEK"])
        reply = self.ask("script", lane=0, calls=[peek] * 50)
        self.assertIn("longer", reply["broken"]["why"])


class Attachments(DriverCase):
    def test_eight_mebibytes(self):
        self.pair(1, 2)
        data = bytes(range(256)) * (8 << 12)
        sent = self.driver.wait(self.request("send", on=1, data={"attached": 1},
                                             flags=["MSG_DONTWAIT"], attachments=[b"x", data]))
        self.assertGreater(sent["ok"]["count"], 0)
        received = self.ok("recv", on=2, capacity=300)["data"]["hex"]
        self.assertEqual(bytes.fromhex(received), data[:300])

    def test_nothing_is_attached_to_what_is_no_request(self):
        self.driver.write(b'{"attached":[3,2]}\n')
        self.assertIn("broken", self.driver.wait_unasked())
        self.assertIn("ok", self.ask("ping"))

    def test_announcements_that_make_no_sense(self):
        for attached in ("3", "[-1]", "[1.5]", "[16777216,1]", '["a"]', "[%s]" % ("0," * 70 + "0")):
            self.driver.write(b'{"type":"ping","id":900,"attached":%s}\n' % attached.encode())
            self.assertIn("broken", self.driver.wait_unasked(), attached)

    def test_one_that_there_is_not(self):
        self.pair(1, 2)
        self.broken("attachment", "send", on=1, data={"attached": 0})


@unittest.skipUnless(os.path.isdir("/proc/self/fd"), "needs /proc")
class Descriptors(DriverCase):
    def where(self, number):
        return os.readlink("/proc/%d/fd/%d" % (self.driver.process.pid, number))

    def test_standard_descriptors_cannot_corrupt_the_stream(self):
        self.assertEqual(self.where(0), "/dev/null")
        self.assertEqual(self.where(1), self.where(2))

    def test_its_own_are_high_and_not_inherited(self):
        folder = "/proc/%d/fdinfo" % self.driver.process.pid
        own = [int(number) for number in os.listdir(folder) if int(number) > 2]
        self.assertGreater(len(own), 1)
        for number in own:
            self.assertGreaterEqual(number, 200)
            with open("%s/%d" % (folder, number)) as info:
                flags = next(int(line.split()[1], 8) for line in info if line.startswith("flags"))
            self.assertTrue(flags & os.O_CLOEXEC, number)

    def test_a_cell_finds_the_lowest_numbers_free(self):
        self.assertEqual(self.pair(1, 2), [3, 4])


if __name__ == "__main__":
    unittest.main()
