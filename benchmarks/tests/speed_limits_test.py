"""Every limit on speed is held, or cannot be resolved here: what was not held is measured once more
before it counts, in a new process and twice as long.

usage: speed_limits_test.py SOCKSPEC_BENCH
"""

import subprocess
import sys

ran = subprocess.run([sys.argv[1], "limits", "--speed"], check=False)
sys.exit(ran.returncode)
