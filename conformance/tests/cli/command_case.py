"""What the tests of the command have in common: a folder each, targets in it, and a look at what a
run has left behind."""

import dataclasses
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAMS = pathlib.Path(os.environ["SOCKSPEC_PROGRAMS"])
HERE = pathlib.Path(__file__).resolve().parent
PATIENCE = 60  # seconds for a command that should end by itself
ENDING = 5  # seconds in which killed processes are gone

MANIFEST = """
title = "A target of the tests"
command = [{command}]
follows = ["linux-man", "posix-2024", "rfc"]
"""


@dataclasses.dataclass
class Result:
    status: int
    out: str
    err: str


def restore_signals():
    """As an interactive shell does it: what was ignored for this process is not for its child."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class CommandCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sockspec-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, True)
        self.temporary = self.folder / "tmp"
        self.temporary.mkdir()
        self.out = self.folder / "out"
        self.commands = set()

    # --- the command ---

    def start(self, *arguments, program="sockspec", before=restore_signals, **options):
        environment = dict(os.environ, TMPDIR=str(self.temporary), SOCKSPEC_TEST=str(self.folder))
        environment.update(options.pop("environment", {}))
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        process = subprocess.Popen([PROGRAMS / program, *map(str, arguments)], env=environment,
                                   stdin=subprocess.DEVNULL, text=True, preexec_fn=before,
                                   **options)
        self.addCleanup(self.end, process)
        self.commands.add(process.pid)
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.communicate()

    def sockspec(self, *arguments, status=0, **options):
        """Runs it to its end; the exit status must be that one, and nothing may be left."""
        process = self.start(*arguments, **options)
        out, err = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, status, f"{arguments}\n{out}\n{err}")
        self.assert_nothing_is_left()
        return Result(process.returncode, out or "", err or "")

    # --- targets ---

    def target(self, name, *command, manifest=MANIFEST, more=""):
        """Writes a manifest of a driver with that command line; gives its path."""
        folder = self.folder / name
        folder.mkdir()
        words = ", ".join(json.dumps(str(word)) for word in command)
        (folder / "target.toml").write_text(manifest.format(command=words) + more)
        return folder / "target.toml"

    def faulty_target(self, name, fault, op="connect", more=""):
        """The native driver behind one that misbehaves at that call."""
        return self.target(name, sys.executable, HERE / "faulty_driver.py", fault, op,
                           PROGRAMS / "sockspec-driver-native", more=more)

    # --- what is left ---

    def records(self):
        lines = (self.out / "records.jsonl").read_text().splitlines()
        return [line for line in map(json.loads, lines) if "finding" not in line]

    def stored_run(self):
        return json.loads((self.out / "run.json").read_text())

    def processes(self):
        """The processes that this test's commands have started, but for those commands."""
        mark = f"SOCKSPEC_TEST={self.folder}".encode()
        found = []
        for entry in pathlib.Path("/proc").glob("[0-9]*"):
            if int(entry.name) in self.commands:
                continue
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode())
            except OSError:  # it has just ended
                continue
        return found

    def assert_nothing_is_left(self):
        deadline = time.monotonic() + ENDING
        while self.processes() and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(self.processes(), [], "processes run on")
        self.assertEqual(list(self.temporary.iterdir()), [], "files are left")
