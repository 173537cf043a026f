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


def per_operation(row):
    """The system calls of TIMES operations of a row: kind -> how many."""
    _, few = strace(REPEAT_ROW, row, str(FEW))
    shape, many = strace(REPEAT_ROW, row, str(MANY))
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
                    others = {kind: calls[kind] for kind in calls if kind not in BY_CHANCE}
                    self.assertEqual(others, {"sendto": TIMES})

    def test_sendall(self):
        self.check_small("sendall_by_size")

    def test_sendall_of_a_mebibyte_is_one_send(self):
        self.check_large("sendall_by_size")

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
