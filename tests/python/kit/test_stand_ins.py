"""Where Cinder is not installed, stand-ins take the place of its exceptions."""
import subprocess
import sys
import unittest

from custody_kit import stand_ins
from custody_kit.outcome import is_refusal

#: Imports the exceptions as if there were no Cinder.
WITHOUT_CINDER = '''
import sys
sys.modules['cinder'] = None
from custody_kit import exception, stand_ins
assert exception.NotFound is stand_ins.NotFound
'''


class StandIns(unittest.TestCase):
    def test_they_are_refusals(self):
        self.assertTrue(is_refusal(stand_ins.SnapshotIsBusy(snapshot_name='s')))

    def test_their_texts_are_templates_that_a_message_of_its_own_replaces(self):
        self.assertEqual(str(stand_ins.SnapshotNotFound(snapshot_id='s1')), 'Snapshot s1 could not be found.')
        self.assertEqual(str(stand_ins.VolumeBackendAPIException('100 %')), '100 %')

    def test_they_are_used_where_there_is_no_cinder(self):
        subprocess.run([sys.executable, '-c', WITHOUT_CINDER], check=True, timeout=60)
