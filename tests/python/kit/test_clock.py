"""A driver that waits waits for nothing, and sees the scenario's time."""
import time
import unittest

from custody_kit.clock import VirtualClock


class WithinACall(unittest.TestCase):
    def setUp(self):
        self.clock = VirtualClock(1_767_225_600_000)

    def test_time_is_the_scenarios_and_goes_on_while_the_driver_sleeps(self):
        before = time.perf_counter()
        with self.clock.for_one_call():
            self.assertEqual(time.time(), 1_767_225_600)
            started = time.monotonic()
            time.sleep(3600)
            self.assertEqual([time.time() - 1_767_225_600, time.monotonic() - started], [3600, 3600])
        self.assertLess(time.perf_counter() - before, 60)

    def test_the_next_call_begins_at_the_scenarios_time_again(self):
        with self.clock.for_one_call():
            time.sleep(10)
        self.clock.advance(1.5)
        with self.clock.for_one_call():
            self.assertEqual(time.time(), 1_767_225_601.5)

    def test_pythons_own_clock_is_back_afterwards(self):
        own = time.time, time.monotonic, time.sleep
        with self.assertRaises(KeyError), self.clock.for_one_call():
            raise KeyError
        self.assertEqual((time.time, time.monotonic, time.sleep), own)
