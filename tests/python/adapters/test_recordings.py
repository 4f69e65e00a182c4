"""
The fake storage does what the recorder's does, over which Cinder's drivers were recorded (tests/upstream): each recorded
case is played again through the kit, and each step must end as it was recorded and leave the same objects.
"""
import json
import os
import unittest

from custody_kit import BackendObject, Target
from custody_kit.adapters.lvm import LvmAdapter
from custody_kit.adapters.rbd import RbdAdapter

from toy import reset_question

RECORDINGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'upstream', 'recordings')

class Replay:
    """One case: the array, Cinder's rows as the manager keeps them, and the target between them."""

    def __init__(self, adapter, case):
        self.case = case
        self.target = Target(adapter)
        self.target.reset(reset_question(config=case['config']))
        self.adapter = self.target._backend(None)
        self.array = self.adapter.array
        self.volumes = {row['id']: {**row, 'host': 'custody@backend#pool'} for row in case['initial']['volumes']}
        self.snapshots = {row['id']: row for row in case['initial']['snapshots']}
        for found in case['initial']['objects']:
            self.add(found)

    def play(self, step):
        """Kind of outcome, class, text or result of a step, and the objects after it."""
        if step['op'] == 'backend':
            self.happen(step)
            return ('returned', None), self.objects()
        outcome = self.target.call(self.question(step))
        self.keep(step, outcome)
        error = outcome.get('error')
        if error is None:
            return ('returned', outcome['value']), self.objects()
        return (outcome['kind'], error['class'], error['message'] if outcome['kind'] == 'refused' else None), self.objects()

    def question(self, step):
        asked = {'method': step['op'], 'cinder': {'volumes': list(self.volumes.values()), 'snapshots': list(self.snapshots.values())}}
        if step['op'] == 'get_manageable_snapshots':
            return {**asked, **{key: step[key] for key in ('marker', 'limit', 'offset', 'sort_keys', 'sort_dirs') if key in step}}
        row = self.row(step['snapshot'])
        volume = self.volumes[row['volume_id']]
        view = {**row, 'volume_name': volume['name'], 'volume': volume}
        return {**asked, 'snapshot': view, 'existing_ref': step.get('existing_ref')}

    def row(self, named):
        """The snapshot's row, which is made when it is first named; so is that of its volume."""
        id, volume_id = named['id'], named['volume_id']
        self.volumes.setdefault(volume_id, {'id': volume_id, 'name': f'volume-{volume_id}', 'name_id': volume_id, 'size': 1})
        return self.snapshots.setdefault(id, {**named, 'name': f'snapshot-{id}', 'volume_size': self.volumes[volume_id]['size']})

    def keep(self, step, outcome):
        if step['op'] == 'unmanage_snapshot' and outcome['kind'] == 'returned':
            del self.snapshots[step['snapshot']['id']]

    def happen(self, step):
        """Something that happens behind Cinder's back."""
        if step.get('remove_all_snapshots'):
            self.drop(lambda found: found.kind == 'snapshot')
        if 'remove' in step:
            self.drop(lambda found: found.name == step['remove'])
        if 'add' in step:
            self.add(step['add'])
        if 'rename' in step:
            old, new = step['rename']
            found = next(each for each in self.array.objects.values() if each.name == old)
            self.array.change(found.id, name=new)
        if 'remove_snap' in step:
            self.drop(lambda found: [self.parent_of(found), found.name] == step['remove_snap'])

    def drop(self, is_gone):
        for found in [each for each in self.array.objects.values() if is_gone(each)]:
            del self.array.objects[found.id]
            self.tie(found.id, found.name)

    def tie(self, parent, to):
        """The recorder's snapshots go by the name of their parent: they stay when it goes, and are its own when one of its name comes."""
        for found in [each for each in self.array.objects.values() if each.parent == parent]:
            self.array.change(found.id, parent=to)

    def add(self, found):
        id, parent = self.adapter.new_id(), found.get('parent')
        if isinstance(parent, dict):
            parent = self.volumes[parent['cinder_volume']]['name']
        # Of an image or origin that is not there only the name is known.
        parents = [each.id for each in self.array.objects.values() if each.kind == 'volume' and each.name == parent]
        self.array.objects[id] = BackendObject(
            id=id, kind=found.get('kind') or ('volume' if parent is None else 'snapshot'), name=found['name'], size_bytes=found['size'],
            parent=next(iter(parents), parent), attributes={**found.get('attrs', {})},
        )
        if self.array.objects[id].kind == 'volume':
            self.tie(found['name'], id)

    def parent_of(self, found):
        parent = self.array.objects.get(found.parent)
        return parent.name if parent else found.parent

    def objects(self):
        return listed({
            'kind': each.kind, 'name': each.name, 'size': each.size_bytes, 'parent': self.parent_of(each), 'attrs': each.attributes,
        } for each in self.array.objects.values() if not self.is_hidden(each))

    def is_hidden(self, found):
        """A pool shows snapshots with their images."""
        return self.case['driver'] == 'rbd' and found.parent is not None and found.parent not in self.array.objects


def listed(objects):
    """Objects for a comparison: in no order, with nothing that says no. A snapshot is recorded once for each image of its image's name."""
    telling = [{**each, 'attrs': {key: value for key, value in each['attrs'].items() if value}} for each in objects]
    return sorted({json.dumps(each, sort_keys=True) for each in telling})


def recorded(step):
    outcome = step['outcome']
    error = outcome.get('error')
    ended = ('returned', outcome.get('result')) if error is None else (
        'refused' if error['cinder'] else 'crashed', error['class'], error['message'] if error['cinder'] else None)
    return ended, listed({'parent': None, 'attrs': {}, **{key: value for key, value in each.items() if key != 'id'}} for each in step['objects'])


class Recordings(unittest.TestCase):
    maxDiff = None

    def replay(self, adapter, *files):
        for file in files:
            with open(os.path.join(RECORDINGS, file), encoding='utf-8') as lines:
                cases = [json.loads(line) for line in lines]
            self.assertGreater(len(cases), 80)
            for case in cases:
                replay = Replay(adapter, case)
                for at, step in enumerate(case['steps']):
                    with self.subTest(file=file, case=case['name'], step=at):
                        self.assertEqual(replay.play(step), recorded(step))

    def test_lvm(self):
        self.replay(LvmAdapter, 'lvm.jsonl', 'lvm-more.jsonl')

    def test_rbd(self):
        self.replay(RbdAdapter, 'rbd.jsonl', 'rbd-more.jsonl')
