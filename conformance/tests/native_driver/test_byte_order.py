"""Numbers in the order of the network, and addresses as they lie in memory."""

from driver_case import LOOPBACK, DriverCase


class ByteOrder(DriverCase):
    def test_numbers(self):
        order = self.hello["host"]["byte_order"]
        long, short = bytes([1, 2, 3, 4]), bytes([1, 2])
        self.assertEqual(self.ok("htonl", value=0x01020304),
                         {"value": int.from_bytes(long, order), "packed": {"hex": long.hex()}})
        self.assertEqual(self.ok("htons", value=0x0102),
                         {"value": int.from_bytes(short, order), "packed": {"hex": short.hex()}})
        self.assertEqual(self.ok("ntohl", packed={"hex": "ffffffff"})["value"], 0xFFFFFFFF)
        self.assertEqual(self.ok("ntohs", packed={"hex": "00ff"})["value"], 255)

    def test_what_is_no_number(self):
        for op in ("htonl", "htons"):
            self.broken("value", op)
            self.broken("value", op, value=2**32)
            self.broken("value", op, value=-1)
        for op in ("ntohl", "ntohs"):
            self.broken("packed is missing", op)
            self.broken("packed has not", op, packed={"hex": "00"})
            self.broken("packed", op, packed={"hex": "0"})

    def test_an_address_as_bytes(self):
        self.socket(1)
        self.ok("bind", on=1, address=LOOPBACK)
        port = self.ok("getsockname", on=1)["address"]["port"]
        got = self.ok("getsockname", on=1, address={"capacity": 128, "decoded": False})
        self.assertEqual(bytes.fromhex(got["address"]["raw"]["hex"])[2:8],
                         port.to_bytes(2, "big") + bytes([127, 0, 0, 1]))
        self.assertEqual(got["address_length"], 16)
