"""The layer makes the system calls of the raw loop, no more and no others: strace counts them.

usage: system_calls_test.py REPEAT_ROW [UNITTEST ARGUMENT...]
Counts are differences of two runs, so that only the repeated operation is in them. Ends with 77
where nothing can be traced.
"""

import shutil
import subprocess
import sys
import tempfile
import unittest
from collections import Counter

REPEAT_ROW = sys.argv.pop(1)
SKIPPED = 77
FEW, MANY = 20, 120
TIMES = MANY - FEW
FAMILIES = ["tcp4", "unix_stream"]
MEBIBYTE = 1 << 20
# How often a large transfer is received in parts, and what a second thread waits for, is chance.
BY_CHANCE = {"recvfrom", "futex"}
# Whether a thread that ends still gives back its stack before the program does.
ONCE_BY_CHANCE = {"munmap": 1, "madvise": 1}

# What one operation is, of the raw calls and of the layer alike: row without contender -> kinds.
CONNECTING = {"socket": 1, "connect": 1, "accept4": 1, "close": 2}
SENT_AND_RECEIVED = {"sendto": 1, "recvfrom": 1}
SAME = {
    "connect_accept_close/tcp4/0": {**CONNECTING, "setsockopt": 1},
    "connect_accept_close/unix_stream/0": CONNECTING,
    "connected_datagrams/udp4/64": SENT_AND_RECEIVED,
    "connected_datagrams/unix_seqpacket/64": SENT_AND_RECEIVED,
    "datagram_segments/udp4/2048": {"sendmsg": 1, "recvmsg": 1},
    "sendto_and_recvfrom/udp4/64": SENT_AND_RECEIVED,
    "sendto_and_recvfrom/unix_dgram/1400": SENT_AND_RECEIVED,
    "error_bad_handle/unix_stream/0": {"sendto": 1},
    "error_broken_pipe/unix_stream/0": {"sendto": 1},
    "error_timed_out/unix_stream/0": {"recvfrom": 1, "poll": 1},
    "error_would_block/unix_stream/0": {"recvfrom": 1},
    "getsockopt_int/tcp4/0": {"getsockopt": 1},
    "setsockopt_bool/tcp4/0": {"setsockopt": 1},
    "ping_pong_pinned/unix_stream/64": {"sendto": 2, "recvfrom": 2},
    "poll_of_16/tcp4/0": {"poll": 1},
    "recv_by_buffer_size/unix_stream/1024": {"sendto": 1, "recvfrom": 64},
    "sendmsg_gather/tcp4/1024": {"sendmsg": 1, "recvfrom": 1},
    "socketpair_and_close/unix_dgram/0": {"socketpair": 1, "close": 2},
    "timeout_ready/tcp4/64": SENT_AND_RECEIVED,
    "timeout_ready/unix_stream/16384": SENT_AND_RECEIVED,
}


