"""Ctrl-C in the middle of a run: the results so far, 130, and nothing left behind."""

import signal
import unittest

from command_case import PATIENCE, CommandCase

SLOW = ("--select", "connect.refused/tcp4.*", "--jobs", "1")


class InterruptTest(CommandCase):
    def start_stuck(self, *more):
        """A run whose drivers hang in a call; a quick target comes first."""
        manifest = self.faulty_target("stuck", "hang")
        process = self.start("run", "native", manifest, *SLOW, "--out", self.out, *more)
        while "connect" not in "".join(self.hanging()):
            self.assertIsNone(process.poll(), "it ended by itself")
        return process

    def hanging(self):
        """What hangs: faulty_driver.py leaves a note in its scratch folder."""
        try:
            return [path.read_text() for path in self.temporary.glob("*/*/hanging")]
        except FileNotFoundError:  # a folder has gone while we looked
            return []

    def end_by(self, process, number):
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        self.assert_nothing_is_left()
        return out, err

    def test_results_so_far_are_kept(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(signal=number.name):
                self.doCleanups()
                self.setUp()
                process = self.start_stuck()
                out, err = self.end_by(process, number)
                self.assertEqual(process.returncode, 130, out + err)
                self.assertIn("interrupted", err)
                verdicts = {(each["target"], each["verdict"]) for each in self.records()}
                self.assertEqual(verdicts, {("native", "pass"), ("stuck", "not_run(interrupted)")})
                self.assertEqual(self.stored_run()["state"], "interrupted")
                self.assertTrue((self.out / "summary.md").exists())

    def test_it_does_not_wait_for_the_call(self):
        process = self.start_stuck()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=3)  # the watchdog would take longer

    def test_a_driver_that_does_not_greet(self):
        manifest = self.faulty_target("silent", "hello_hang", more='start_timeout = "5 min"\n')
        process = self.start("run", manifest, *SLOW)
        while not self.processes():
            self.assertIsNone(process.poll(), "it ended by itself")
        self.end_by(process, signal.SIGINT)
        self.assertEqual(process.returncode, 130)

    def test_a_reader_that_leaves(self):
        process = self.start("run", "native", "--out", self.out)
        process.stdout.readline()
        process.stdout.close()
        process.wait(PATIENCE)
        self.assert_nothing_is_left()
        self.assertEqual(process.returncode, 2)
        self.assertEqual(self.stored_run()["state"], "finished")


if __name__ == "__main__":
    unittest.main()
