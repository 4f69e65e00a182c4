"""Cinder's own LVM and RBD drivers over the fake storage. What they answer to whole suites is compared elsewhere."""
import unittest

from custody_kit import Target
from custody_kit.adapters.lvm import LvmAdapter
from custody_kit.adapters.rbd import RbdAdapter

from cinder import exception, objects

from toy import NO_ROWS, TUESDAY, VOLUME, reset_question, snapshot_row, snapshot_view, volume_row

GIB = 1024 ** 3
ID = '5513e3ea-bba6-4754-82c1-c34c7365c6fa'


class WithTarget(unittest.TestCase):
    adapter = None

    def begin(self, *objects, **more):
        self.target = Target(self.adapter)
        return self.target.reset(reset_question(*objects, **more))

    def call(self, method, reference=None, id='s1', **more):
        view = None if method == 'get_manageable_snapshots' else snapshot_view(id)
        return self.target.call({'method': method, 'snapshot': view, 'existing_ref': reference, 'cinder': NO_ROWS, **more})

    def objects(self):
        return {each['name']: each for each in self.target.inspect()['objects']}

    def arm(self, method, effect='fails'):
        self.target.fault({'during': method, 'at': 'first-write', 'effect': effect, 'times': 1})


class Lvm(WithTarget):
    adapter = LvmAdapter

    def test_says_which_release_it_is(self):
        self.assertRegex(LvmAdapter.upstream, r'^\d+(\.\d+)+$|^[0-9a-f]{8}$|^tree$')

    def test_manage_renames(self):
        self.begin(VOLUME, {**TUESDAY, 'size_bytes': GIB + 1})
        self.assertEqual(self.objects()['tuesday']['size_bytes'], GIB + 4 * 1024 ** 2)
        self.assertEqual(self.call('manage_existing_snapshot', {'source-name': 'tuesday'}), {'kind': 'returned', 'value': None})
        self.assertEqual(set(self.objects()), {'volume-v1', '_snapshot-s1'})

    def test_refusals_are_the_drivers_own(self):
        self.begin(VOLUME)
        outcome = self.call('manage_existing_snapshot_get_size', {'source-name': 1.0})
        self.assertEqual([outcome['kind'], outcome['error']['class']], ['refused', 'ManageExistingInvalidReference'])
        self.assertRegex(outcome['error']['message'], r'invalid backend reference 1\.0: Specified logical volume does not exist\.$')
        self.assertRegex(outcome['error']['where'], r'cinder/volume/drivers/lvm\.py:\d+$')

    def test_a_volume_of_cinders_is_found_among_the_rows_of_the_call(self):
        self.begin({**VOLUME, 'volume_name': f'volume-{ID}'})
        rows = {'volumes': [volume_row(ID)], 'snapshots': []}
        reference = {'source-name': f'volume-{ID}'}
        self.assertEqual(self.call('manage_existing_snapshot', reference, cinder=rows)['error']['class'], 'ManageExistingAlreadyManaged')
        self.assertEqual(self.call('manage_existing_snapshot', reference)['kind'], 'returned')

    def test_a_failing_disk_and_a_lost_answer(self):
        for effect, stderr in [('fails', 'Cannot process volume group cinder-volumes'), ('done-but-answer-lost', '')]:
            self.begin(VOLUME, TUESDAY)
            self.arm('manage_existing_snapshot', effect)
            outcome = self.call('manage_existing_snapshot', {'source-name': 'tuesday'})
            self.assertEqual(outcome['error']['class'], 'VolumeBackendAPIException')
            self.assertIn(stderr, outcome['error']['message'])

    def test_delete_removes_what_is_a_snapshot_only(self):
        thin = {**TUESDAY, 'handle': 'thin', 'name': '_snapshot-s3', 'attributes': {'thin': True}}
        self.begin(VOLUME, {**TUESDAY, 'name': '_snapshot-s1'}, {**VOLUME, 'handle': 'plain', 'volume_name': '_snapshot-s2'}, thin)
        self.assertEqual(self.call('delete_snapshot')['kind'], 'returned')
        for id in ('s2', 's3'):
            message = self.call('delete_snapshot', id=id)['error']['message']
            self.assertIn(f'/dev/mapper/cinder--volumes-_snapshot--{id}-cow does not exist', message)
        self.assertEqual(set(self.objects()), {'volume-v1', '_snapshot-s2', '_snapshot-s3'})

    def test_options_are_those_of_the_scenario_and_no_other(self):
        self.begin(VOLUME, config={'volume_group': 'mine'}, options={'snapshot_name_template': 'snap-%s'})
        self.assertIn('"mine"', self.call('manage_existing_snapshot', {'source-name': 'no'})['error']['message'])
        self.begin(VOLUME, {**TUESDAY, 'name': f'_snapshot-{ID}'})
        self.assertIn('"cinder-volumes"', self.call('manage_existing_snapshot', {'source-name': 'no'})['error']['message'])
        rows = {'volumes': [volume_row('v1')], 'snapshots': [snapshot_row(ID, 'v1')]}
        self.assertEqual(self.call('get_manageable_snapshots', cinder=rows)['value'][0]['cinder_id'], ID)

    def test_names_that_lvm2_does_not_give(self):
        for name in ['', 'snapshot-1', 'a_tdata', '-x', 'a b']:
            self.assertIn('unsupported', self.begin({**VOLUME, 'volume_name': name}))


