"""Runs the tests of one driver: run_tests.py PROGRAM. Besides, every operation that it declares
must have been seen to succeed and to be refused."""

import os
import sys
import unittest


def uncovered():
    from driver_case import SEEN
    for outcome in ("ok", "refused"):
        for operation in sorted(SEEN["declared"] - SEEN[outcome]):
            yield f"no test has seen {operation} {outcome}"


def main():
    os.environ["SOCKSPEC_DRIVER"] = os.path.abspath(sys.argv[1])
    here = os.path.dirname(os.path.abspath(__file__))
    suite = unittest.defaultTestLoader.discover(here, "test_*.py")
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    missing = list(uncovered())
    print("\n".join(missing))
    return 0 if result.wasSuccessful() and result.testsRun > 0 and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
