"""The class that exported tests are made of, over a target that answers what it is told to."""
from __future__ import annotations

import importlib.util
import os
import shlex
import subprocess
import tempfile
import unittest
from typing import Any, Dict, List, Mapping
from unittest import mock

CUSTODY = shlex.split(os.environ.get('CUSTODY', 'custody'))
GIB = 1024 ** 3

module: Any


def setUpModule() -> None:
    """Loads what is exported."""
    global module
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, CUSTODY_ADAPTER='acme_adapter:AcmeAdapter'):
        file = os.path.join(folder, 'exported.py')
        subprocess.run([*CUSTODY, 'export', '--format', 'unittest', 'size-rounding', '--output', file], check=True)
        spec = importlib.util.spec_from_file_location('exported', file)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)


class Told:
    """A target. What its driver does, and what is on its backend, a test says."""

    def __init__(self) -> None:
        self.objects: List[Dict[str, Any]] = []
        self.volumes: List[Dict[str, Any]] = []
        self.outcomes: List[Dict[str, Any]] = []
        #: The calls that were asked for.
        self.calls: List[Mapping[str, Any]] = []

    def ask(self, op: str, asked: Mapping[str, Any]) -> Any:
        if op == 'hello':
            return {'capabilities': [], 'target': {'name': 'told', 'version': '1'}, 'reference_forms': []}
        if op == 'reset':
            return {'objects': asked['objects'], 'volumes': self.volumes}
        if op == 'inspect':
            return {'objects': self.objects}
        self.calls.append(asked)
        return self.outcomes.pop(0)

    def returns(self, *values: Any) -> None:
        self.outcomes += [{'kind': 'returned', 'value': value} for value in values]

    def refuses(self, name: str) -> None:
        self.outcomes.append({'kind': 'refused', 'error': {'class': name, 'message': ''}})


class OnTold(unittest.TestCase):
    def setUp(self) -> None:
        self.target = Told()
        with mock.patch.object(module.Adapter, 'target', return_value=self.target):
            self.case = module.CustodyCase()
            self.case.setUp()
        self.volume = self.case.volume('vol-a', size=2 * GIB)

    def managed(self, size: Any, update: Any) -> Dict[str, Any]:
        """The row of a snapshot that Cinder took under management."""
        self.target.returns(size, update)
        return self.case.cinder_manage('s1', self.volume, {}).row


class WhatCinderMakesOfAnAnswer(OnTold):
    def test_the_quota_is_a_thousand_gib(self) -> None:
        self.assertEqual('available', self.managed(1000, None)['status'])
        self.assertEqual('error', self.managed(1001, None)['status'])

    def test_what_is_no_dict_of_texts_is_no_model_update(self) -> None:
        self.assertEqual('available', self.managed(2, {'provider_id': 'x'})['status'])
        for update in ({'$python': {'type': 'object', 'repr': '<object>'}}, 'done', [1]):
            self.assertEqual('error', self.managed(2, update)['status'], update)

    def test_another_volume_of_cinders_is_stored_and_one_of_nobodys_is_not(self) -> None:
        other = self.case.volume('vol-b', size=GIB)
        self.assertEqual(other.id, self.managed(2, {'volume_id': other.id})['volume_id'])
        row = self.managed(2, {'volume_id': 'other', 'provider_id': 'x', 'metadata': {'a': 'b'}})
        self.assertEqual(['error', self.volume.id, None, {'a': 'b'}], [row[key] for key in ('status', 'volume_id', 'provider_id', 'metadata')])

    def test_progress_is_a_column_that_keeps_what_it_has_when_none_is_given(self) -> None:
        self.assertEqual('50', self.managed(2, {'progress': 50})['progress'])
        self.assertNotIn('progress', self.managed(2, {'progress': None}))

    def test_a_snapshot_that_is_busy_is_available_again(self) -> None:
        for name, status in [('SnapshotIsBusy', 'available'), ('VolumeDriverException', 'error_deleting')]:
            snapshot = self.case.snapshot('s1', self.volume, status='available')
            self.target.refuses(name)
            self.case.cinder_delete(snapshot)
            self.assertEqual(status, snapshot.row['status'])

    def test_no_snapshot_of_a_group_is_let_go(self) -> None:
        for field in ('cgsnapshot_id', 'group_snapshot_id'):
            self.managed(2, {field: 5})
            snapshot = self.case.snapshot('s2', self.volume, status='available', **{field: '5'})
            with self.assertRaisesRegex(AssertionError, 'part of a group'):
                self.case.cinder_unmanage(snapshot)

    def test_a_row_that_is_made_anew_is_in_no_group_and_of_now(self) -> None:
        snapshot = self.case.snapshot('s1', self.volume, status='available', cgsnapshot_id='5')
        self.target.returns(None, None)
        self.case.unmanage(snapshot)
        self.target.outcomes.insert(0, {'done': True})
        self.case.advance(2)
        self.case.unmanage(snapshot)
        self.assertEqual([None, '2026-01-01T00:00:02.000Z'], [snapshot.row['cgsnapshot_id'], snapshot.row['created_at']])


