"""A lane: one thread that makes calls in the order in which they were asked for."""

import os
import queue
import threading
import time

from mannerly_transport import move_high


class Lane(threading.Thread):
    def __init__(self, driver, number):
        super().__init__(daemon=True)
        self.driver, self.number = driver, number
        self.tasks = queue.Queue()
        self.request = None  # that is being worked on
        self.on = None  # the socket of the call that it is in
        self.in_call = self.parked = self.cancelled = False
        self.ready = threading.Event()

    def run(self):
        self.status = move_high(os.open("/proc/thread-self/status", os.O_RDONLY))
        self.ready.set()
        while True:
            message, attachments = self.tasks.get()
            self.request, self.cancelled = message["id"], False
            result = self.driver.work(self, message, attachments)
            self.request = None
            self.driver.reply(message["id"], **result)

    def busy(self):
        return not self.parked and (self.request is not None or not self.tasks.empty())

    def look(self):
        text = os.pread(self.status, 4096, 0).decode()
        fields = dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)
        return fields["State"][0] in "SD", fields["voluntary_ctxt_switches"]

    def blocked(self):
        first = self.look()
        time.sleep(0.001)
        return self.in_call and first[0] and self.look() == first