def strace(*command):
    """What the command prints, and its system calls by kind."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as table:
        traced = ["strace", "-f", "-c", "-o", table.name, *command]
        ran = subprocess.run(traced, capture_output=True, text=True, check=True, timeout=50)
        # percent, seconds, microseconds a call, calls, errors if there were any, name
        rows = [line.split() for line in table]
    calls = {row[-1]: int(row[3]) for row in rows if len(row) > 4 and row[3].isdigit()}
    calls.pop("total", None)
    return ran.stdout.strip(), Counter(calls)


def per_operation(row, few_times=FEW, many_times=MANY):
    """The system calls of TIMES operations of a row: kind -> how many."""
    _, few = strace(REPEAT_ROW, row, str(few_times))
    shape, many = strace(REPEAT_ROW, row, str(many_times))
    return shape, {kind: many[kind] - few[kind] for kind in many if many[kind] != few[kind]}


class SystemCalls(unittest.TestCase):
    def check_small(self, question):
        """What arrives in one piece: each operation is exactly one send and one recv."""
        for family in FAMILIES:
            for size in (64, 1024, 16384):
                for contender in ("raw", "portability"):
                    row = f"{question}/{family}/{size}/{contender}"
                    with self.subTest(row):
                        _, calls = per_operation(row)
                        self.assertEqual(calls, {"sendto": TIMES, "recvfrom": TIMES})

    def check_large(self, question):
        """However it is received: each operation is exactly one send, and nothing else sends."""
        for family in FAMILIES:
            for contender in ("raw", "portability"):
                row = f"{question}/{family}/{MEBIBYTE}/{contender}"
                with self.subTest(row):
                    _, calls = per_operation(row)
                    others = {
                        kind: times for kind, times in calls.items()
                        if kind not in BY_CHANCE and abs(times) > ONCE_BY_CHANCE.get(kind, 0)
                    }
                    self.assertEqual(others, {"sendto": TIMES})

    def test_of_each_call_are_the_raw_ones(self):
        for place, calls in SAME.items():
            for contender in ("raw", "portability"):
                row = f"{place}/{contender}"
                with self.subTest(row):
                    _, seen = per_operation(row)
                    seen.pop("futex", None)  # a second thread's end
                    wanted = {kind: times * TIMES for kind, times in calls.items()}
                    self.assertEqual(seen, wanted)

    def test_a_recv_that_would_block_is_one_poll_and_another_recv(self):
        """Whether it would block, the scheduler decides: two at most for each round trip."""
        for contender in ("raw", "portability"):
            with self.subTest(contender):
                row = f"timeout_would_block/unix_stream/64/{contender}"
                _, seen = strace(REPEAT_ROW, row, str(MANY))
                self.assertLessEqual(seen["poll"], 2 * MANY)
                self.assertEqual(seen["recvfrom"], 2 * MANY + seen["poll"])
                self.assertEqual(seen["sendto"], 2 * MANY)

    def test_a_file_reads_as_much_at_once_as_a_FILE_does(self):
        """256 lines of 64 bytes are 16 KiB, which is two buffers."""
        for question in ("makefile_readline", "makefile_read"):
            for contender, kind in (("raw", "read"), ("portability", "recvfrom")):
                row = f"{question}/unix_stream/64/{contender}"
                with self.subTest(row):
                    _, seen = per_operation(row, 256, 256 * 11)
                    self.assertEqual(seen, {"sendto": 10, kind: 20})

    def test_a_batch_is_one_call_where_the_loop_makes_one_for_each_datagram(self):
        layer = {"sendmmsg": 1, "recvmmsg": 1}
        kinds = {"raw": {"sendto": 32, "recvfrom": 32}, "portability": layer}
        for contender, calls in kinds.items():
            with self.subTest(contender):
                _, seen = per_operation(f"batched_datagrams/udp4/2048/{contender}")
                self.assertEqual(seen, {kind: times * TIMES for kind, times in calls.items()})

    def test_sendfile_adds_what_its_page_says(self):
        small = {"pread64": 1, "sendto": 1, "lseek": 1}
        large = {"sendfile": 1, "lseek": 1, "rt_sigprocmask": 2}
        raw = {"sendfile": 1}
        sent = ((16384, "raw", raw), (16384, "portability", small),
                (65536, "raw", raw), (65536, "portability", large))
        for size, contender, calls in sent:
            with self.subTest(f"{size} by {contender}"):
                _, seen = per_operation(f"sendfile_by_size/unix_stream/{size}/{contender}")
                expected = {**calls, "recvfrom": 1}
                self.assertEqual(seen, {kind: times * TIMES for kind, times in expected.items()})

    def test_sendall(self):
        self.check_small("sendall_by_size")

    def test_sendall_of_a_mebibyte_is_one_send(self):
        self.check_large("sendall_by_size")

    def test_throughput(self):
        self.check_large("throughput_pinned")

    def test_send_and_recv(self):
        self.check_small("send_and_recv_by_size")

    def test_send_of_a_mebibyte_is_one_send(self):
        self.check_large("send_and_recv_by_size")


def why_not():
    """Why nothing can be traced here; empty if it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    ran = subprocess.run(["strace", "-c", "true"], capture_output=True, text=True, check=False)
    return ran.stderr.strip() if ran.returncode else ""


reason = why_not()
if reason:
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
unittest.main()
