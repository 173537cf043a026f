"""The benchmarks run every row, and say with what.

usage: rows_test.py PROGRAM [UNITTEST ARGUMENT...]
How fast a row is, no test says: another program beside it would turn it red.
"""

import hashlib
import json
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
BRIEF = ["--brief", "--benchmark_repetitions=2"]
STREAMS = ["tcp4", "tcp6", "unix_stream"]
TWO_STREAMS = ["tcp4", "unix_stream"]
FAMILIES = [*STREAMS, "udp4", "unix_dgram", "unix_seqpacket"]
SIZES = [64, 1024, 16384, 65536, 262144, 1048576]
# Of whoever else is built in, each has rows where it can.
ALWAYS = ["raw", "raw_again", "portability"]


def places(families, sizes):
    return [(family, size) for family in families for size in sizes]


# question -> where it is asked
PLACES = {
    "batched_datagrams": places(["udp4"], [32 * 64, 32 * 1400]),
    "connect_accept_close": places(STREAMS, [0]),
    "connected_datagrams": places(["udp4", "unix_dgram", "unix_seqpacket"], [64, 1400]),
    "datagram_segments": places(["udp4"], [32 * 64, 32 * 1400]),
    "error_bad_handle": [("unix_stream", 0)],
    "error_broken_pipe": [("unix_stream", 0)],
    "error_timed_out": [("unix_stream", 0)],
    "error_would_block": [("unix_stream", 0)],
    "getsockopt_int": [("tcp4", 0)],
    "makefile_read": places(TWO_STREAMS, [64, 1024, 16384]),
    "makefile_readline": places(TWO_STREAMS, [64, 1024]),
    "ping_pong_free": places(TWO_STREAMS, [64]),
    "ping_pong_pinned": places(STREAMS, [64]),
    "poll_of_1": [("tcp4", 0)],
    "poll_of_16": [("tcp4", 0)],
    "poll_of_256": [("tcp4", 0)],
    "poll_of_1024": [("tcp4", 0)],
    "recv_by_buffer_size": places(TWO_STREAMS, [1024, 4096, 16384, 65536]),
    "send_and_recv_by_size": places(STREAMS, SIZES),
    "sendall_by_size": places(STREAMS, SIZES),
    "sendfile_by_size": places(TWO_STREAMS, [16384, 65536, 1048576]),
    "sendmsg_gather": places(TWO_STREAMS, [1024]),
    "sendto_and_recvfrom": places(["udp4", "unix_dgram"], [64, 1400]),
    "setsockopt_bool": [("tcp4", 0)],
    "socketpair_and_close": places(["unix_stream", "unix_dgram", "unix_seqpacket"], [0]),
    "throughput_free": places(TWO_STREAMS, [65536, 1048576]),
    "throughput_pinned": places(TWO_STREAMS, [16384, 65536, 262144, 1048576]),
    "timeout_ready": places(TWO_STREAMS, [64, 16384]),
    "timeout_would_block": places(TWO_STREAMS, [64]),
}
# Where no library answers.
FLOOR_AND_CEILING = {"empty_system_call", "memory_copy"}
RECORDED = {
    "affinity", "kernel", "processor", "compiler", "build_type", "load", "rivals",
    "program_sha256", *FAMILIES,
}


def expected_rows(context):
    """What there is wherever a family is."""
    return {
        f"{question}/{family}/{size}/{contender}"
        for question, asked_at in PLACES.items() for family, size in asked_at
        if not context.get(family, "").startswith("none: ")
        for contender in ALWAYS
    }


def run(*arguments):
    command = [PROGRAM, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)


