"""ci/setup, with package managers that only write down what they are asked for."""

import os
import shutil
import stat
import subprocess
import tempfile
import unittest
from pathlib import Path

SETUP = Path(__file__).resolve().parents[1] / "setup"
# What the script itself runs.
PLAIN_TOOLS = "sh awk sed sort cut tr find dirname env cat grep".split()
PROGRAMS = (
    "c++ ninja git clang-format clang-tidy codespell shellcheck ccache strace valgrind "
    "node npm chromium go iperf3 sockperf"
).split()
LIBRARIES = (
    "libuv nlohmann_json CLI11 tomlplusplus pugixml fmt gtest gmock benchmark sqlite3 "
    "socket_wrapper ACE apr-1 libevent_core nspr sfml-network Qt5Network"
).split()
LINUX, MACOS = "Linux", "Darwin"


class Machine:
    """A folder that is the whole PATH of the script: stubs, and links to plain tools."""

    def __init__(self, folder, system, user):
        self.bin = folder / "bin"
        self.log = folder / "asked"
        self.installed = folder / "installed"
        for made in (self.bin, self.installed):
            made.mkdir()
        for name in PLAIN_TOOLS:
            (self.bin / name).symlink_to(shutil.which(name))
        for name in PROGRAMS:
            self.program(name, "")
        for library in LIBRARIES:
            (self.installed / library).touch()
        self.program("uname", f"echo {system}")
        self.program("id", f"echo {user}")
        self.program("pkg-config", f'[ -e "{self.installed}/$2" ]')
        self.program("python3", "")
        self.program("cmake", "echo cmake version 3.25.1")
        self.program("xcode-select", "")

    def program(self, name, script):
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def manager(self, name, then=""):
        self.program(name, f'echo {name} "$@" >>"{self.log}"\n{then}')

    def without(self, *names):
        for name in names:
            (self.bin / name).unlink(missing_ok=True)
            (self.installed / name).unlink(missing_ok=True)

    def setup(self, *arguments):
        environment = {"PATH": str(self.bin), "LC_ALL": "C"}
        command = [str(self.bin / "sh"), str(SETUP), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env=environment, timeout=60
        )

    def asked(self):
        return self.log.read_text().splitlines() if self.log.exists() else []


class Setup(unittest.TestCase):
    def machine(self, system=LINUX, user=0):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return Machine(Path(folder.name), system, user)

    def test_says_and_does_nothing_where_nothing_is_missing(self):
        machine = self.machine()
        machine.manager("apt-get")
        for purpose in ("conformance", "lint"):
            ran = machine.setup("--for", purpose)
            self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))
        self.assertEqual(machine.asked(), [])

    def test_asks_for_what_is_missing_and_for_nothing_else(self):
        machine = self.machine()
        machine.without("shellcheck", "gmock")
        machine.manager("apt-get",
                        f"ln -s sh {machine.bin}/shellcheck; : >{machine.installed}/gmock")
        (machine.bin / "ln").symlink_to(shutil.which("ln"))
        ran = machine.setup("--for", "lint")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        update, install = machine.asked()
        self.assertIn("apt-get update", update)
        self.assertTrue(install.endswith("libgmock-dev shellcheck"), install)
        self.assertIn("installing with apt-get: libgmock-dev shellcheck", ran.stderr)

    def test_conformance_needs_only_what_building_needs(self):
        machine = self.machine()
        machine.without("clang-tidy", "gtest", "benchmark", "chromium", "git", "python3")
        self.assertEqual(machine.setup("--for", "conformance").returncode, 0)

    def test_benchmarks_need_their_library_and_no_more(self):
        machine = self.machine()
        machine.without("clang-tidy", "gtest", "chromium", "git", "python3", "strace")
        self.assertEqual(machine.setup("--for", "benchmarks").returncode, 0)
        machine.without("benchmark")
        machine.manager("apt-get", f": >{machine.installed}/benchmark")
        self.assertEqual(machine.setup("--for", "benchmarks").returncode, 0)
        self.assertTrue(machine.asked()[-1].endswith("libbenchmark-dev"), machine.asked())

    def test_other_libraries_are_for_those_who_measure_them(self):
        machine = self.machine()
        machine.manager("apt-get", f": >{machine.installed}/nspr")
        machine.without("nspr")
        for purpose in ("benchmarks", "lint"):
            self.assertEqual(machine.setup("--for", purpose).returncode, 0)
        self.assertEqual(machine.asked(), [])
        self.assertEqual(machine.setup("--for", "rivals").returncode, 0)
        self.assertTrue(machine.asked()[-1].endswith(" libnspr4-dev"), machine.asked())

    def test_says_that_it_uses_sudo(self):
        machine = self.machine(user=1000)
        machine.without("ninja")
        machine.manager("apt-get")
        machine.manager("sudo", f'case "$*" in *install*) ln -s sh {machine.bin}/ninja ;; esac')
        (machine.bin / "ln").symlink_to(shutil.which("ln"))
        ran = machine.setup("--for", "conformance")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertIn("sudo", ran.stderr)
        self.assertTrue(all(line.startswith("sudo ") for line in machine.asked()))

    def test_names_the_packages_where_it_may_not_install_them(self):
        machine = self.machine(user=1000)
        machine.without("ninja")
        machine.manager("apt-get")
        ran = machine.setup("--for", "conformance")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("ninja-build", ran.stderr)
        self.assertEqual(machine.asked(), [])

    def test_names_the_packages_of_another_distribution(self):
        machine = self.machine()
        machine.without("ninja")
        ran = machine.setup("--for", "conformance")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("there is no apt-get", ran.stderr)
        self.assertIn("ninja-build", ran.stderr)

    def test_says_what_is_missing_after_all(self):
        machine = self.machine()
        machine.without("ninja")
        machine.manager("apt-get")
        ran = machine.setup("--for", "conformance")
        self.assertEqual(ran.returncode, 1)
        self.assertIn("still missing: ninja-build", ran.stderr)

    def test_goes_on_where_a_list_cannot_be_fetched(self):
        machine = self.machine()
        machine.without("ninja")
        (machine.bin / "ln").symlink_to(shutil.which("ln"))
        machine.manager("apt-get", f'[ "$1" != update ] || exit 100\nln -s sh {machine.bin}/ninja')
        self.assertEqual(machine.setup("--for", "conformance").returncode, 0)

    def test_uses_homebrew_on_macos_and_its_names(self):
        machine = self.machine(system=MACOS, user=501)
        machine.without("CLI11", "strace", "socket_wrapper")
        machine.manager("brew", f": >{machine.installed}/CLI11")
        ran = machine.setup("--for", "lint")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assertEqual(machine.asked(), ["brew install --quiet cli11"])

    def test_refuses_an_old_cmake(self):
        machine = self.machine()
        for version, status in (("3.22.1", 1), ("3.25.0", 0), ("4.0.2", 0)):
            machine.program("cmake", f"echo cmake version {version}")
            self.assertEqual(machine.setup("--for", "conformance").returncode, status, version)

    def test_refuses_other_arguments(self):
        for arguments in (["--for"], ["--for", "fun"], ["lint"]):
            self.assertEqual(self.machine().setup(*arguments).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main()
