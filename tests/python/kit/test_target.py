"""What is asked of a target, operation by operation, and what it answers."""
import unittest
from dataclasses import replace

from custody_kit import Adapter, Target
from custody_kit.exact import content_digest
from custody_kit.target import Wrong

from toy import NO_ROWS, TUESDAY, VOLUME, ToyAdapter, reset_question, snapshot_row, snapshot_view, volume_row


class Operations(unittest.TestCase):
    def setUp(self):
        self.target = Target(ToyAdapter)
        self.target.reset(reset_question(VOLUME, TUESDAY))

    def call(self, method, **asked):
        return self.target.ask('call', {'method': method, 'cinder': NO_ROWS, 'deadline_ms': 1000, **asked})

    def shown(self, handle):
        return next((each for each in self.target.inspect()['objects'] if each['handle'] == handle), None)

    def names(self, handle, form=None):
        return self.target.ask('reference', {'names': handle, **({} if form is None else {'form': form})})['existing_ref']

    def event(self, event, handle, **more):
        return self.target.ask('event', {'event': event, 'object': handle, **more})


class Hello(Operations):
    def test_says_who_it_is_and_what_it_can_do(self):
        hello = self.target.hello()
        self.assertEqual(hello['target'], {'name': 'toy', 'version': '1', 'upstream': '99'})
        self.assertEqual([hello['protocol'], hello['level'], hello['evidence']], [1, 'driver', 'adapter'])
        self.assertEqual(hello['reference_forms'][0], {'id': 'source-name', 'keys': ['source-name'], 'default': True})
        self.assertIn('event.grow', hello['capabilities'])
        self.assertIn('fault.answer-lost', hello['capabilities'])
        self.assertNotIn('delete_snapshot', hello['capabilities'])

    def test_what_an_adapter_has_nothing_for_is_not_offered(self):
        class Plain(Adapter):
            name = 'plain'
            answers = ()
            names_are_exact = False
        self.assertEqual(Plain.capabilities(), ['event.add', 'clock'])


class Reset(Operations):
    def test_objects_are_there_and_nothing_of_before(self):
        self.event('add', {**TUESDAY, 'handle': 'late'})
        answer = self.target.reset(reset_question(VOLUME, TUESDAY))
        self.assertEqual([each['handle'] for each in answer['objects']], ['vol-a', 'tuesday'])
        self.assertEqual([each['name'] for each in answer['objects']], ['volume-v1', 'tuesday'])
        self.assertIsNone(self.shown('late'))

    def test_the_same_seed_gives_the_same_ids(self):
        first, second = (self.target.reset(reset_question(VOLUME)) for _ in range(2))
        self.assertEqual(first, second)
        self.assertNotEqual(first, self.target.reset(reset_question(VOLUME, seed=1)))

    def test_what_the_backend_can_not_have(self):
        answer = self.target.reset(reset_question({**VOLUME, 'size_bytes': 0}))
        self.assertEqual(answer, {'unsupported': {'handle': 'vol-a', 'reason': 'Nothing is no size.'}})

    def test_faults_are_forgotten(self):
        self.target.fault({'during': 'manage_existing_snapshot', 'at': 'any', 'effect': 'fails', 'times': 1})
        self.target.reset(reset_question(VOLUME, TUESDAY))
        self.assertEqual(self.call('manage_existing_snapshot', snapshot=snapshot_view('s1'), existing_ref='tuesday')['kind'], 'returned')


class Inspect(Operations):
    def test_shows_objects_with_their_digests(self):
        volume, tuesday = self.target.inspect()['objects']
        self.assertEqual(tuesday['parent'], volume['id'])
        self.assertEqual(tuesday['content'], {'digest': content_digest([(0, 'payroll')])})
        self.assertEqual([tuesday['kind'], tuesday['size_bytes'], tuesday['attributes']], ['snapshot', 5, {}])
        self.assertNotIn('backend', tuesday)


