"""Each call of the layer makes the system calls of the raw one, and adds no more instructions than
it promises.

usage: call_costs_test.py COUNT_CALLS [UNITTEST ARGUMENT...]
Ends with 77 where nothing can be counted.
"""

import sys
import unittest

import call_costs

PROGRAM = sys.argv.pop(1)
SKIPPED = 77


class CallCosts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.costs = list(call_costs.costs(PROGRAM))

    def test_the_system_calls_are_those_of_the_raw_call(self):
        for cost in self.costs:
            with self.subTest(cost.name):
                self.assertGreater(cost.raw_calls.total(), 0)
                self.assertEqual(cost.layer_calls, cost.raw_calls)

    def test_no_more_instructions_than_promised(self):
        for cost in self.costs:
            with self.subTest(cost.name):
                self.assertGreater(cost.raw, 0)
                self.assertLessEqual(cost.added, cost.most_added)

    def test_what_is_counted_is_one_operation(self):
        send = next(cost for cost in self.costs if cost.name == "send")
        self.assertEqual(send.raw_calls, {"sendto": send.operations})


if call_costs.why_not():
    print(f"skipped: {call_costs.why_not()}")
    sys.exit(SKIPPED)
unittest.main()
