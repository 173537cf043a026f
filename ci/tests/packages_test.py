"""The descriptions of packages agree with the project."""

import json
import re
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Packages(unittest.TestCase):
    def test_the_vcpkg_port_has_the_version_of_the_project(self):
        port = json.loads((ROOT / "ci/vcpkg/sockspec/vcpkg.json").read_text())
        project = re.search(r"project\(sockspec\s+VERSION ([\d.]+)",
                            (ROOT / "CMakeLists.txt").read_text())
        self.assertEqual(port["version"], project[1])


if __name__ == "__main__":
    unittest.main()