class WhatTheDriverGoesBy(unittest.TestCase):
    """An adapter may say what its driver would have left in Cinder's rows, and what the array knows objects by."""

    class ByNumber(ToyAdapter):
        def read(self):
            return [replace(found, native_id=number) for number, found in enumerate(super().read(), 1)]

        def volume_fields(self, found):
            return {'provider_id': str(found.native_id), 'volume_type_id': None}

    def test_goes_with_the_reset_and_with_every_look(self):
        target = Target(self.ByNumber)
        behind_nothing = {'handle': 'loose', 'kind': 'volume', 'size_bytes': 5}
        answer = target.reset(reset_question(behind_nothing, VOLUME))
        self.assertEqual([{'id': 'v1', 'provider_id': '2', 'volume_type_id': None}], answer['volumes'])
        self.assertEqual([1, 2], [each['native_id'] for each in target.inspect()['objects']])

    def test_is_left_out_by_those_who_need_none(self):
        target = Target(ToyAdapter)
        self.assertNotIn('volumes', target.reset(reset_question(VOLUME)))
        self.assertNotIn('native_id', target.inspect()['objects'][0])


class References(Operations):
    def test_names_an_object_as_it_is_called_now_or_was_last(self):
        self.assertEqual(self.names('tuesday'), {'source-name': 'tuesday'})
        self.event('rename', 'tuesday', name='monday')
        self.assertEqual(self.names('tuesday', 'bare-string'), 'monday')
        self.event('remove', 'tuesday')
        self.assertEqual(self.names('tuesday'), {'source-name': 'monday'})

    def test_names_nothing(self):
        def to_nothing(what, form=None):
            return self.target.reference({'names_nothing': what, 'form': form})['existing_ref']
        self.assertEqual(to_nothing('well-formed'), {'source-name': 'names-nothing'})
        self.assertEqual(to_nothing('well-formed', 'bare-string'), 'names-nothing')
        self.assertEqual(to_nothing('no-known-key'), {'no-such-key': 'names-nothing'})

    def test_of_an_object_that_never_was(self):
        with self.assertRaises(Wrong):
            self.names('wednesday')


class Calls(Operations):
    def test_parameters_of_manage_are_named_as_cinders_manager_names_them(self):
        outcome = self.call('manage_existing_snapshot', snapshot=snapshot_view('s1'), existing_ref='tuesday')
        self.assertEqual(outcome, {'kind': 'returned', 'value': {'provider_id': ['existing_ref', 'snapshot']}})
        self.assertEqual(self.shown('tuesday')['name'], 'snapshot-s1')

    def test_unmanage_has_one_that_is_not_named(self):
        self.assertEqual(self.call('unmanage_snapshot', snapshot=snapshot_view('s1'))['value'], {'positional': 1})

    def test_values_go_through_exactly(self):
        reference = {'b': 1.0, '1': 2 ** 70, 'a': None}
        outcome = self.call('manage_existing_snapshot_get_size', snapshot=snapshot_view('s1'), existing_ref=reference)
        self.assertEqual(list(outcome['value'].items()), list(reference.items()))
        self.assertIs(type(outcome['value']['b']), float)

    def test_a_listing_gets_cinders_defaults_and_the_snapshots_of_its_backend(self):
        rows = {'volumes': [volume_row('v1'), volume_row('v2', 'custody@right#pool')],
                'snapshots': [snapshot_row('s1', 'v1'), snapshot_row('s2', 'v2')]}
        outcome = self.call('get_manageable_snapshots', cinder=rows, limit=2)
        self.assertEqual(outcome['value'], [['s1', 's2'], None, 2, 0, ['reference'], ['asc']])
        self.assertEqual(self.call('get_manageable_snapshots', backend='right', cinder=rows)['value'][:3], [['s2'], None, 1000])

    def test_a_method_that_the_driver_lacks_is_a_crash(self):
        self.assertEqual(self.call('delete_snapshot', snapshot=snapshot_view('s1'))['error']['class'], 'AttributeError')

    def test_a_driver_lives_as_long_as_its_scenario(self):
        for _ in range(2):
            self.call('manage_existing_snapshot_get_size', snapshot=snapshot_view('s1'), existing_ref=None)
        self.assertEqual(len(self.target._drivers[''].calls), 2)
        self.target.reset(reset_question(VOLUME, config={'pool': 'p'}))
        self.call('unmanage_snapshot', snapshot=snapshot_view('s1'))
        self.assertEqual([self.target._drivers[''].calls, self.target._drivers[''].options], [[], {'pool': 'p'}])

    def test_a_fault_strikes_between_driver_and_storage(self):
        self.target.fault({'during': 'manage_existing_snapshot', 'at': 'first-write', 'effect': 'done-but-answer-lost', 'times': 1})
        outcome = self.call('manage_existing_snapshot', snapshot=snapshot_view('s1'), existing_ref='tuesday')
        self.assertEqual([outcome['kind'], outcome['error']['class']], ['crashed', 'BackendFault'])
        self.assertEqual(self.shown('tuesday')['name'], 'snapshot-s1')

    def test_no_fault_strikes_between_calls(self):
        self.call('manage_existing_snapshot', snapshot=snapshot_view('s1'), existing_ref='tuesday')
        self.target.fault({'during': 'manage_existing_snapshot', 'at': 'any', 'effect': 'fails', 'times': 1})
        self.assertEqual(len(self.target._backend(None).array.list()), 2)


