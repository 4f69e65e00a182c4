"""Faults strike at the request that they are armed for, and as often as they shall."""
import unittest

from custody_kit.faults import BackendFault, Fault, Gate, GuardedClient


class Striking(unittest.TestCase):
    def setUp(self):
        self.gate = Gate()
        self.done = []

    def arm(self, at, effect='fails', times=1, **more):
        self.gate.arm(Fault(during='manage', at=at, effect=effect, times=times, **more))

    def call(self, requests, method='manage'):
        """What became of each request: done, failed, or done with its answer lost."""
        self.gate.begin(method)
        outcomes = []
        for kind in requests.split():
            before = len(self.done)
            try:
                getattr(self.gate, kind)(lambda: self.done.append(kind))
                outcomes.append('done')
            except BackendFault as fault:
                self.assertEqual(fault.done, len(self.done) > before)
                outcomes.append('lost' if fault.done else 'failed')
        self.gate.begin(None)
        return ' '.join(outcomes)

    def test_a_lookup(self):
        self.arm('lookup')
        self.assertEqual(self.call('write lookup lookup'), 'done failed done')

    def test_the_first_write_and_the_nth(self):
        self.arm('first-write')
        self.assertEqual(self.call('lookup write write'), 'done failed done')
        self.arm('nth-write', n=2)
        self.assertEqual(self.call('write lookup write write'), 'done done failed done')

    def test_writes_are_counted_anew_in_each_call(self):
        self.arm('nth-write', n=2)
        self.assertEqual([self.call('write'), self.call('write write')], ['done', 'done failed'])

    def test_the_nth_write_is_no_later_one(self):
        self.arm('nth-write', n=1, times=2)
        self.assertEqual([self.call('write write'), self.call('write')], ['failed done', 'failed'])

    def test_an_answer_is_lost_after_the_work_is_done(self):
        self.arm('first-write', effect='done-but-answer-lost')
        self.assertEqual(self.call('write write'), 'lost done')
        self.assertEqual(self.done, ['write', 'write'])

    def test_as_many_times_as_armed(self):
        self.arm('any', times=2)
        self.assertEqual([self.call('lookup write lookup')], ['failed failed done'])

    def test_a_fault_that_is_not_spent_strikes_at_the_same_write_of_the_next_call(self):
        self.arm('first-write', times=2)
        self.assertEqual([self.call('write write'), self.call('write write')], ['failed done', 'failed done'])

    def test_only_during_its_method(self):
        self.arm('any')
        self.assertEqual([self.call('write', method='unmanage'), self.call('write', method=None), self.call('write')], ['done', 'done', 'failed'])


class Guarding(unittest.TestCase):
    def test_methods_that_are_named_go_through_the_gate_and_raise_the_clients_own_error(self):
        class Client:
            limit = 5

            def find(self, name, exact=False):
                return [name, exact]

            def ping(self):
                return 'pong'
        gate = Gate()
        gate.arm(Fault(during='manage', at='lookup', effect='fails', times=1))
        client = GuardedClient(Client(), gate, ['find'], [], lambda fault: OSError(str(fault)))
        gate.begin('manage')
        self.assertEqual([client.ping(), client.limit], ['pong', 5])
        with self.assertRaises(OSError):
            client.find('tuesday')
        self.assertEqual(client.find('tuesday', exact=True), ['tuesday', True])
