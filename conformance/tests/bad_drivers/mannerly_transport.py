"""Frames over a driver's first input and output: docs/protocol.md, sections 1 and 2."""

import fcntl
import json
import os
import threading

LONGEST_LINE = 65536
MOST_ATTACHED = 16 * 1024 * 1024


def move_high(number):
    moved = fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 200)
    os.close(number)
    return moved


class Transport:
    """Calls take(message, attachments) for each request and end_of_input() at the end."""

    def __init__(self):
        self.writing = threading.Lock()
        self.rest = b""

    def take_streams(self):
        self.input, self.output = move_high(0), move_high(1)
        os.open(os.devnull, os.O_RDWR)
        os.dup2(2, 1)

    def run(self):
        self.take_streams()
        while True:
            try:
                frame = self.read_frame()
            except ValueError as error:
                self.complain(str(error))
                continue
            if frame is None:
                return self.end_of_input()
            self.take(*frame)

    def end_of_input(self):
        os._exit(0)

    def more(self):
        chunk = os.read(self.input, 1 << 16)
        self.rest += chunk
        return bool(chunk)

    def read_line(self):
        """The next line without its LF; None at the end. Raises ValueError if it is too long."""
        too_long = False
        while b"\n" not in self.rest:
            if len(self.rest) >= self.longest_line():
                too_long, self.rest = True, b""
            if not self.more():
                return None
        line, self.rest = self.rest.split(b"\n", 1)
        if too_long or len(line) >= self.longest_line():
            raise ValueError("the line is too long")
        return line

    def longest_line(self):
        return LONGEST_LINE

    def read_frame(self):
        line = self.read_line()
        if line is None:
            return None
        message = json.loads(line)
        if not isinstance(message, dict):
            raise ValueError("not an object")
        sizes = message.get("attached", [])
        sound = isinstance(sizes, list) and all(type(one) is int and one >= 0 for one in sizes)
        if not sound:
            raise ValueError("attached is no array of sizes")
        if sum(sizes) > MOST_ATTACHED or len(sizes) > 64:
            raise ValueError("too much is attached")
        if not isinstance(message.get("id"), int) or message["id"] < 1:
            raise ValueError("no id")
        if not isinstance(message.get("type"), str):
            raise ValueError("no type")
        return message, self.read_attachments(sizes)

    def read_attachments(self, sizes):
        pieces = []
        while len(self.rest) < sum(sizes) and self.more():
            pass
        for size in sizes:
            pieces.append(self.rest[:size])
            self.rest = self.rest[size:]
        return pieces

    def write(self, message):
        self.write_bytes(json.dumps(message).encode() + b"\n")

    def write_bytes(self, data):
        with self.writing:
            while data:
                data = data[os.write(self.output, data):]

    def reply(self, request, **outcome):
        self.write({"type": "reply", "id": request, **outcome})

    def complain(self, why):
        self.reply(None, broken={"why": why})
