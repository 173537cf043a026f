"""A driver that keeps the protocol, in Python and its standard library: the ground on which the
faults break one rule at a time."""

import errno
import fcntl
import os
import resource
import shutil
import socket
import threading
import time

from mannerly_lane import Lane
from mannerly_operations import Broken, Operations
from mannerly_transport import Transport

ERRORS = {"EAGAIN": "operation_would_block", "EBADF": "bad_file_descriptor",
          "EINVAL": "invalid_argument", "ECONNREFUSED": "connection_refused",
          "EMFILE": "too_many_files_open", "EPIPE": "broken_pipe", "ECONNRESET": "connection_reset",
          "ENOENT": "no_such_file_or_directory", "ENOTCONN": "not_connected"}


class MannerlyDriver(Transport, Operations):
    lane_count = 3
    capabilities = ["entered", "blocked", "gate", "cancel", "number", "limit", "census", "file"]

    def __init__(self):
        super().__init__()
        self.start = time.monotonic_ns()
        self.state = threading.Condition()
        self.lanes, self.handles, self.gates, self.made = [], {}, {}, []
        self.greeted = False

    def now(self):
        return time.monotonic_ns() - self.start

    # --- messages ---

    def take(self, message, attachments):
        if self.greeted and message["type"] in ("call", "script"):
            return self.take_calls(message, attachments)
        try:
            outcome = self.answer(message)
        except (Broken, KeyError, TypeError) as error:
            outcome = {"broken": {"why": repr(error)}}
        self.reply(message["id"], **outcome)
        if message["type"] == "bye":
            self.leave()

    def leave(self):
        os._exit(0)

    def answer(self, message):
        kind = message["type"]
        if not self.greeted and kind not in ("hello", "bye"):
            return {"broken": {"why": "hello comes first"}}
        answers = {"hello": self.hello, "bye": lambda _: {}, "ping": self.ping, "open": self.open,
                   "blocked": self.blocked, "cancel": self.cancel, "reset": self.reset}
        if kind not in answers:
            return self.unknown_message(kind)
        result = answers[kind](message)
        return result if set(result) & {"unsupported", "broken"} else {"ok": result}

    def unknown_message(self, kind):
        return {"unsupported": {"why": "no message " + kind}}

    def operations(self):
        return [name[3:] for name in dir(self) if name.startswith("op_")]

    def hello(self, message):
        if message["protocol"] != 1:
            return {"unsupported": {"why": "this driver speaks version 1"}}
        if not self.greeted:
            self.make_lanes()
        self.greeted = True
        return {"protocol": 1, "driver": {"name": "mannerly", "version": "1"},
                "implementation": {"name": "python", "version": "3"},
                "host": {"system": "linux", "machine": "any", "byte_order": "little",
                         "pointer_size": 8, "long_size": 8, "compiler": "none"},
                "lanes": self.lane_count, "capabilities": self.capabilities,
                "operations": {name: "direct" for name in self.operations()}}

    def make_lanes(self):
        self.lanes = [Lane(self, number) for number in range(self.lane_count)]
        for lane in self.lanes:
            lane.start()
            lane.ready.wait()
        self.own = set(self.open_numbers())
        self.limit = resource.getrlimit(resource.RLIMIT_NOFILE)

    def open_numbers(self):
        return [number for number in range(256) if self.is_open(number)]

    @staticmethod
    def is_open(number):
        try:
            fcntl.fcntl(number, fcntl.F_GETFD)
            return True
        except OSError:
            return False

    def ping(self, _):
        return {"at": self.now()}

    def lane_of(self, message):
        number = message.get("lane", 0)
        if not isinstance(number, int) or not 0 <= number < len(self.lanes):
            raise Broken(f"no lane {number}")
        return self.lanes[number]

    def blocked(self, message):
        lane = self.lane_of(message)
        return {"blocked": "yes" if lane.blocked() else "no", "parked": bool(lane.parked)}

    def open(self, message):
        with self.state:
            parked = [lane for lane in self.lanes if lane.parked == message["gate"]]
            for lane in parked:
                lane.parked = False
            self.gates[message["gate"]] = True
            self.state.notify_all()
        return {"released": len(parked)}

    def pass_gate(self, lane, gate):
        """False if a reset turned the lane away."""
        with self.state:
            if self.gates.get(gate):
                return True
            lane.parked = gate
            self.state.wait_for(lambda: not lane.parked)
            return not lane.cancelled

    def cancel(self, message):
        for lane in self.lanes:
            if lane.request == message["request"] and lane.in_call:
                lane.cancelled = True
                self.interrupt(lane)
                return {"cancelled": True}
        return {"cancelled": False}

    def interrupt(self, lane):
        """Python resumes what a signal interrupts, so the socket is shut down."""
        lane.on.shutdown(socket.SHUT_RDWR)

    def reset(self, _):
        if any(lane.busy() for lane in self.lanes):
            return {"broken": {"why": "a lane is in a call"}}
        for lane in self.lanes:
            while not lane.tasks.empty():
                self.reply(lane.tasks.get()[0]["id"], broken={"why": "forgotten by reset"})
            self.turn_away(lane)
        closed = self.close_all()
        self.forget_gates()
        self.restore_limit()
        self.empty_scratch()
        return {"closed": closed, "leaked": self.leaked()}

    def turn_away(self, lane):
        with self.state:
            if lane.parked:
                lane.cancelled, lane.parked = True, False
                self.state.notify_all()
        while lane.request is not None:
            time.sleep(0.0005)

    def close_all(self):
        closed = [handle for handle, held in self.handles.items() if held.fileno() != -1]
        for handle in closed:
            self.close_hard(self.handles[handle])
        self.handles.clear()
        return closed

    @staticmethod
    def close_hard(held):
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        held.close()

    def forget_gates(self):
        self.gates.clear()

    def restore_limit(self):
        resource.setrlimit(resource.RLIMIT_NOFILE, self.limit)

    def empty_scratch(self):
        for name in self.made:
            shutil.rmtree(name, ignore_errors=True)
        self.made.clear()

    def leaked(self):
        leaked = sorted(set(self.open_numbers()) - self.own)
        self.own |= set(leaked)
        return leaked

    # --- calls ---

    def take_calls(self, message, attachments):
        try:
            lane = self.lane_of(message)
            if message["type"] == "script" and not isinstance(message["calls"], list):
                raise Broken("calls is no array")
        except (Broken, KeyError) as error:
            return self.reply(message["id"], broken={"why": repr(error)})
        lane.tasks.put((message, attachments))

    def work(self, lane, message, attachments):
        if message["type"] == "call":
            return self.perform(lane, message, 0, attachments)
        results = []
        for index, call in enumerate(message["calls"]):
            results.append(self.perform(lane, call, index, attachments))
            if lane.cancelled or self.stops(message, results[-1]):
                break
        return {"results": results}

    def stops(self, script, last):
        return script.get("stop_on_error") and "ok" not in last

    def perform(self, lane, call, index, attachments):
        if "op" not in call:
            return {"broken": {"why": "no op"}}
        operation = getattr(self, "op_" + call["op"], None)
        if operation is None:
            return self.unknown_operation(call["op"])
        if "gate" in call and not self.pass_gate(lane, call["gate"]):
            return {"broken": {"why": "forgotten by reset"}}
        lane.on = self.handles.get(call["on"]) if isinstance(call.get("on"), int) else None
        lane.in_call = True  # before `entered`: then it can be cancelled
        self.before_call(lane, call, index)
        result = self.repeat(lane, call, operation, attachments)
        lane.in_call = False
        self.after_call(lane, call, index)
        return result

    def unknown_operation(self, name):
        return {"unsupported": {"why": "no operation " + name}}

    def before_call(self, lane, call, index):
        if call.get("announce"):
            self.enter(lane, index)

    def after_call(self, lane, call, index):
        pass

    def enter(self, lane, index):
        self.write({"type": "entered", "id": lane.request, "call": index, "at": self.now()})

    def repeat(self, lane, call, operation, attachments):
        if "repeat" not in call:
            return self.make(lane, call, operation, attachments)
        until = time.monotonic_ns() + call["repeat"].get("within", 2 * 10**9)
        total = 0
        for repeats in range(1, call["repeat"].get("most", 100000) + 1):
            result = self.make(lane, call, operation, attachments)
            total += result.get("ok", {}).get("count", 0)
            if not self.goes_on(call["repeat"]["while"], result):
                break
            if time.monotonic_ns() >= until or lane.cancelled:
                break
            if "ok" not in result:
                time.sleep(0.0001)
        return dict(result, repeats=repeats, total=total)

    def goes_on(self, condition, result):
        if condition == "ok":
            return "ok" in result
        return result.get("error", {}).get("name") == "operation_would_block"

    def make(self, lane, call, operation, attachments):
        began = self.now()
        try:
            outcome = {"ok": operation(lane, call, call.get("args", {}), attachments) or {}}
        except OSError as error:
            outcome = {"error": self.describe(error)}
        except (Broken, KeyError, TypeError, ValueError, AttributeError) as error:
            outcome = {"broken": {"why": repr(error)}}
        return dict(outcome, began=began, ended=self.now())

    def describe(self, error):
        native = errno.errorcode.get(error.errno, "unknown")
        return {"space": "errno", "number": error.errno, "native": native,
                "name": ERRORS.get(native, "unknown")}


if __name__ == "__main__":
    MannerlyDriver().run()
