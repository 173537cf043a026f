"""What docs/differences/ has from tables of the sources: run this to write it anew."""

import re
from pathlib import Path

SOURCES = Path("portability/src")
ERRNO = SOURCES / "error_table/errno_symbols.hpp"
WINSOCK = SOURCES / "error_table/windows_numbers.hpp"
POSIX_OPTIONS = SOURCES / "posix/option_numbers.hpp"
WINDOWS_OPTIONS = SOURCES / "winsock/option_numbers.hpp"
PROOFS = {
    "has it": "test `times_of_probes_are_read_back`, `those_of_posix_systems_are_read_back`",
    "by other means": "test `kinds_are_readable`, `switches_are_read_back`",
    "operation_not_supported": "test `reports_those_that_windows_does_not_have`",
}
OPTION = re.compile(r"\{option_name::(\w+), \{(\w+), (\w+)\}\}")


def table(title, says, columns, rows):
    lines = [f"# {title}", "", says, "", *(f"| {' | '.join(row)} |" for row in [columns, *rows])]
    lines.insert(5, "|---" * len(columns) + "|")
    return "\n".join(lines) + "\n"


def errors():
    """Symbols whose numbers are not the same in every column."""
    numbered = re.findall(r'\{(\d+), "WSA(E\w+)"', WINSOCK.read_text())
    winsock = {name: number for number, name in numbered}
    rows = []
    for name, meaning, numbers in re.findall(
            r'\{"(E\w+)", errc::(\w+), \{([\d, ]+)\}\}', ERRNO.read_text()):
        numbers = numbers.split(", ")
        if len(set(numbers)) > 1 or name in winsock:
            cells = [*numbers, winsock.get(name, "0")]
            rows.append([name, meaning, *(cell if cell != "0" else "none" for cell in cells)])
    return table(
        "Numbers of errors",
        "Generated from `portability/src/error_table/`, which each system's compiler checks "
        "against its headers.\nErrors keep the system's own number and compare to the portable "
        "name; `sockspec explain 111` tells what a number is, and where.",
        ["symbol", "portable name", "Linux", "macOS", "FreeBSD", "NetBSD", "OpenBSD",
         "Windows' `<errno.h>`", "Winsock", "proof"],
        [[*row, "test `every_number_of_this_system_compares_to_its_meaning`"] for row in rows])


def guarded_options():
    """(name, symbol, the macro that must be there, or nothing) of every option of POSIX systems."""
    macro = ""
    for line in POSIX_OPTIONS.read_text().splitlines():
        if line.startswith(("#if", "#elif")):
            macro = re.search(r"\b[A-Z][A-Z0-9]*_\w+", line)[0]
        elif line.startswith(("#else", "#endif")):
            macro = ""
        for name, _, symbol in OPTION.findall(line):
            yield name, symbol, macro


def windows_way(name):
    if name in {option for option, _, _ in OPTION.findall(WINDOWS_OPTIONS.read_text())}:
        return "has it"
    by_hand = f"option_name::{name}" in (SOURCES / "winsock/options.cpp").read_text()
    return "by other means" if by_hand else "operation_not_supported"


def options():
    """Those that not every system has as they are."""
    rows = []
    for name, symbol, macro in guarded_options():
        windows = windows_way(name)
        if macro or windows != "has it":
            here = f"where the headers have {symbol}" if macro else "has it"
            rows.append([f"`{name.replace('_', '::', 1)}`", here, windows])
    return table(
        "Options that not every system has",
        "Generated from the two `option_numbers.hpp` of `portability/src/`. Where there is none, "
        "the call reports operation_not_supported.\nmacOS and NetBSD lack SO_DOMAIN and "
        "SO_PROTOCOL; OpenBSD the times of keep-alive probes; all but Linux TCP_USER_TIMEOUT, "
        "UDP_GRO and SO_PASSCRED.",
        ["option", "Linux, macOS, BSD", "Windows", "proof"],
        [[*row, PROOFS[row[2]]] for row in rows])


DOCUMENTS = {"docs/differences/errors.md": errors, "docs/differences/options.md": options}

if __name__ == "__main__":
    for path, generate in DOCUMENTS.items():
        Path(path).write_text(generate())
