"""Runs the tests of one topic: run_tests.py FOLDER_OF_PROGRAMS TOPIC [BUILD_FOLDER]."""

import os
import sys
import unittest


def main():
    os.environ["SOCKSPEC_PROGRAMS"] = os.path.abspath(sys.argv[1])
    os.environ["SOCKSPEC_BUILD"] = sys.argv[3] if len(sys.argv) > 3 else ""
    here = os.path.dirname(os.path.abspath(__file__))
    suite = unittest.defaultTestLoader.discover(here, f"test_{sys.argv[2]}.py")
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    return 0 if result.wasSuccessful() and result.testsRun > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