class Events(Operations):
    def test_each_changes_what_it_says(self):
        for event, more in [('grow', {'size_bytes': 7}), ('rename', {'name': 'monday'}), ('write', {'content': 'ledger'}), ('attach', {})]:
            self.assertEqual(self.event(event, 'tuesday', **more), {'done': True})
        tuesday = self.shown('tuesday')
        self.assertEqual([tuesday['size_bytes'], tuesday['name'], tuesday['attributes']], [7, 'monday', {'open': True}])
        self.assertEqual(tuesday['content'], {'digest': content_digest([(0, 'ledger')])})
        self.event('detach', 'tuesday')
        self.assertEqual(self.shown('tuesday')['attributes'], {})
        self.event('remove', 'tuesday')
        self.assertIsNone(self.shown('tuesday'))

    def test_a_handle_that_comes_again_is_the_new_object(self):
        before = self.shown('tuesday')['id']
        self.event('remove', 'tuesday')
        self.event('add', TUESDAY)
        self.assertNotEqual(self.shown('tuesday')['id'], before)
        self.assertEqual(self.names('tuesday'), {'source-name': 'tuesday'})

    def test_of_two_objects_with_one_handle_it_means_the_older(self):
        self.event('add', {**TUESDAY, 'name': 'second'})
        self.assertEqual(self.names('tuesday'), {'source-name': 'tuesday'})

    def test_time_removes_what_expires(self):
        self.event('add', {**TUESDAY, 'handle': 'short', 'attributes': {'expires_at': 2000}})
        self.target.advance({'seconds': 1})
        self.assertIsNotNone(self.shown('short'))
        self.target.advance({'seconds': 1})
        self.assertIsNone(self.shown('short'))


class SeveralBackends(Operations):
    def test_each_has_its_own_objects_and_driver(self):
        self.target.reset(reset_question({**VOLUME, 'backend': 'left'}, {**VOLUME, 'handle': 'vol-b', 'backend': 'right'}))
        self.assertEqual([each['backend'] for each in self.target.inspect()['objects']], ['left', 'right'])
        self.event('add', {**TUESDAY, 'parent': 'vol-b', 'backend': 'right'})

        def managed(backend):
            return self.call('manage_existing_snapshot', backend=backend, snapshot=snapshot_view('s1'), existing_ref='tuesday')['kind']
        self.assertEqual([managed('left'), managed('right')], ['refused', 'returned'])


class WrongQuestions(Operations):
    def test_an_operation_or_a_key_that_there_is_none_of(self):
        with self.assertRaisesRegex(Wrong, 'no operation dance'):
            self.target.ask('dance', {})
        with self.assertRaisesRegex(Wrong, 'reset has no key sede'):
            self.target.ask('reset', {'sede': 0})
