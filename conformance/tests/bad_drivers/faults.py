"""Runs a driver that breaks one rule, or lists them: faults.py FAULT [ANYTHING]..., or --list"""

import sys

import faults_of_messages
import faults_of_state
import faults_of_transport
from mannerly_driver import MannerlyDriver

MODULES = (faults_of_messages, faults_of_state, faults_of_transport)
FAULTS = {each.__name__: each for module in MODULES for each in vars(module).values()
          if isinstance(each, type) and each.__module__ == module.__name__
          and issubclass(each, MannerlyDriver)}

if __name__ == "__main__":
    if sys.argv[1] == "--list":
        print("\n".join(FAULTS))
    else:
        FAULTS[sys.argv[1]]().run()
