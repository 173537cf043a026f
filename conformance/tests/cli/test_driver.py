"""sockspec driver check."""

import signal
import unittest

from command_case import PATIENCE, CommandCase


class DriverCheckTest(CommandCase):
    def check(self, target, *arguments, status=0):
        return self.sockspec("driver", "check", target, *arguments, status=status)

    def test_a_driver_with_manners(self):
        result = self.check("native", "--select", "hello.*", "--select", "frame.*")
        self.assertIn("pass  hello.answers", result.out)
        self.assertNotIn("FAIL", result.out)
        self.assertIn("breaks 0", result.out)

    def test_a_driver_over_a_library_of_others(self):
        listed = self.sockspec("list", "targets").out
        if "not here" in listed:
            self.skipTest("libsocket_wrapper.so is not installed")
        self.assertIn("breaks 0", self.check("socket_wrapper").out)

    def test_a_driver_that_answers_twice(self):
        manifest = self.faulty_target("twice", "twice", op="socket")
        result = self.check(manifest, "--select", "value.*", status=1)
        self.assertIn("FAIL", result.out)
        self.assertIn("docs/protocol.md", result.out)
        self.assertIn("twice", result.out)

    def test_a_driver_that_does_not_greet(self):
        manifest = self.faulty_target("silent", "hello_hang", more='start_timeout = "300 ms"\n')
        self.assertIn("FAIL  hello.answers", self.check(manifest, status=1).out)

    def test_nothing_selected(self):
        self.assertIn("no manner matches", self.check("native", "--select", "helo.*", status=3).err)

    def test_interrupted(self):
        manifest = self.faulty_target("silent", "hello_hang", more='start_timeout = "5 min"\n')
        process = self.start("driver", "check", manifest)
        while not self.processes():
            self.assertIsNone(process.poll(), "it ended by itself")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 130)
        self.assert_nothing_is_left()


if __name__ == "__main__":
    unittest.main()
