"""Drivers whose handles, resets and values are wrong."""

import os
import socket

from mannerly_driver import MannerlyDriver
from mannerly_operations import Broken


# --- reset and handles ---

class keeps_connections_on_reset(MannerlyDriver):
    kept = []

    def close_hard(self, held):
        self.kept.append(held)


class lists_nothing_as_closed(MannerlyDriver):
    def close_all(self):
        super().close_all()
        return []


class keeps_handles_on_reset(MannerlyDriver):
    def close_all(self):
        before = dict(self.handles)
        closed = super().close_all()
        self.handles.update(before)
        return closed


class resets_in_a_call(MannerlyDriver):
    def reset(self, message):
        for lane in self.lanes:
            if lane.in_call:
                return {"closed": [], "leaked": []}
        return super().reset(message)


class leaks(MannerlyDriver):
    def op_accept(self, lane, call, args, attachments):
        result = super().op_accept(lane, call, args, attachments)
        os.dup(result["number"])
        return result


class does_not_restore_the_limit(MannerlyDriver):
    def restore_limit(self):
        pass


class litters(MannerlyDriver):
    def empty_scratch(self):
        pass


class cannot_reset_twice(MannerlyDriver):
    def reset(self, message):
        MannerlyDriver.op_accept = None
        return super().reset(message)


class answers_for_any_handle(MannerlyDriver):
    def held(self, lane, call):
        return self.handles.setdefault(call["on"], socket.socket())


class forgets_closed_handles(MannerlyDriver):
    def op_close(self, lane, call, args, attachments):
        super().op_close(lane, call, args, attachments)
        del self.handles[call["on"]]


class uses_up_handles(MannerlyDriver):
    def hold(self, call, make):
        if call["as"] in self.handles:
            raise Broken("used")
        return super().hold(call, make)


class overwrites_handles(MannerlyDriver):
    def hold(self, call, make):
        self.handles.pop(call["as"], None)
        return super().hold(call, make)


class misreads_numbers(MannerlyDriver):
    def held(self, lane, call):
        if isinstance(call["on"], dict):
            raise Broken("a number")
        return super().held(lane, call)


# --- values ---

class misreads_hex(MannerlyDriver):
    def data(self, data, attachments):
        return data["hex"].encode() if "hex" in data else super().data(data, attachments)


class makes_another_ramp(MannerlyDriver):
    def ramp(self, seed, length):
        return bytes((seed + 131 * i) % 256 for i in range(length))


class takes_the_first_attachment(MannerlyDriver):
    def data(self, data, attachments):
        return attachments[0] if "attached" in data else super().data(data, attachments)


class sums_by_another_polynomial(MannerlyDriver):
    def crc32(self, data):
        return super().crc32(data) ^ 0xFFFFFFFF


class shows_long_data(MannerlyDriver):
    def show(self, data):
        return {"hex": data.hex()}


class poisons_with_zeros(MannerlyDriver):
    def poison(self, seed, capacity):
        return bytes(capacity)


class counts_what_came_as_written(MannerlyDriver):
    def written(self, content, poison):
        return len(content)


class always_finds_its_guards_intact(MannerlyDriver):
    def guard(self, intact):
        return "intact"


class always_finds_its_guards_broken(MannerlyDriver):
    def guard(self, intact):
        return "broken"


class takes_few_handles(MannerlyDriver):
    def hold(self, call, make):
        if call["as"] >= 100:
            raise Broken("too many handles")
        return super().hold(call, make)
