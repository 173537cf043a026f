"""The files that the rules look at, and how a rule says what it found."""

import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path


class Broken(Exception):
    """The rule could not do its work: not the same as having found something."""


def files(*patterns):
    """What git tracks or would track below the current folder, where the path matches a pattern.

    Paths are strings relative to that folder; a `*` matches `/`, too; no pattern means all.
    Errors: Broken, if this is not a git work tree or it holds no file at all.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, check=False)
    if listed.returncode != 0:
        raise Broken(f"git ls-files: {listed.stderr.decode().strip()}")
    names = sorted(set(listed.stdout.decode().split("\0")))
    paths = [name for name in names if name and Path(name).is_file()]
    if not paths:
        raise Broken("git knows no file here")
    return [path for path in paths if not patterns or matches(path, patterns)]


def matches(path, patterns):
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def text(path):
    """The file's text; empty for a binary file."""
    content = Path(path).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def numbered_lines(path):
    return enumerate(text(path).splitlines(), start=1)


def tool(name):
    """The path of a program. Errors: Broken, if there is none."""
    found = shutil.which(name)
    if not found:
        raise Broken(f"there is no {name}")
    return found


def run(rule):
    """Prints what a rule, a generator, finds. Ends with 0; 1: found something; 2: is broken."""
    try:
        findings = list(rule())
    except Broken as why:
        print(why, file=sys.stderr)
        sys.exit(2)
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)
