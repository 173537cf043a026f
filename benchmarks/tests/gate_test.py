"""The gate judges programs that know nothing of sockspec, and says what is wrong with bad ones.

usage: gate_test.py SOCKSPEC_BENCH BASE SLOWER [UNITTEST ARGUMENT...]
BASE and SLOWER are foreign_benchmarks.cpp: SLOWER takes half as many steps more in its rows `run`.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BENCH, BASE, SLOWER = (os.path.abspath(sys.argv.pop(1)) for _ in range(3))
BRIEF = ["--pairs", "8", "--min-time", "0.002", "--repetitions", "1"]
PATIENCE = 200  # seconds


# A program whose row takes that time.
SAYS = """cat <<END
{{
  "context": {{}},
  "benchmarks": [
    {{"name": "row", "run_name": "row", "run_type": "iteration", "iterations": 1,
     "real_time": 1, "cpu_time": {time}, "time_unit": "ns"}}
  ]
}}
END
"""


def gate(*arguments, **options):
    return subprocess.run([BENCH, "gate", *map(str, arguments)], capture_output=True, text=True,
                          check=False, timeout=PATIENCE, **options)


class GateCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sockspec-gate-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def program(self, script):
        """A program that is a shell script; `$base` and `$slower` are the real ones."""
        path = self.folder / "program"
        path.write_text(f"#!/bin/sh\nbase='{BASE}' slower='{SLOWER}'\n{script}\n")
        path.chmod(0o755)
        return path


class Verdicts(GateCase):
    def test_a_slower_program_is_named_with_its_rows_and_its_reference(self):
        out = self.folder / "out"
        ran = gate("--base", BASE, "--new", SLOWER, "--reference", "walk", "--seed", "7", "--out",
                   out, *BRIEF)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^slower .* move/run/500  \(of move/walk/500\)$")
        self.assertIn("2 of 2 rows are slower: move/run/1000, move/run/500", ran.stdout)
        self.assertIn("--seed 7", ran.stdout)
        said = json.loads((out / "gate.json").read_text())
        self.assertEqual(said["verdict"], "slower")
        self.assertEqual(said["seed"], 7)
        for row in said["rows"]:
            self.assertGreater(row["all"]["change"], 0.2, row)
            self.assertEqual(row["all"]["pairs"], 24)
        measured = json.loads((out / "new.json").read_text())["benchmarks"]
        repetitions = {one["repetition_index"] for one in measured}
        self.assertEqual(repetitions, set(range(24)))

    def test_without_a_reference_rows_cost_their_time(self):
        ran = gate("--base", SLOWER, "--new", BASE, "--filter", "run/500", *BRIEF)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^faster .* move/run/500  \(time\)$")

    def test_the_same_program_is_no_change_and_is_not_run(self):
        copy = self.folder / "copy"
        shutil.copy(BASE, copy)
        ran = gate("--base", BASE, "--new", copy, "--filter", "no_such_row", "--out", self.folder)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("no change", ran.stdout)
        said = json.loads((self.folder / "gate.json").read_text())
        self.assertEqual((said["verdict"], said["same_program"]), ("same", True))

    def test_a_program_whose_processes_differ_wildly_is_too_noisy(self):
        (self.folder / "times").write_text("")
        steady = self.program(SAYS.format(time=1000)).rename(self.folder / "steady")
        wild = self.program(f"echo >>{self.folder}/times\n" + SAYS.format(
            time=f"$(($(wc -l <{self.folder}/times) % 2 * 1500 + 500))"))
        wanted = ["--base", steady, "--new", wild, *BRIEF]
        ran = gate(*wanted)
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^too noisy .* 24  row  \(time\)$")
        self.assertIn("1 of 1 rows is too noisy: row", ran.stdout)
        self.assertEqual(gate(*wanted, "--noisy-ok").returncode, 0)

    def test_noisy_ok_does_not_excuse_what_is_slower(self):
        ran = gate("--base", BASE, "--new", SLOWER, "--filter", "run/500", "--noisy-ok", *BRIEF)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)


# Takes a fixed number of iterations, as Google Benchmark 1.8 does, and says that each took 1 us.
COUNTED = """
for word; do case $word in --benchmark_min_time=*x) n=${word#*=}; n=${n%x} ;; esac; done
i=0; while [ $i -lt ${n:-0} ]; do STEPS i=$((i + 1)); done
cat <<END
{
  "context": {},
  "benchmarks": [
    {"name": "loop", "run_name": "loop", "run_type": "iteration", "iterations": ${n:-1},
     "real_time": 1000, "cpu_time": 1000, "time_unit": "ns"}
  ]
}
END
"""


class Counts(GateCase):
    def looping(self, name, steps):
        path = self.program(COUNTED.replace("STEPS", steps))
        return path.rename(self.folder / name)

    def test_what_is_counted_needs_no_time_to_be_slower(self):
        ran = gate("--base", self.looping("base", ": ;"), "--new",
                   self.looping("new", ": ; : ;"), *BRIEF)
        if "not counted: " in ran.stdout:
            self.skipTest(ran.stdout.split("not counted: ")[1])
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^slower +\+0.0 % .* loop  \(time; \+\d+ instructions ")

    def test_without_fixed_iterations_the_reason_is_named(self):
        ran = gate("--base", BASE, "--new", SLOWER, "--filter", "run/500", *BRIEF)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^not counted: |; \+\d+ instructions")

    def test_counting_can_be_left_out(self):
        ran = gate("--base", BASE, "--new", SLOWER, "--filter", "run/500", "--no-counts", *BRIEF)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertNotIn("counted", ran.stdout)


CLONE_PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(clone LANGUAGES NONE)
foreach(program IN ITEMS sockspec_benchmarks repeat_row)
  add_custom_target(${program}
    COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/program bin/${program})
endforeach()
"""


class Revisions(GateCase):
    """In a clone of something that looks like sockspec, whose benchmarks are a script."""

    def setUp(self):
        super().setUp()
        self.git("init", "--quiet", ".")
        (self.folder / "CMakeLists.txt").write_text(CLONE_PROJECT)
        (self.folder / ".gitignore").write_text("build/\n")
        self.commit("without benchmarks")
        (self.folder / "benchmarks").mkdir()
        (self.folder / "benchmarks/CMakeLists.txt").write_text("")
        self.program('exec "$base" "$@"')
        self.commit("fast")

    def git(self, *arguments):
        names = ["-c", "user.name=test", "-c", "user.email=test"]
        return subprocess.run(["git", *names, *arguments], check=True, capture_output=True,
                              text=True, cwd=self.folder).stdout

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def judge(self, *arguments):
        return gate(*arguments, "--filter", "run/500", *BRIEF, cwd=self.folder)

    def test_a_revision_is_judged_against_the_working_tree_which_is_left_alone(self):
        self.program('exec "$slower" "$@"')
        before = self.git("status", "--porcelain")
        ran = self.judge("--base", "HEAD")
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertIn("building HEAD", ran.stderr)
        self.assertIn("building the working tree", ran.stderr)
        self.assertEqual(self.git("status", "--porcelain"), before)
        self.assertEqual(len(self.git("worktree", "list").splitlines()), 1)
        self.assertEqual(self.git("stash", "list"), "")

    def test_what_is_built_is_kept(self):
        self.program('exec "$slower" "$@"')
        self.commit("slow")
        self.assertEqual(self.judge("--base", "HEAD~1", "--new", "HEAD").returncode, 1)
        again = self.judge("--base", "HEAD", "--new", "HEAD~1")
        self.assertEqual(again.returncode, 0, again.stdout + again.stderr)
        self.assertNotIn("building", again.stderr)

    def test_a_change_of_other_files_is_no_change(self):
        (self.folder / "README").write_text("words")
        self.commit("words")
        ran = self.judge("--base", "HEAD~1")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("no change: it is the same program", ran.stdout)

    def test_a_revision_that_does_not_build_is_named_with_what_was_said(self):
        (self.folder / "CMakeLists.txt").write_text("message(FATAL_ERROR broken_on_purpose)")
        self.commit("broken")
        ran = self.judge("--base", "HEAD")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("cannot build HEAD (", ran.stderr)
        self.assertIn("broken_on_purpose", ran.stderr)
        self.assertEqual(len(self.git("worktree", "list").splitlines()), 1)

    def test_a_revision_without_benchmarks_is_named(self):
        ran = self.judge("--base", "HEAD~1")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("has no benchmarks", ran.stderr)

    def test_a_revision_that_is_not_there_is_named(self):
        ran = self.judge("--base", "no_such_branch")
        self.assertEqual(ran.returncode, 2)
        self.assertIn("no_such_branch is neither a program nor a revision", ran.stderr)


class Trouble(GateCase):
    def complaint(self, *arguments):
        ran = gate(*arguments)
        self.assertEqual(ran.returncode, 2, ran.stdout + ran.stderr)
        return ran.stderr

    def test_a_program_that_is_not_there(self):
        ran = gate("--base", "nowhere", cwd=self.folder)
        self.assertEqual(ran.returncode, 2)
        self.assertIn("base: there is no file nowhere, and no git clone here", ran.stderr)

    def test_a_program_that_is_compared_with_nothing(self):
        self.assertIn("--new: say which program", self.complaint("--base", BASE))
        self.assertIn("--base: say what", self.complaint("--new", BASE))

    def test_no_program_of_google_benchmark(self):
        said = self.complaint("--base", BASE, "--new", shutil.which("true"))
        self.assertIn("is no program of Google Benchmark", said)
        self.assertIn("to see it: ", said)

    def test_a_program_that_dies(self):
        said = self.complaint("--base", self.program("echo oh >&2; kill -SEGV $$"), "--new", BASE)
        self.assertRegex(said, r"base: .*/program: was killed by signal 11 \(.*\): oh")

    def test_a_program_that_dies_in_the_middle(self):
        dies = self.program(f'echo >>{self.folder}/times; [ $(wc -l <{self.folder}/times) -lt 4 ] '
                            '&& exec "$slower" "$@"; kill -ABRT $$')
        said = self.complaint("--base", BASE, "--new", dies, *BRIEF)
        self.assertRegex(said, r"new: .*/program: was killed by signal 6")

    def test_a_program_that_hangs(self):
        said = self.complaint("--base", BASE, "--new", self.program("sleep 1000"), "--deadline", 1)
        self.assertIn("did not end within 1000 ms and was killed", said)

    def test_a_program_that_writes_half_of_its_json(self):
        half = self.program('"$slower" "$@" | head -n 30; echo "}"')
        said = self.complaint("--base", BASE, "--new", half, *BRIEF)
        self.assertRegex(said, r"new: .*/program: .*line \d+")

    def test_a_filter_that_nothing_matches(self):
        said = self.complaint("--base", BASE, "--new", SLOWER, "--filter", "no_such_row")
        self.assertIn("no row matches --filter", said)

    def test_a_reference_that_nothing_matches(self):
        said = self.complaint("--base", BASE, "--new", SLOWER, "--reference", "no_such_row", *BRIEF)
        self.assertIn("no row matches --reference", said)

    def test_a_reference_that_is_no_expression(self):
        self.assertIn("--reference (", self.complaint("--base", BASE, "--new", SLOWER,
                                                      "--reference", "("))

    def test_rows_that_one_program_alone_has(self):
        fewer = self.program('exec "$slower" "$@" --benchmark_filter=500')
        wanted = ["--base", BASE, "--new", fewer, *BRIEF]
        said = self.complaint(*wanted)
        self.assertIn("only base has move/run/1000, move/walk/1000", said)
        self.assertIn("--common-rows", said)
        ran = gate(*wanted, "--common-rows")
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, r"(?m)^not judged .* move/run/1000  \(only in base\)$")

    def test_too_few_pairs_to_prove_anything(self):
        self.assertIn("--pairs", self.complaint("--base", BASE, "--new", SLOWER, "--pairs", 7))

    def test_a_folder_that_cannot_be_made(self):
        (self.folder / "file").write_text("")
        said = self.complaint("--base", BASE, "--new", SLOWER, "--filter", "walk/500", "--out",
                              self.folder / "file" / "out", *BRIEF)
        self.assertIn("cannot make", said)


unittest.main()
