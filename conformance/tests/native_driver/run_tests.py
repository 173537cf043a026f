"""Runs the tests of one driver. Besides, every operation that it declares must have been seen to
succeed and to be refused.

usage: run_tests.py [--under COMMAND] PROGRAM

--under: the program that runs the driver: `wine` for that of Windows, whose tests are in windows/.
"""

import argparse
import os
import sys
import unittest


def uncovered():
    from driver_case import SEEN
    for outcome in ("ok", "refused"):
        for operation in sorted(SEEN["declared"] - SEEN[outcome]):
            yield f"no test has seen {operation} {outcome}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--under", default="")
    parser.add_argument("program")
    options = parser.parse_args()
    os.environ["SOCKSPEC_DRIVER"] = os.path.abspath(options.program)
    os.environ["SOCKSPEC_DRIVER_UNDER"] = options.under
    here = os.path.dirname(os.path.abspath(__file__))
    tests = os.path.join(here, "windows") if options.under else here
    suite = unittest.defaultTestLoader.discover(tests, "test_*.py")
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    missing = list(uncovered())
    print("\n".join(missing))
    return 0 if result.wasSuccessful() and result.testsRun > 0 and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
