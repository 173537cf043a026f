"""Drivers that end, hang, write or read as none should."""

import os
import subprocess
import sys
import threading
import time

from mannerly_driver import MannerlyDriver


def for_ever():
    threading.Event().wait()


# --- ends and hangs ---

class exits_at_start(MannerlyDriver):
    def run(self):
        sys.exit(3)


class aborts_at_hello(MannerlyDriver):
    def hello(self, message):
        os.abort()


class hangs_at_hello(MannerlyDriver):
    def hello(self, message):
        for_ever()


class exits_in_a_call(MannerlyDriver):
    def op_send(self, *_):
        os._exit(3)


class aborts_in_a_call(MannerlyDriver):
    def op_send(self, *_):
        os.abort()


class hangs_in_a_call(MannerlyDriver):
    def op_send(self, *_):
        for_ever()


class hangs_in_ping(MannerlyDriver):
    def ping(self, message):
        for_ever()


class exits_badly_at_the_end(MannerlyDriver):
    def end_of_input(self):
        os._exit(1)


class stays_at_the_end(MannerlyDriver):
    def end_of_input(self):
        for_ever()


class waits_for_its_lanes_at_the_end(MannerlyDriver):
    def end_of_input(self):
        while any(lane.request for lane in self.lanes):
            time.sleep(0.01)
        os._exit(0)


class stays_after_bye(MannerlyDriver):
    def leave(self):
        for_ever()


class keeps_children(MannerlyDriver):
    def make_lanes(self):
        super().make_lanes()
        subprocess.Popen(["sleep", "600"])


# --- what it writes ---

class writes_garbage(MannerlyDriver):
    def ping(self, message):
        self.write_bytes(b"debug: ping\n")
        return super().ping(message)


class writes_an_endless_line(MannerlyDriver):
    def ping(self, message):
        piece = b"x" * (1 << 20)
        for _ in range(1024):
            self.write_bytes(piece)
        return super().ping(message)


class writes_unknown_messages(MannerlyDriver):
    def ping(self, message):
        self.write({"type": "poem", "text": "x"})
        return super().ping(message)


class floods_standard_error(MannerlyDriver):
    def ping(self, message):
        for _ in range(16):
            os.write(2, b"x" * (1 << 20))
        return super().ping(message)


class answers_twice(MannerlyDriver):
    def ping(self, message):
        self.reply(message["id"], ok=super().ping(message))
        return super().ping(message)


class answers_an_unknown_id(MannerlyDriver):
    def ping(self, message):
        self.reply(message["id"] + 1000, ok={})
        return super().ping(message)


class gives_two_outcomes(MannerlyDriver):
    def reply(self, request, **outcome):
        is_ping = set(outcome.get("ok", {})) == {"at"}
        super().reply(request, **outcome, **({"broken": {"why": "x"}} if is_ping else {}))


class gives_no_outcome(MannerlyDriver):
    def reply(self, request, **outcome):
        super().reply(request, **({} if set(outcome.get("ok", {})) == {"at"} else outcome))


class complains_of_sound_requests(MannerlyDriver):
    def ping(self, message):
        self.complain("what?")
        return super().ping(message)


# --- the standard streams and what is its own ---

class keeps_the_standard_streams(MannerlyDriver):
    def take_streams(self):
        self.input, self.output = 0, 1


class takes_low_numbers(MannerlyDriver):
    def make_lanes(self):
        self.kept = open("/dev/null")
        super().make_lanes()


class starts_threads_in_calls(MannerlyDriver):
    def op_socket(self, *rest):
        threading.Thread(target=for_ever, daemon=True).start()
        return super().op_socket(*rest)


class opens_descriptors_in_calls(MannerlyDriver):
    def op_close(self, *rest):
        super().op_close(*rest)
        os.open("/dev/null", os.O_RDONLY)


# --- frames ---

class ignores_bad_lines(MannerlyDriver):
    def complain(self, why):
        pass


class dies_of_bad_lines(MannerlyDriver):
    def complain(self, why):
        os._exit(1)


class reads_short_lines_only(MannerlyDriver):
    def longest_line(self):
        return 4096


class reads_lines_of_any_length(MannerlyDriver):
    def longest_line(self):
        return 1 << 30


class refuses_unknown_members(MannerlyDriver):
    def take(self, message, attachments):
        if "zebra" in message:
            return self.reply(message["id"], broken={"why": "zebra"})
        super().take(message, attachments)


class forgets_attachments(MannerlyDriver):
    def read_attachments(self, sizes):
        return [b"" for _ in sizes]


class invents_ids(MannerlyDriver):
    def read_frame(self):
        try:
            return super().read_frame()
        except ValueError as error:
            if str(error) == "no id":
                return {"id": 1, "type": "ping"}, []
            raise


class guesses_types(MannerlyDriver):
    def read_frame(self):
        try:
            return super().read_frame()
        except ValueError as error:
            if str(error) == "no type":
                return {"id": 1000, "type": "ping"}, []
            raise


class attaches_what_it_likes(MannerlyDriver):
    def read_frame(self):
        try:
            return super().read_frame()
        except ValueError as error:
            if "attached" in str(error):
                return {"id": 1000, "type": "ping"}, []
            raise


class complains_twice(MannerlyDriver):
    def complain(self, why):
        super().complain(why)
        super().complain(why)


class passes_itself_on(MannerlyDriver):
    capabilities = MannerlyDriver.capabilities + ["child"]

    def op_child(self, lane, call, args, attachments):
        os.set_inheritable(self.output, True)
        listing = ("import os\n"
                   "print(*[n for n in range(3, 256) if os.path.exists(f'/proc/self/fd/{n}')])")
        told = subprocess.run([sys.executable, "-c", listing], close_fds=False, capture_output=True,
                              check=True)
        numbers = [int(number) for number in told.stdout.split()]
        census = {"ok": {"numbers": numbers, "lowest_free": 3}, "began": 1, "ended": 2}
        return {"results": [census], "exit": {"status": 0}}
