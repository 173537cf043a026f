"""Bytes that go out and come in, with what guards the buffers."""

import binascii
import json
import os

from driver_case import LOOPBACK, DriverCase

VECTORS = os.path.join(os.path.dirname(__file__), "../../protocol/vectors/payload.json")


def ramp(length, seed=0):
    return bytes((seed + 131 * i + 17 * (i // 256)) % 256 for i in range(length))


class Payloads(DriverCase):
    """The vectors travel through a datagram pair: what is sent is what the pattern says."""

    def received(self, data):
        self.ok("send", on=1, data=data)
        return self.ok("recv", on=2, capacity=100000)["data"]

    def test_vectors(self):
        with open(VECTORS) as file:
            vectors = json.load(file)
        self.pair(1, 2, type="datagram")
        self.assertTrue(vectors["ramp"] and vectors["crc32"])
        for one in vectors["ramp"]:
            with self.subTest(vector=one):
                sent = {"pattern": "ramp", "seed": one["seed"], "length": one["length"]}
                self.check(self.received(sent), one)
        for one in vectors["crc32"]:
            with self.subTest(vector=one):
                self.check(self.received({"hex": one["hex"]}), one)

    def check(self, data, vector):
        if "hex" in data:
            data = bytes.fromhex(data["hex"])
            self.assertEqual(binascii.crc32(data), vector["crc32"])
            self.assertEqual(len(data), vector.get("length", len(data)))
        else:
            self.assertEqual(data["crc32"], vector["crc32"])

    def test_text_hex_and_null(self):
        self.pair(1, 2, type="datagram")
        self.assertEqual(self.received({"text": "añ"}), {"hex": "61c3b1"})
        self.assertEqual(self.received({"hex": "00fF"}), {"hex": "00ff"})
        self.error("bad_address", "send", on=1, data=None)

    def test_shapes_that_make_no_sense(self):
        self.pair(1, 2)
        for data in (5, "abc", {}, {"text": 5}, {"hex": "abc"}, {"hex": "zz"}, {"hex": 5}, [],
                     {"pattern": "ramp"}, {"pattern": "ramp", "length": -1},
                     {"pattern": "ramp", "length": 1 << 40},
                     {"pattern": "ramp", "length": 5, "seed": "x"}):
            self.assertIn("broken", self.call("send", on=1, data=data), data)
        self.broken("data", "send", on=1)
        self.unsupported("pattern", "send", on=1, data={"pattern": "noise", "length": 5})


class Buffers(DriverCase):
    def test_written_is_the_last_byte_that_differs(self):
        self.pair(1, 2, type="datagram")
        self.ok("send", on=1, data={"text": "hello"})
        got = self.ok("recv", on=2, capacity=1000, poison=77)
        self.assertEqual((got["count"], got["written"], got["guard"]), (5, 5, "intact"))
        self.assertEqual(got["data"], {"hex": b"hello".hex()})

    def test_poison_that_is_received_again_is_not_seen_as_written(self):
        self.pair(1, 2, type="datagram")
        self.ok("send", on=1, data={"hex": ramp(700, seed=5).hex()})
        got = self.ok("recv", on=2, capacity=700, poison=5)
        self.assertEqual((got["count"], got["written"]), (700, 0))
        self.ok("send", on=1, data={"hex": (ramp(600, seed=5) + b"!").hex()})
        got = self.ok("recv", on=2, capacity=700, poison=5)
        self.assertEqual((got["count"], got["written"]), (601, 601))

    def test_a_failed_call_leaves_the_buffer(self):
        self.pair(1, 2)
        failed = self.error("operation_would_block", "recv", on=1, capacity=64,
                            flags=["MSG_DONTWAIT"])
        self.assertEqual((failed["written"], failed["guard"]), (0, "intact"))

    def test_a_call_that_is_told_too_much_breaks_the_guard_and_nothing_else(self):
        self.pair(1, 2)
        self.ok("send", on=1, data={"hex": "ee" * 5000})
        got = self.ok("recv", on=2, capacity=8, claims=5000)
        self.assertEqual((got["count"], got["written"], got["guard"]), (5000, 8, "broken"))
        self.assertEqual(got["data"], {"hex": "ee" * 8})

    def test_a_count_beyond_the_buffer_is_not_believed(self):
        self.pair(1, 2, type="datagram")
        self.ok("send", on=1, data={"text": "abcdefgh"})
        got = self.ok("recv", on=2, capacity=3, flags=["MSG_TRUNC"])
        self.assertEqual((got["count"], got["data"]), (8, {"hex": b"abc".hex()}))

    def test_null(self):
        self.pair(1, 2, type="datagram")
        self.ok("send", on=1, data={"text": "abc"})
        self.error("bad_address", "recv", on=2, capacity=None, claims=3)
        self.ok("send", on=1, data={"text": "abc"})
        self.assertEqual(self.ok("recv", on=2, capacity=None)["count"], 0)

    def test_long_data_is_told_by_its_checksum(self):
        self.pair(1, 2)
        for length in (1024, 1025, 9000):
            self.ok("send", on=1, data={"pattern": "ramp", "seed": 3, "length": length})
            data = self.ok("recv", on=2, capacity=10000)["data"]
            expected = ramp(length, 3)
            if length <= 1024:
                self.assertEqual(data, {"hex": expected.hex()})
            else:
                self.assertEqual(data, {"crc32": binascii.crc32(expected), "length": length})

    def test_arguments_that_make_no_sense(self):
        self.pair(1, 2)
        self.broken("capacity", "recv", on=1)
        self.broken("capacity", "recv", on=1, capacity=-1)
        self.broken("capacity", "recv", on=1, capacity=1 << 40)
        self.broken("claims", "recv", on=1, capacity=5, claims="x")
        self.broken("poison", "recv", on=1, capacity=5, poison=[])
        self.unsupported("flag", "recv", on=1, capacity=5, flags=["MSG_LATER"])
        self.broken("on is missing", "recv", capacity=5)


class Sending(DriverCase):
    def test_send_and_its_errors(self):
        self.pair(1, 2)
        self.assertEqual(self.ok("send", on=1, data={"text": "abc"}, flags=["MSG_NOSIGNAL"]),
                         {"count": 3})
        self.ok("close", on=2)
        self.error("broken_pipe", "send", on=1, data={"text": "a"},
                   flags=[{"raw": 0x4000}])  # MSG_NOSIGNAL on Linux
        self.error("bad_file_descriptor", "send", on={"number": -5}, data={"text": "a"})

    def test_sendto_and_recvfrom(self):
        for handle in (1, 2):
            self.socket(handle, type="datagram")
            self.ok("bind", on=handle, address=LOOPBACK)
        here = self.ok("getsockname", on=1)["address"]
        there = self.ok("getsockname", on=2)["address"]
        self.assertEqual(self.ok("sendto", on=1, data={"text": "abc"}, address=there)["count"], 3)
        got = self.ok("recvfrom", on=2, capacity=10)
        self.assertEqual((got["address"], got["address_length"]), (here, 16))
        self.error("destination_address_required", "sendto", on=1, data={"text": "a"}, address=None)
        self.broken("address", "sendto", on=1, data={"text": "a"})
        self.error("operation_would_block", "recvfrom", on=2, capacity=1, flags=["MSG_DONTWAIT"])
        self.assertNotIn("address", self.ok("recvfrom", on=self.loaded(1, 2), capacity=9,
                                            address=None))

    def loaded(self, sender, receiver):
        there = self.ok("getsockname", on=receiver)["address"]
        self.ok("sendto", on=sender, data={"text": "abc"}, address=there)
        return receiver

    def test_an_address_that_is_cut_off(self):
        for handle in (1, 2):
            self.socket(handle, type="datagram")
            self.ok("bind", on=handle, address=LOOPBACK)
        self.loaded(1, 2)
        got = self.ok("recvfrom", on=2, capacity=9, address={"capacity": 5})
        self.assertEqual((got["address_length"], got["address_written"]), (16, 5))
        self.assertEqual(len(got["address"]["raw"]["hex"]), 10)
        self.assertEqual(got["address_guard"], "intact")
        self.loaded(1, 2)
        got = self.ok("recvfrom", on=2, capacity=9, address={"capacity": 5, "claims": 16})
        self.assertEqual(got["address_guard"], "broken")

    def test_read_and_write(self):
        self.pair(1, 2)
        self.assertEqual(self.ok("write", on=1, data={"text": "abc"})["count"], 3)
        self.assertEqual(self.ok("read", on=2, capacity=9)["data"], {"hex": b"abc".hex()})
        self.error("bad_file_descriptor", "write", on={"number": -1}, data={"text": "a"})
        self.error("bad_file_descriptor", "read", on={"number": -1}, capacity=1)


class Messages(DriverCase):
    def test_several_buffers(self):
        self.pair(1, 2)
        self.assertEqual(self.ok("sendmsg", on=1, buffers=[{"text": "ab"}, {"text": "cde"}]),
                         {"count": 5})
        got = self.ok("recvmsg", on=2, capacities=[1, 0, 10], poison=3)
        self.assertEqual((got["count"], got["data"]), (5, {"hex": b"abcde".hex()}))
        self.assertEqual((got["written"], got["guard"], got["control"]), (5, "intact", []))
        self.assertEqual(self.ok("writev", on=1, buffers=[{"text": "ab"}, {"text": "c"}]),
                         {"count": 3})
        got = self.ok("readv", on=2, capacities=[2, 2])
        self.assertEqual((got["count"], got["data"]), (3, {"hex": b"abc".hex()}))

    def test_long_data_is_told_by_its_checksum(self):
        self.pair(1, 2)
        for length in (1024, 3000):
            data = {"pattern": "ramp", "seed": 2, "length": length}
            self.ok("sendmsg", on=1, buffers=[data, {"text": "abc"}])
            got = self.ok("recvmsg", on=2, capacities=[1000, 7, 0, 5000])
            expected = ramp(length, 2) + b"abc"
            self.assertEqual(got["data"], {"crc32": binascii.crc32(expected),
                                           "length": len(expected)})

    def test_failures(self):
        self.pair(1, 2)
        self.error("message_size", "sendmsg", on=1, buffers=[{"text": ""}] * 1025)
        self.error("message_size", "recvmsg", on=1, capacities=[1] * 1025)
        self.error("invalid_argument", "writev", on=1, buffers=[{"text": ""}] * 1025)
        self.error("bad_file_descriptor", "readv", on={"number": -1}, capacities=[1])

    def test_truncation_is_a_flag(self):
        self.pair(1, 2, type="datagram")
        self.ok("send", on=1, data={"text": "abcdef"})
        got = self.ok("recvmsg", on=2, capacities=[4])
        self.assertEqual((got["count"], got["flags"]), (4, ["MSG_TRUNC"]))

    def test_addresses(self):
        for handle in (1, 2):
            self.socket(handle, type="datagram")
            self.ok("bind", on=handle, address=LOOPBACK)
        here = self.ok("getsockname", on=1)["address"]
        there = self.ok("getsockname", on=2)["address"]
        self.ok("sendmsg", on=1, buffers=[{"text": "a"}], address=there)
        self.assertEqual(self.ok("recvmsg", on=2, capacities=[4])["address"], here)

    def test_arguments_that_make_no_sense(self):
        self.pair(1, 2)
        self.broken("buffers", "sendmsg", on=1)
        self.broken("buffers", "sendmsg", on=1, buffers=["a"])
        self.broken("control", "sendmsg", on=1, buffers=[], control=5)
        self.broken("rights", "sendmsg", on=1, buffers=[], control=[{"rights": 1}])
        self.broken("no handle 9", "sendmsg", on=1, buffers=[], control=[{"rights": [9]}])
        self.broken("item", "sendmsg", on=1, buffers=[], control=[{"level": "SOL_SOCKET"}])
        self.broken("capacities", "recvmsg", on=1, capacities=[-1])
        self.broken("capacities", "readv", on=1, capacities=[1 << 30])
        self.broken("control_capacity", "recvmsg", on=1, capacities=[1], control_capacity=-1)


class Rights(DriverCase):
    def pass_rights(self, rights, capacity=64, **args):
        self.ok("sendmsg", on=1, buffers=[{"text": "x"}], control=[{"rights": rights}])
        return self.ok("recvmsg", on=2, capacities=[4], control_capacity=capacity, **args)

    def test_become_handles(self):
        self.pair(1, 2)
        self.ok("open_file", makes=3, path="file", content={"text": "content"})
        got = self.pass_rights([3, 3], rights_as=10)
        item = {"level": "SOL_SOCKET", "type": "SCM_RIGHTS", "rights": [10, 11]}
        self.assertEqual((got["control"], got["control_guard"]), ([item], "intact"))
        self.assertEqual(self.ok("read", on=11, capacity=99)["data"], {"hex": b"content".hex()})

    def test_without_a_place_are_closed_and_counted(self):
        self.pair(1, 2)
        item = self.pass_rights([1, 1])["control"][0]
        self.assertEqual((item["rights"], item["closed"]), ([], 2))
        self.socket(21)
        item = self.pass_rights([1, 1, 1], rights_as=20)["control"][0]
        self.assertEqual((item["rights"], item["closed"]), ([20], 2))

    def test_without_room_are_cut_off(self):
        self.pair(1, 2)
        got = self.pass_rights([1, 1, 1], capacity=20, rights_as=10)  # CMSG_LEN of one
        self.assertEqual(got["flags"], ["MSG_CTRUNC"])
        self.assertEqual(got["control"][0]["rights"], [10])

    def test_raw_items(self):
        self.pair(1, 2, type="datagram")
        self.error("invalid_argument", "sendmsg", on=1, buffers=[{"text": "x"}],
                   control=[{"level": "SOL_SOCKET", "type": {"raw": 99}, "raw": {"hex": "00"}}])
        self.error("invalid_argument", "sendmsg", on=1, buffers=[{"text": "x"}],
                   control=[{"rights": [1], "claims": -1}])
        self.error("invalid_argument", "sendmsg", on=1, buffers=[{"text": "x"}],
                   control={"raw": {"hex": "ff" * 16}})

    def test_credentials(self):
        self.pair(1, 2)
        self.ok("setsockopt", on=2, level="SOL_SOCKET", name="SO_PASSCRED", value={"int": 1})
        self.ok("send", on=1, data={"text": "x"})
        item = self.ok("recvmsg", on=2, capacities=[4], control_capacity=64)["control"][0]
        self.assertEqual(item["type"], "SCM_CREDENTIALS")
        process = int.from_bytes(bytes.fromhex(item["raw"]["hex"])[:4], "little")
        self.assertEqual(process, self.ok("whoami")["process"])