class RowsOfVolumes(OnTold):
    def test_have_what_the_driver_would_have_left_but_for_what_the_test_says(self) -> None:
        other = self.case.volume('vol-b', size=GIB, provider_id='said')
        self.case.volume('vol-c', size=GIB, replication_status='failed-over')
        snapshots = [self.case.snapshot('s1', self.volume), self.case.snapshot('s2', self.volume, volume_type_id='its own', provider_id='7')]
        made = {'provider_id': 'made', 'provider_location': 'there', 'volume_type_id': 'gold'}
        self.target.volumes = [{'id': self.volume.id, **made}, {'id': other.id, **made}]
        self.target.returns(2)
        self.case.get_size(snapshots[0], {})
        [asked] = self.target.calls
        told = asked['snapshot']['volume']
        self.assertEqual(['made', 'there', 'gold'], [told['provider_id'], told['provider_location'], told['volume_type_id']])
        rows = asked['cinder']['volumes']
        self.assertEqual([('made', None), ('said', None), (None, 'failed-over')], [(row['provider_id'], row['replication_status']) for row in rows])
        self.assertEqual([('gold', None), ('its own', '7')], [(row['volume_type_id'], row['provider_id']) for row in asked['cinder']['snapshots']])
        self.assertEqual('gold', self.managed(2, None)['volume_type_id'])


class Assertions(OnTold):
    def shown(self, **changed: Any) -> Any:
        """An object, which is so before the last step and has changed in it."""
        before = {'id': '7', 'handle': 'vol-a', 'kind': 'volume', 'name': 'a', 'parent': None, 'size_bytes': 1, 'content': {'digest': '0'}, 'attributes': {}}
        self.target.objects = [before]
        self.case.look()
        self.target.objects = [{**before, **changed}]
        self.case.look()
        return self.volume

    def test_a_size_is_a_number_and_no_boolean(self) -> None:
        self.case.assertSize(1, 1.0)
        for answer in (True, '1', 2, None):
            with self.assertRaises(AssertionError):
                self.case.assertSize(1, answer)

    def test_an_answer_is_of_the_same_type_at_every_depth(self) -> None:
        self.case.assertAnswer([{'a': 1, 'b': None}], [{'b': None, 'a': 1}])
        for answer in (1.0, True):
            with self.assertRaises(AssertionError):
                self.case.assertAnswer([{'a': 1}], [{'a': answer}])

    def test_what_is_kept_is_as_it_was(self) -> None:
        self.case.assertKept(self.shown(name='b'), 'content', 'size', 'parent', 'attributes')
        changes = {'content': {'digest': '1'}, 'size_bytes': 2, 'parent': '8', 'attributes': {'open': True}}
        for field, change in changes.items():
            with self.assertRaisesRegex(AssertionError, f'{field.split("_")[0]} of vol-a'):
                self.case.assertKept(self.shown(**{field: change}), field.split('_')[0])

    def test_since_the_start_is_since_the_first_look(self) -> None:
        volume = self.shown(content={'digest': '1'})
        self.case.look()
        self.case.assertKept(volume, 'content')
        with self.assertRaises(AssertionError):
            self.case.assertKept(volume, 'content', since='start')

    def test_content_that_is_not_told_is_not_kept(self) -> None:
        with self.assertRaisesRegex(AssertionError, 'does not tell the content'):
            self.case.assertKept(self.shown(content=None), 'content')

    def test_an_exception_is_of_the_class_exactly_or_one_derived_from_it(self) -> None:
        def raises() -> None:
            raise module.DriverRaised('manage', {'kind': 'refused', 'error': {'class': 'Derived', 'mro': ['Derived', 'Base'], 'message': ''}})
        with self.case.assertRefuses('Base'):
            raises()
        with self.assertRaises(AssertionError), self.case.assertRefuses('Base', exactly=True):
            raises()

    def test_an_object_is_known_by_what_the_array_itself_knows_it_by(self) -> None:
        self.assertEqual('7', self.shown().backend_id)
        self.assertEqual('12', self.shown(native_id=12).backend_id)


class ListedDeviations(OnTold):
    def test_a_name_that_no_check_has_is_noticed(self) -> None:
        known = {'size.round-up[0]/size.round-up': 'In GB.', 'size.round-up[0]/precondition': 'So.', 'size.round-op/size.round-up': 'Long ago.'}
        listed = module.KnownDeviations('test_each_is_of_a_check_that_there_is')
        with mock.patch.dict(module.KNOWN_DEVIATIONS, known), self.assertRaisesRegex(AssertionError, r"'size\.round-op/size\.round-up'\]\n.*\n?.*(\n.*)*no such check here"):
            listed.test_each_is_of_a_check_that_there_is()
        del known['size.round-op/size.round-up']
        with mock.patch.dict(module.KNOWN_DEVIATIONS, known):
            listed.test_each_is_of_a_check_that_there_is()


if __name__ == '__main__':
    unittest.main()
