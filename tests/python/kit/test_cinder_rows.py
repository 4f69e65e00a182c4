"""Snapshots and volumes can be read in every way in which drivers read Cinder's."""
import unittest

from custody_kit.cinder_rows import Rows, snapshot_from

VOLUME = {'id': 'v1', 'name': 'volume-v2', 'name_id': 'v2', 'size': 3, 'host': 'custody@left#pool', 'metadata': {'a': 'b'}}
SNAPSHOT = {'id': 's1', 'name': 'snapshot-s1', 'volume_id': 'v1', 'volume_size': 3, 'status': 'creating'}


class Reading(unittest.TestCase):
    def setUp(self):
        self.snapshot = snapshot_from({**SNAPSHOT, 'volume_name': 'volume-v2', 'volume': VOLUME})

    def test_by_attribute_by_key_and_with_get(self):
        snapshot = self.snapshot
        self.assertEqual([snapshot.name, snapshot['name'], snapshot.get('name'), snapshot.get('no', 1)], ['snapshot-s1'] * 3 + [1])
        self.assertEqual([snapshot.volume_name, snapshot['volume_name']], ['volume-v2'] * 2)
        self.assertIn('volume_size', snapshot)
        self.assertNotIn('size', snapshot)

    def test_the_volume_comes_with_it(self):
        volume = self.snapshot.volume
        self.assertEqual([volume.name, volume['size'], self.snapshot['volume']['metadata']['a']], ['volume-v2', 3, 'b'])
        self.assertEqual([volume.name_id, volume._name_id], ['v2', 'v2'])

    def test_what_cinder_has_and_is_not_sent_is_none(self):
        self.assertEqual([self.snapshot.volume_type, self.snapshot.volume.volume_type, self.snapshot['encryption_key_id']], [None] * 3)

    def test_what_cinder_does_not_have_is_an_error(self):
        with self.assertRaises(AttributeError):
            self.snapshot.no_such_field

    def test_a_change_is_seen_in_both_ways(self):
        self.snapshot['status'] = 'error'
        self.assertEqual(self.snapshot.status, 'error')
        self.snapshot.update({'status': 'available'})
        self.assertEqual(self.snapshot['status'], 'available')


class AllRows(unittest.TestCase):
    def test_snapshots_of_one_backend_or_of_all(self):
        elsewhere = {**VOLUME, 'id': 'v9', 'host': 'custody@right#pool'}
        rows = Rows({'volumes': [VOLUME, elsewhere], 'snapshots': [SNAPSHOT, {**SNAPSHOT, 'id': 's9', 'volume_id': 'v9'}]})
        self.assertEqual([each.id for each in rows.snapshots_on(None)], ['s1', 's9'])
        self.assertEqual([each.id for each in rows.snapshots_on('right')], ['s9'])
        self.assertEqual(rows.snapshots['s1'].volume.id, 'v1')

    def test_a_volume_that_was_never_migrated_has_no_other_id(self):
        rows = Rows({'volumes': [{**VOLUME, 'name_id': 'v1'}], 'snapshots': []})
        self.assertIsNone(rows.volumes['v1']._name_id)