class Database(WithTarget):
    adapter = LvmAdapter

    def test_cinders_objects_are_the_rows_of_the_call(self):
        self.begin(VOLUME)
        rows = {'volumes': [volume_row('v1'), volume_row('v2', 'custody@backend'), volume_row('v3', 'custody@backend2#pool')],
                'snapshots': [snapshot_row('s1', 'v1'), snapshot_row('s3', 'v3')]}
        self.call('unmanage_snapshot', cinder=rows)
        self.assertEqual(self.ids(objects.VolumeList.get_all_by_host(None, 'custody@backend')), ['v1', 'v2'])
        self.assertEqual(self.ids(objects.SnapshotList.get_all_by_host(None, 'custody@backend')), ['s1'])
        self.assertEqual(self.ids(objects.SnapshotList.get_all_for_volume(None, 'v3')), ['s3'])
        self.assertEqual(objects.Snapshot.get_by_id(None, 's1').volume.name, 'volume-v1')
        self.assertEqual([objects.Snapshot.exists(None, id) for id in ('s1', 's2')], [True, False])
        with self.assertRaises(exception.VolumeNotFound):
            objects.Volume.get_by_id(None, 'v4')

    @staticmethod
    def ids(rows):
        return [row.id for row in rows]


class Rbd(WithTarget):
    adapter = RbdAdapter

    def protected(self, name):
        return self.objects()[name]['attributes'].get('protected')

    def test_manage_renames_and_protects_and_unmanage_takes_the_protection_away(self):
        self.begin(VOLUME, TUESDAY)
        self.assertEqual(self.call('manage_existing_snapshot', {'source-name': 'tuesday'})['kind'], 'returned')
        self.assertIs(self.protected('snapshot-s1'), True)
        self.assertEqual(self.call('unmanage_snapshot')['kind'], 'returned')
        self.assertIs(self.protected('snapshot-s1'), False)

    def test_the_exceptions_are_those_of_cephs_library(self):
        self.begin(VOLUME, TUESDAY, {**TUESDAY, 'handle': 'taken', 'name': 'snapshot-s1'})
        error = self.call('manage_existing_snapshot', {'source-name': 'tuesday'})['error']
        self.assertEqual(error['mro'], ['ImageExists', 'OSError', 'Error'])
        self.assertEqual(error['message'],
                         "[errno 17] RBD image already exists (error renaming snapshot of b'volume-v1' from b'tuesday' to b'snapshot-s1')")

    def test_a_failing_cluster_and_a_lost_answer(self):
        for effect, error in [('fails', 'IOError'), ('done-but-answer-lost', 'Timeout')]:
            self.begin(VOLUME, TUESDAY)
            self.arm('manage_existing_snapshot', effect)
            self.assertEqual(self.call('manage_existing_snapshot', {'source-name': 'tuesday'})['error']['class'], error)

    def test_what_is_cloned_from_stays(self):
        self.begin(VOLUME, {**TUESDAY, 'name': 'snapshot-s1', 'attributes': {'protected': True, 'children': ['in-the-trash']}})
        self.assertEqual(self.call('delete_snapshot')['error']['class'], 'SnapshotIsBusy')
        self.assertIs(self.protected('snapshot-s1'), True)

    def test_a_name_ends_for_ceph_where_it_ends_in_c(self):
        self.begin(VOLUME, TUESDAY)
        self.assertEqual(self.call('manage_existing_snapshot_get_size', {'source-name': 'tuesday\0and more'})['value'], 1)

    def test_a_name_is_looked_up_in_the_image_of_its_volume(self):
        self.begin(VOLUME, {**VOLUME, 'handle': 'vol-b', 'volume_name': 'volume-v2'}, {**TUESDAY, 'parent': 'vol-b'})
        self.assertEqual(self.call('manage_existing_snapshot_get_size', 'tuesday')['error']['class'], 'ManageExistingInvalidReference')

    def test_names_that_ceph_does_not_give(self):
        for name in ['', 'a\0b', '\ud800']:
            self.assertIn('unsupported', self.begin({**VOLUME, 'volume_name': name}))
