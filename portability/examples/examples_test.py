"""Runs each example program as its reader would, and where it must fail.

usage: examples_test.py --programs FOLDER [--under COMMAND] [TEST...]
--under: the program that runs them: `wine` for those of Windows. TEST: echo, command, ...
"""

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs/portability.md"
PATIENCE = 60  # seconds, for what should happen at once
PROGRAMS = (
    "command_client", "command_server", "datagram_burst", "echo_client", "echo_server",
    "error_10061", "receive_file", "send_file", "udp_pinger",
)
options = argparse.Namespace(programs=None, under=None)


def command(name, *arguments):
    path = Path(options.programs) / (name + (".exe" if options.under else ""))
    return [*([options.under] if options.under else []), str(path), *map(str, arguments)]


def run(name, *arguments):
    """Its exit status, what it wrote, and what it wrote to standard error."""
    ran = subprocess.run(
        command(name, *arguments), capture_output=True, text=True, timeout=PATIENCE,
        stdin=subprocess.DEVNULL, check=False,
    )
    return ran.returncode, ran.stdout, ran.stderr


class Server:
    """A program that serves, as long as its block lasts; it has to end by itself and well."""

    def __init__(self, name, *arguments):
        self.process = subprocess.Popen(
            command(name, *arguments), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        first = self.process.stdout.readline()
        self.port = int(re.fullmatch(r"serving at 127\.0\.0\.1:(\d+)\n", first)[1])

    def __enter__(self):
        return self

    def __exit__(self, *thrown):
        self.process.stdin.close()  # the end of its input
        status = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()
        if status != 0 and not any(thrown):
            raise AssertionError(f"the server ended with {status}")


class Examples(unittest.TestCase):
    def silent_port(self, kind):
        """A port that is held by a socket which neither listens nor answers."""
        holder = socket.socket(type=kind)
        self.addCleanup(holder.close)
        holder.bind(("127.0.0.1", 0))
        return holder.getsockname()[1]

    def test_echo(self):
        with Server("echo_server") as server:
            for text in ("hello", "", "two words"):
                answer = run("echo_client", "127.0.0.1", server.port, text)
                self.assertEqual(answer, (0, text + "\n", ""))

    def test_echo_without_a_server(self):
        port = self.silent_port(socket.SOCK_STREAM)
        status, _, error = run("echo_client", "127.0.0.1", port, "hello")
        self.assertEqual(status, 1)
        self.assertRegex(error, "^failed: create_connection: .*REFUSED")

    def test_command(self):
        with Server("command_server") as server:
            answer = run("command_client", server.port, "add 20 22", "say  hello there ", "whoami")
            self.assertEqual(answer[0], 0)
            self.assertRegex(answer[1], r"^ok 42\nok hello there \nok 127\.0\.0\.1:\d+\n$")

    def test_command_that_is_not_allowed(self):
        with Server("command_server") as server:
            answer = run("command_client", server.port, "rm -rf .", "add 1 x", "", "add 1 2")
            self.assertEqual(answer[0], 1)
            self.assertEqual(
                answer[1].splitlines(),
                ["error there is no such command", "error add needs two numbers",
                 "error there is no such command", "ok 3"],
            )

    def test_command_that_is_too_long(self):
        with Server("command_server") as server:
            status, answer, error = run("command_client", server.port, "say " + "x" * 2000)
            self.assertEqual((status, answer), (1, ""))
            self.assertRegex(error, "^failed: ")
            self.assertEqual(run("command_client", server.port, "add 1 2")[1], "ok 3\n")

    def test_file(self):
        content = os.urandom(1) * 10 + os.urandom(3_000_000) + b"\r\n\0end"
        with tempfile.TemporaryDirectory() as folder:
            sent, received = Path(folder, "sent"), Path(folder, "received")
            sent.write_bytes(content)
            with Server("receive_file", received) as server:
                answer = run("send_file", "127.0.0.1", server.port, sent)
            size = len(content)
            self.assertEqual(answer, (0, f"sent {size} bytes, {size} have arrived\n", ""))
            self.assertEqual(received.read_bytes(), content)

    def test_file_that_is_not_there(self):
        status, _, error = run("send_file", "127.0.0.1", 1, "no_such_file")
        self.assertEqual((status, error), (1, "failed: there is no file no_such_file\n"))

    def test_ping(self):
        with Server("echo_server", "--udp") as server:
            status, answer, _ = run("udp_pinger", "127.0.0.1", server.port, 3)
            self.assertEqual(status, 0)
            self.assertRegex(answer, r"^(\d: (\d+\.\d+ ms|lost)\n){3}[123] of 3 came back\n$")

    def test_ping_without_a_server(self):
        port = self.silent_port(socket.SOCK_DGRAM)
        answer = run("udp_pinger", "127.0.0.1", port, 1)
        self.assertEqual(answer, (1, "1: lost\n0 of 1 came back\n", ""))

    def test_burst(self):
        for count in (1, 7, 50):
            lines = f"{count} from one buffer\n{count} from buffers of their own\n"
            self.assertEqual(run("datagram_burst", count), (0, lines, ""))

    def test_error_10061(self):
        status, answer, _ = run("error_10061")
        self.assertEqual(status, 0)
        lines = answer.splitlines()
        system = "win32" if options.under else sys.platform
        numbers = {"linux": "ECONNREFUSED 111", "win32": "WSAECONNREFUSED 10061"}
        here = numbers.get(system, "ECONNREFUSED 61")  # macOS and the BSDs
        self.assertEqual(lines[0], f"here: {here}")
        self.assertRegex(lines[1], r"^connection_refused: .+\.$")
        for row in ("errno_linux ECONNREFUSED 111", "errno_darwin ECONNREFUSED 61",
                    "winsock WSAECONNREFUSED 10061"):
            self.assertIn("  " + row, lines)
        if system == "linux":
            self.assertIn(answer, GUIDE.read_text())

    def test_error_10061_where_somebody_listens(self):
        with Server("echo_server") as server:
            status, answer, error = run("error_10061", server.port)
            self.assertEqual((status, answer), (1, ""))
            self.assertEqual(error, f"somebody listens at 127.0.0.1:{server.port}\n")

    def test_usage_is_told_when_asked_for(self):
        for name in PROGRAMS:
            status, answer, _ = run(name, "--help")
            self.assertEqual(status, 0)
            self.assertTrue(answer.startswith(f"usage: {name} "), answer)

    def test_usage_is_told_when_it_was_wrong(self):
        for name in PROGRAMS:
            status, answer, error = run(name, "70000", "x", "y", "z")
            self.assertEqual((status, answer), (2, ""))
            self.assertIn(f"\nusage: {name} ", error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--under")
    parser.add_argument("tests", nargs="*")
    parser.parse_args(namespace=options)
    named = [word for test in options.tests for word in ("-k", f"*.test_{test}*")]
    ran = unittest.main(argv=[sys.argv[0], *named], exit=False).result
    if not ran.testsRun:
        sys.exit(f"there is no test of {' '.join(options.tests)}")
    sys.exit(not ran.wasSuccessful())


if __name__ == "__main__":
    main()
