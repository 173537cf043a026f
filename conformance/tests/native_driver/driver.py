"""A driver process and the wire: requests go out, replies come back, every wait has a budget."""

import json
import os
import select
import subprocess
import tempfile
import time

PATIENCE = 20.0

# The program that runs the driver, where it is not for this system.
UNDER = os.environ.get("SOCKSPEC_DRIVER_UNDER", "").split()


class Driver:
    def __init__(self, program, folder, **popen):
        # A file, not a pipe: nobody has to drain it.
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [*UNDER, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
            cwd=folder, bufsize=0, **popen)
        self.last_id = 0
        self.replies = {}
        self.entered = []
        self.unasked = []  # replies whose id is null
        self.rest = b""

    # --- out ---

    def write(self, data):
        self.process.stdin.write(data)

    def send(self, message, attachments=()):
        """Sends a request with the next id, which it returns."""
        self.last_id += 1
        message = dict(message, id=self.last_id)
        if attachments:
            message["attached"] = [len(one) for one in attachments]
        self.write(json.dumps(message).encode() + b"\n" + b"".join(attachments))
        return self.last_id

    # --- in ---

    def read_message(self, patience=PATIENCE):
        """The next line as an object; None at the end of the output."""
        deadline = time.monotonic() + patience
        while b"\n" not in self.rest:
            left = deadline - time.monotonic()
            ready, _, _ = select.select([self.process.stdout], [], [], max(left, 0))
            if not ready:
                raise TimeoutError("the driver says nothing; " + self.standard_error())
            chunk = os.read(self.process.stdout.fileno(), 1 << 16)
            if not chunk:
                return None
            self.rest += chunk
        line, self.rest = self.rest.split(b"\n", 1)
        assert len(line) < 65536, "a line longer than the protocol allows"
        return json.loads(line.decode("utf-8"))

    def sort_in(self, message):
        if message is None:
            raise EOFError("the driver has ended; " + self.standard_error())
        if message["type"] == "entered":
            self.entered.append(message)
        elif message["id"] is None:
            self.unasked.append(message)
        else:
            assert message["id"] not in self.replies, "answered twice"
            self.replies[message["id"]] = message

    def wait(self, request, patience=PATIENCE):
        while request not in self.replies:
            self.sort_in(self.read_message(patience))
        return self.replies.pop(request)

    def wait_unasked(self):
        while not self.unasked:
            self.sort_in(self.read_message())
        return self.unasked.pop(0)

    def wait_entered(self, request):
        while not any(message["id"] == request for message in self.entered):
            self.sort_in(self.read_message())

    def ask(self, message, attachments=()):
        return self.wait(self.send(message, attachments))

    def standard_error(self):
        self.errors.seek(0)
        return self.errors.read().decode("utf-8", "replace")

    def end(self):
        """Closes the input and returns the exit status."""
        self.process.stdin.close()
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return status

    def kill(self):
        """Ends it whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)
        self.process.stdin.close()
        self.process.stdout.close()
        self.errors.close()
