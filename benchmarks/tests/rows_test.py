"""The benchmarks run every row, and say with what.

usage: rows_test.py PROGRAM [UNITTEST ARGUMENT...]
How fast a row is, no test says: another program beside it would turn it red.
"""

import json
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
BRIEF = ["--benchmark_repetitions=2", "--benchmark_min_time=0.0001"]
STREAMS = ["tcp4", "tcp6", "unix_stream"]
FAMILIES = [*STREAMS, "udp4", "unix_dgram", "unix_seqpacket"]
SIZES = [64, 1024, 16384, 65536, 262144, 1048576]
# Of whoever else is built in, each has rows where it can.
ALWAYS = ["raw", "raw_again", "portability"]
# question -> where it is asked
PLACES = {
    "sendall_by_size": [(family, size) for family in STREAMS for size in SIZES],
    "send_and_recv_by_size": [(family, size) for family in STREAMS for size in SIZES],
}
RECORDED = {
    "affinity", "kernel", "processor", "compiler", "build_type", "load", "rivals", *FAMILIES,
}


def expected_rows(context):
    """What there is wherever a family is."""
    return {
        f"{question}/{family}/{size}/{contender}"
        for question, places in PLACES.items() for family, size in places
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
        self.assertEqual({name.split("/")[0] for name in names}, set(PLACES))

    def test_has_measured_something(self):
        for one in self.runs:
            self.assertNotIn("error_occurred", one, one["name"])
            self.assertGreater(one["iterations"], 0, one["name"])
            self.assertGreater(one["cpu_time"], 0, one["name"])
            self.assertGreater(one["bytes_per_second"], 0, one["name"])

    def test_has_its_ratio_to_raw_and_raw_has_none(self):
        for one in self.runs:
            if one["name"].endswith("/raw"):
                self.assertNotIn("of_raw", one, one["name"])
            else:
                self.assertGreater(one["of_raw"], 0, one["name"])

    def test_says_who_receives(self):
        self.assertLessEqual({one["label"] for one in self.runs}, {"one thread", "two threads"})

    def test_stands_beside_what_it_depends_on(self):
        context = self.said["context"]
        self.assertEqual({key for key in RECORDED if not context.get(key)}, set())
        self.assertIn("TCP_NODELAY 1", context["tcp4"])
        self.assertEqual(context["executable"], PROGRAM)


class CommandLine(unittest.TestCase):
    def test_without_a_format_prints_a_table_with_a_line_for_each_question_family_and_size(self):
        ran = run(*BRIEF, "--benchmark_filter=/64/")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        lines = ran.stdout.splitlines()
        for name in RECORDED:
            self.assertEqual(sum(line.startswith(f"{name} ") for line in lines[:14]), 1, name)
        for family in FAMILIES:
            found = [line for line in lines if line.startswith(f"{family} ") and " 64 B " in line]
            asked = sum((family, 64) in places for places in PLACES.values())
            self.assertIn(len(found), (asked, 0), ran.stdout)  # 0: there is no such family here

    def test_lists_the_rows(self):
        rows = set(run("--benchmark_list_tests").stdout.split())
        self.assertIn("sendall_by_size/unix_stream/64/raw_again", rows)
        self.assertTrue(all(row.count("/") == 3 for row in rows), rows)

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