class EveryRow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        ran = run(*BRIEF, "--benchmark_format=json")
        assert ran.returncode == 0, ran.stderr
        cls.said = json.loads(ran.stdout)
        cls.runs = [one for one in cls.said["benchmarks"] if one["run_type"] == "iteration"]

    def test_is_run_as_often_as_asked(self):
        names = sorted(one["name"] for one in self.runs)
        self.assertEqual(names, sorted([*set(names), *set(names)]))

    def test_is_there_for_each_question(self):
        names = {one["name"] for one in self.runs}
        self.assertEqual(expected_rows(self.said["context"]) - names, set())
        asked = {name.split("/")[0] for name in names}
        self.assertEqual(asked, set(PLACES) | FLOOR_AND_CEILING)

    def test_has_measured_something(self):
        for one in self.runs:
            self.assertNotIn("error_occurred", one, one["name"])
            self.assertGreater(one["iterations"], 0, one["name"])
            self.assertGreater(one["cpu_time"], 0, one["name"])
            self.assertGreater(one["operation_ns"], 0, one["name"])
            moves_bytes = "/0/" not in one["name"]
            self.assertEqual(one["bytes_per_second"] > 0, moves_bytes, one["name"])

    def test_has_its_ratio_to_raw_and_raw_has_none(self):
        for one in self.runs:
            if one["name"].endswith("/raw"):
                self.assertNotIn("of_raw", one, one["name"])
            else:
                self.assertGreater(one["of_raw"], 0, one["name"])

    def test_says_who_receives(self):
        shapes = {"one thread", "two threads", "two threads, free"}
        self.assertLessEqual({one["label"] for one in self.runs}, shapes)
        for one in self.runs:
            self.assertEqual("_free/" in one["name"], "free" in one["label"], one["name"])


    def test_stands_beside_what_it_depends_on(self):
        context = self.said["context"]
        self.assertEqual({key for key in RECORDED if not context.get(key)}, set())
        self.assertIn("TCP_NODELAY 1", context["tcp4"])
        self.assertEqual(context["executable"], PROGRAM)
        with open(PROGRAM, "rb") as file:
            self.assertEqual(context["program_sha256"], hashlib.sha256(file.read()).hexdigest())


class CommandLine(unittest.TestCase):
    def test_without_a_format_prints_a_table_with_a_line_for_each_question_family_and_size(self):
        ran = run(*BRIEF, "--benchmark_filter=/64/")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        lines = ran.stdout.splitlines()
        above = lines[:len(RECORDED) + 1]
        for name in RECORDED:
            self.assertEqual(sum(line.startswith(f"{name} ") for line in above), 1, name)
        for family in FAMILIES:
            found = [line for line in lines if line.startswith(f"{family} ") and " 64 B " in line]
            asked = sum((family, 64) in asked_at for asked_at in PLACES.values())
            self.assertIn(len(found), (asked, 0), ran.stdout)  # 0: there is no such family here

    def test_lists_the_rows(self):
        rows = set(run("--benchmark_list_tests").stdout.split())
        self.assertIn("sendall_by_size/unix_stream/64/raw_again", rows)
        self.assertTrue(all(row.count("/") == 3 for row in rows), rows)

    def test_measures_the_questions_and_contenders_that_are_asked_for(self):
        listed = run("--questions", "ping_pong_pinned,memory_copy", "--against=portability",
                     "--benchmark_list_tests").stdout.split()
        self.assertEqual({row.split("/")[0] for row in listed}, {"ping_pong_pinned", "memory_copy"})
        self.assertEqual({row.split("/")[3] for row in listed}, set(ALWAYS))

    def test_an_unknown_name_is_refused_with_the_nearest_one(self):
        ran = run("--questions", "ping_pong_pined")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("did you mean ping_pong_pinned?", ran.stderr)
        self.assertEqual(run("--against", "portabilty").returncode, 2)

    def test_a_filter_that_matches_nothing_is_a_failure(self):
        self.assertEqual(run("--benchmark_filter=no_such_row").returncode, 1)

    def test_an_unknown_option_is_refused(self):
        ran = run("--fast")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("--help", ran.stderr)

    def test_help_has_an_example(self):
        ran = run("--help")
        self.assertEqual(ran.returncode, 0)
        self.assertIn("example: ", ran.stdout)


unittest.main()
