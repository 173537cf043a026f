"""What the tests of the rules start from."""

# A repository that no rule objects to.
CLEAN = {
    "README.md": "# example\n\nSee `bind.address_in_use` and `std::errc`, in `socket.cpp`.\n",
    ".github/workflows/ci.yml": (
        "on: push\npermissions:\n  contents: read\njobs:\n  one:\n    runs-on: ubuntu-24.04\n"
        "    timeout-minutes: 9\n    steps:\n      - run: ci/build release\n"
    ),
    "CMakePresets.json": '{"configurePresets": [{"name": "release"}]}\n',
    "ci/build": "#!/bin/sh\nset -eu\necho built\n",
    "docs/python.md": "| Python | here | why |\n|---|---|---|\n| `x()` | none: why | |\n",
    "docs/portability.md": "<!-- from portability/examples/a.cpp -->\n```cpp\none();\n```\n",
    "portability/examples/a.cpp": "int one();\nint both() {\n  one();\n  return 2;\n}\n",
    "portability/include/sockspec/config.hpp": "#pragma once\n#if defined(_WIN32)\n#endif\n",
    "portability/include/sockspec/socket.hpp": (
        "#pragma once\n#include <string>\n\n#include <sockspec/config.hpp>\n"
        "/// Errors: address_in_use [bind.address_in_use]\n"
    ),
    "portability/src/socket.cpp": "#include <sys/socket.h>\n",
    "portability/src/winsock/socket.cpp": "// The same, over Winsock.\n",
    "portability/src/error_table/errno_symbols.hpp": '// {"EPERM", errc::no, {1, 2}},\n',
    "portability/src/error_table/windows_numbers.hpp": '// {10013, "WSAEACCES", errc::no},\n',
    "portability/tests/bind_test.cpp": "// TEST(bind, gives_a_name)\n",
    "conformance/cases/bind.cpp": (
        '// .id = "bind.address_in_use", .catches = {"bind.taken_yet_succeeds"},\n'
        '// .sources = {portable("bind")}, .id = "bind.tells_nothing"\n'
    ),
    "docs/clauses/bind.md": (
        "# bind\n\n## bind.address_in_use\n\n- catches `bind.taken_yet_succeeds`: Lies.\n"
        "\n## bind.tells_nothing\n"
    ),
    "conformance/sources/portable.toml": "[config]\nsections = [\"summary\"]\n",
    "conformance/matrix/kind.hpp": '// {kind::tcp4, "tcp4", {kind::none, "none"\n',
    "conformance/targets/portability-a/target.toml": 'requires = ["tcp4"]\n',
    "docs/platforms.md": "|kind|`portability-a`|why|\n|---|---|---|\n| `tcp4` | required | |\n",
    "docs/differences.md": (
        "| where | proof |\n|---|---|\n"
        "| `socket.cpp`, `sockspec/*.hpp` | `bind.address_in_use`, test `gives_a_name` |\n"
        "| `src/socket.cpp` | none: there is no such system |\n"
    ),
}
