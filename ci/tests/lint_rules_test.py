"""Each rule of ci/lint.d finds its violation, names the place, and is content without it."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from clean_repository import CLEAN

RULES = Path(__file__).resolve().parents[1] / "lint.d"

NAMES = CLEAN["docs/python.md"]
WORKFLOW = ".github/workflows/ci.yml"
JOBS = CLEAN[WORKFLOW]
QUOTE = CLEAN["docs/portability.md"]
BIND = CLEAN["conformance/cases/bind.cpp"]
ROWS = CLEAN["docs/differences.md"]
PLATFORMS = CLEAN["docs/platforms.md"]
HEADER = "portability/include/sockspec/socket.hpp"

# rule -> (files that offend, what the rule says about each)
OFFENCES = {
    "arrows": [
        ("portability/src/a.cpp", '#include "engine/context.hpp"\n', ":1: includes"),
        ("conformance/engine/a.cpp", "#include <sys/socket.h>\n", "only drivers touch"),
        ("conformance/engine/a.cpp", '#include "../portability/src/a.hpp"\n', "published"),
        ("conformance/results/a.hpp", "#include <nlohmann/json.hpp>\n", ".cpp files only"),
        ("benchmarks/a.cpp", '#include "protocol/value.hpp"\n', "no arrow"),
    ],
    "clause_ids": [
        ("docs/differences.md", "\nSee `bind.no_such_thing`.\n", ":2: there is no clause"),
        ("docs/differences.md", "Clause: clause close.twice\n", "no clause close.twice"),
        (HEADER, "#pragma once\n/// Errors: x [connect.refused]\n", ":2: there is no clause"),
    ],
    "declared_sources": [(HEADER, "/// A.\nvoid b();\n", ":2: conformance/sources/portable.toml")],
    "differences": [
        ("docs/differences.md", ROWS + "| `socket.cpp` | |\n", ":5: a cell is empty"),
        ("docs/differences.md", ROWS + "| `socket.cpp` |\n", ":5: a cell is empty"),
        ("docs/differences.md", ROWS + "| socket.cpp | test `bind` |\n", ":5: names no file"),
        ("docs/differences.md", ROWS + "| `a.cpp` | test `bind` |\n", "there is no file a.cpp"),
        ("docs/differences.md", ROWS + "| `socket.cpp` | none: no |\n", ":5: names neither"),
        ("docs/differences.md", ROWS + "| `socket.cpp` | test `b` |\n", "no such clause or test"),
        ("docs/differences.md", ROWS + "| `socket.cpp` | `bind.tells_nothing` |\n", "not judged"),
        ("docs/differences/a.md", "| where |\n|---|\n| `socket.cpp` |\n", ":1: the table has"),
        ("docs/differences/errors.md", "# Numbers\n", "is not what ci/lint.d/generated_rows.py"),
        ("docs/differences/a.md", "| what | why |\n|---|---|\n| a | |\n", ":3: a cell is empty"),
    ],
    "format": [("portability/src/a.cpp", "int  a ;\n", "is not formatted")],
    "hosts_and_paths": [
        ("package-lock.json", '"resol' + 'ved": "https://example.org/a.tgz"\n', "registry"),
        ("docs/a.md", "registry" + ".npmjs.org\n", ":1: names a package registry"),
        ("docs/a.md", "\n /home" + "/me/sockspec\n", ":2: names a folder"),
    ],
    "names": [
        ("conformance/engine/string_utils.cpp", "\n", "`string_utils.cpp` says nothing"),
        ("conformance/common/a.cpp", "\n", "`common` says nothing"),
        ("conformance/engine/runCell.cpp", "\n", "is not snake_case"),
    ],
    "platform_tests": [
        ("conformance/cases/bind.cpp", BIND + "#ifdef __linux__\n#endif\n", ":3: a condition"),
        (HEADER, "#pragma once\n#if defined(_WIN32)\n#endif\n", ":2: a condition"),
        (
            "portability/include/sockspec/config.hpp",
            "#if defined(_WIN32)\n#endif\n#ifdef __APPLE__\n#endif\n",
            ":3: a second platform test",
        ),
    ],
    "platforms": [
        ("docs/platforms.md", PLATFORMS.replace("required", "judged"), ":3: the manifest of"),
        ("docs/platforms.md", PLATFORMS.replace("required", "lacks"), "lacking without a reason"),
        ("docs/platforms.md", PLATFORMS.replace("`tcp4`", "`tcp5`"), "tcp5 is no kind"),
        ("docs/platforms.md", PLATFORMS.replace("-a`", "`"), "not the targets"),
        ("conformance/targets/portability-a/deviations.toml", "[x]\n", "x has no row"),
    ],
    "public_headers": [
        (HEADER, "#include <sys/socket.h>\n", ":1: includes <sys/socket.h>"),
        (HEADER, "#pragma once\nno_such_type a;\n", "does not compile on its own"),
    ],
    "quotes": [
        ("docs/portability.md", QUOTE.replace("one();", "three();"), ":2: does not stand so in"),
        ("docs/portability.md", QUOTE.replace("a.cpp", "b.cpp"), ":2: nothing to quote is"),
        ("docs/portability.md", "\n```cpp\none();\n```\n", ":2: nothing to quote is"),
    ],
    "python_names": [
        ("docs/python.md", NAMES + "| `dup()` | `dup` | |\n", ":4: there is no dup"),
        ("docs/python.md", NAMES + "| `dup()` | not yet | |\n", ":4: names nothing"),
        ("docs/python.md", NAMES + "| `dup()` | none: why |\n", ":4: has 2 cells, not 3"),
    ],
    "shell": [
        ("ci/a", "#!/bin/sh\nif [ $1 = x ]; then echo y; fi\n", "ci/a:2:"),
        ("ci/a", "#!/bin/bash\n", "for the POSIX shell"),
    ],
    "sizes": [
        ("conformance/engine/a.cpp", "\n" * 301, "301 lines, the ceiling is 300"),
        ("conformance/cases/a.cpp", "\n" * 401, "401 lines, the ceiling is 400"),
        ("README.md", "\n" * 120, "120 lines, the ceiling is 119"),
        (HEADER, "int a;\n" * 150, "150 lines of code"),
        ("conformance/cases/a.cpp", ".run = [] {\n" + "x\n" * 40 + "}\n", ":1: the case has 42"),
        ("ci/a", "#!/bin/sh\n" + "x" * 101 + "\n", ":2: 101 columns"),
    ],
    "spelling": [("docs/a.md", "rec" + "ieve\n", "docs/a.md:1:")],
    "workflows": [
        (WORKFLOW, "jobs: [\n", "while parsing"), (WORKFLOW, "on: push\n", "has no jobs"),
        (WORKFLOW, JOBS.replace("on: push\n", ""), "is started by nothing"),
        (WORKFLOW, JOBS.replace("read", "write"), "may do more than read"),
        (WORKFLOW, JOBS.replace("timeout-minutes: 9", "name: one"), "has no timeout-minutes"),
        (WORKFLOW, JOBS.replace("timeout-minutes", "permissions"), "permissions of its own"),
        (WORKFLOW, JOBS.replace("ci/build release", "make"), "neither a script of ci/"),
        (WORKFLOW, JOBS.replace("ci/build release", "ci/bild"), "there is no ci/bild"),
        (WORKFLOW, JOBS.replace("release", "debug"), "there is no preset `debug`"),
        (WORKFLOW, JOBS + "      - uses: actions/checkout@v4\n", "is not pinned"),
        (WORKFLOW, JOBS + "      - name: nothing\n", "either uses an action or runs"),
    ],
    "tidy": [("portability/src/a.cpp", "char* nothing() { return 0; }\n", "modernize-use-nullptr")],
}


def git(*arguments):
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def write(files):
    for path, content in files.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(content)


def commit(files):
    write(files)
    commands = [
        {"directory": os.getcwd(), "file": str(path), "command": f"c++ -c {path}"}
        for path in sorted(Path.cwd().rglob("*.cpp"))
    ]
    write({"build/release/compile_commands.json": json.dumps(commands), ".gitignore": "build/\n"})
    git("add", "--all")
    git("commit", "-m", "a step")


def run(rule, *arguments, rules=RULES):
    command = [str(rules / rule), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


class InRepository(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(folder.name)
        git("init", "-b", "main")
        write({".clang-tidy": (RULES.parents[1] / ".clang-tidy").read_text()})
        commit(CLEAN)


class Rule(InRepository):
    """One test for each rule, made below."""

    def check(self, rule):
        content = run(rule)
        self.assertEqual(content.returncode, 0, content.stdout + content.stderr)
        for path, text, says in OFFENCES[rule]:
            with self.subTest(path=path, text=text[:60]):
                commit({path: text})
                found = run(rule)
                self.assertEqual(found.returncode, 1, found.stdout + found.stderr)
                self.assertIn(path, found.stdout)
                self.assertIn(says, found.stdout)
                git("reset", "--hard", "HEAD~1")


for name in OFFENCES:
    setattr(Rule, f"test_{name}", lambda self, rule=name: self.check(rule))


class EveryRule(InRepository):
    def test_is_tested(self):
        executable = {path.name for path in RULES.iterdir() if os.access(path, os.X_OK)}
        self.assertEqual(executable - {"__pycache__"}, set(OFFENCES))

    def test_is_broken_rather_than_content_where_it_can_see_no_file(self):
        with tempfile.TemporaryDirectory() as elsewhere:
            os.chdir(elsewhere)
            for rule in OFFENCES:
                with self.subTest(rule=rule):
                    self.assertEqual(run(rule).returncode, 2)
        # so that the clean-up finds a folder to leave
        os.chdir("/")


class PublicHeaders(InRepository):
    def test_find_a_header_of_the_system_behind_an_innocent_name(self):
        commit({HEADER: "#include <innocent>\n"})
        commit({"portability/include/innocent": "#include <sys/socket.h>\n"})
        self.assertRegex(run("public_headers").stdout, r"socket\.hpp: reaches /.*/sys/socket\.h")


class Sizes(InRepository):
    """The list of exceptions stands beside the rule: so it is tried in a copy of the rules."""

    LONG = "conformance/engine/long.cpp"

    def setUp(self):
        super().setUp()
        copy = tempfile.TemporaryDirectory()
        self.addCleanup(copy.cleanup)
        self.rules = Path(copy.name) / "rules"
        shutil.copytree(RULES, self.rules)

    def found(self, exceptions):
        (self.rules / "sizes.allow").write_text(exceptions)
        return run("sizes", rules=self.rules)

    def test_an_exception_raises_the_ceiling_of_one_file(self):
        commit({self.LONG: "\n" * 310})
        self.assertEqual(self.found("").returncode, 1)
        self.assertEqual(self.found(f"{self.LONG} | 310 | a table of a standard").returncode, 0)
        self.assertEqual(self.found(f"{self.LONG} | 309 | a table of a standard").returncode, 1)

    def test_an_exception_without_a_reason_is_refused(self):
        commit({self.LONG: "\n" * 310})
        self.assertEqual(self.found(f"{self.LONG} | 310 | ").returncode, 2)

    def test_an_exception_that_is_not_needed_is_refused(self):
        commit({self.LONG: "\n" * 300})
        self.assertIn("needs no exception", self.found(f"{self.LONG} | 310 | a reason").stdout)


class Tidy(InRepository):
    OLD = {"portability/src/old.cpp": "char* old() { return 0; }\n"}

    def test_fast_looks_at_the_last_commit_only(self):
        commit(self.OLD)
        commit({"portability/src/new.cpp": "int fresh() { return 1; }\n"})
        self.assertEqual(run("tidy", "--fast").returncode, 0)
        self.assertEqual(run("tidy").returncode, 1)

    def test_fast_looks_at_all_that_a_branch_changed_and_at_what_is_not_committed(self):
        git("switch", "-c", "topic")
        commit(self.OLD)
        commit({"portability/src/new.cpp": "int fresh() { return 1; }\n"})
        self.assertIn("old.cpp", run("tidy", "--fast").stdout)
        git("reset", "--hard", "main")
        self.assertEqual(run("tidy", "--fast").returncode, 0)
        write({"portability/src/socket.cpp": "char* none() { return 0; }\n"})
        self.assertIn("socket.cpp", run("tidy", "--fast").stdout)

    def test_fast_looks_at_a_changed_header_through_a_source_that_includes_it(self):
        commit({"portability/src/a.cpp": '#include "b.hpp"\n', "portability/src/b.hpp": "\n"})
        commit({"portability/src/b.hpp": "inline char* none() { return 0; }\n"})
        self.assertIn("b.hpp", run("tidy", "--fast").stdout)

    def test_fast_looks_at_everything_where_there_is_one_commit_only(self):
        write(self.OLD)
        commit({})
        git("checkout", "--orphan", "single")
        git("commit", "-m", "all that a shallow clone has")
        git("branch", "-D", "main")
        self.assertIn("old.cpp", run("tidy", "--fast").stdout)


if __name__ == "__main__":
    unittest.main()
