"""The example that `custody init python` writes: what its driver does right, and the one thing that it does wrong."""
import unittest

from custody_kit import Target

from acme_adapter import AcmeAdapter
from toy import NO_ROWS, TUESDAY, VOLUME, reset_question, snapshot_row, snapshot_view, volume_row

GIB = 1024 ** 3


class Acme(unittest.TestCase):
    def setUp(self):
        self.target = Target(AcmeAdapter)
        self.target.reset(reset_question(VOLUME, {**TUESDAY, 'size_bytes': 2 * GIB + 1}))

    def call(self, method, reference=None, cinder=NO_ROWS):
        return self.target.call({'method': method, 'snapshot': snapshot_view('s1'), 'existing_ref': reference, 'cinder': cinder})

    def snapshots(self):
        return [each['name'] for each in self.target.inspect()['objects'] if each['kind'] == 'snapshot']

    def test_manage_renames_and_delete_removes(self):
        self.assertEqual(self.call('manage_existing_snapshot', {'source-name': 'tuesday'})['kind'], 'returned')
        self.assertEqual(self.snapshots(), ['snapshot-s1'])
        self.assertEqual(self.call('delete_snapshot')['kind'], 'returned')
        self.assertEqual(self.snapshots(), [])

    def test_references_that_name_nothing_are_refused(self):
        for reference in [{'source-name': 'no'}, {'source-id': 'tuesday'}, 'tuesday', None, {'source-name': 1.0}]:
            self.assertEqual(self.call('manage_existing_snapshot_get_size', reference)['error']['class'], 'ManageExistingInvalidReference')

    def test_a_snapshot_of_cinders_is_not_taken_from_it(self):
        self.target.event({'event': 'rename', 'object': 'tuesday', 'name': 'snapshot-s2'})
        rows = {'volumes': [volume_row('v1')], 'snapshots': [snapshot_row('s2', 'v1')]}
        self.assertEqual(self.call('manage_existing_snapshot', {'source-name': 'snapshot-s2'}, rows)['error']['class'], 'ManageExistingAlreadyManaged')

    def test_a_request_that_fails_is_a_refusal(self):
        self.target.fault({'during': 'manage_existing_snapshot', 'at': 'first-write', 'effect': 'fails', 'times': 1})
        outcome = self.call('manage_existing_snapshot', {'source-name': 'tuesday'})
        self.assertEqual([outcome['kind'], outcome['error']['class']], ['refused', 'VolumeBackendAPIException'])

    def test_what_the_adapter_has_no_method_for_is_not_offered(self):
        self.assertNotIn('event.attach', self.target.hello()['capabilities'])
        self.assertEqual(self.target.event({'event': 'attach', 'object': 'tuesday'}), {'unsupported': 'The adapter has no method attach.'})

    def test_the_mistake_is_there(self):
        self.assertEqual(self.call('manage_existing_snapshot_get_size', {'source-name': 'tuesday'})['value'], 2)
