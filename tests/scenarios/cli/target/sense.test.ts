/** Answers that the schema allows, and that make no sense. */
import { expect, test } from 'vitest';
import type { BackendObject, ObjectId, VolumeId } from '../../../../core/interface.ts';
import { prepare } from '../../../../core/scenario/prepare.ts';
import { Sense } from '../../../../scenarios/cli/target/sense.ts';
import { object } from '../../../../core/value/json.ts';

const { world, seeds } = prepare({ volumes: { 'vol-a': { size: '1 GiB' } }, backend: { tuesday: { snapshot_of: 'vol-a' } } });
const RESET = { seed: 0, now: 0, config: object([]), objects: seeds, cinder: world.rows() };
const [VOLUME] = world.rows().volumes;

const placed = (handle: string, id: string) => ({ handle, id: id as ObjectId, name: handle, size_bytes: 1 });
const shown = (handle: string | null, id: string, parent: string | null = null): BackendObject =>
  ({ handle, id: id as ObjectId, kind: parent === null ? 'volume' : 'snapshot', name: id, parent: parent as ObjectId | null, size_bytes: 1, content: null, attributes: object([]) });

test.each([
  [[placed('vol-a', '1'), placed('tuesday', '2')], undefined],
  [[placed('vol-a', '1'), placed('tuesday', '1')], 'told of two objects with the id 1'],
  [[placed('vol-a', '1'), placed('tuesday', '2'), placed('tuesday', '3')], 'told of two objects with the handle tuesday'],
  [[placed('vol-a', '1')], 'left out the object tuesday'],
  [[placed('vol-a', '1'), placed('tuesday', '2'), placed('friday', '3')], 'told of the object friday, which no one gave that handle'],
])('reset: %#', (objects, wrong) => {
  expect(new Sense(RESET).reset({ objects })).toBe(wrong);
});

test('reset: an object that was not asked for can not be unsupported, and a volume that Cinder does not have is not made', () => {
  const sense = new Sense(RESET);
  expect(sense.reset({ unsupported: { handle: 'tuesday', reason: 'no' } })).toBeUndefined();
  expect(sense.reset({ unsupported: { handle: 'friday', reason: 'no' } })).toBe('told of the object friday, which no one gave that handle');
  const objects = [placed('vol-a', '1'), placed('tuesday', '2')];
  expect(sense.reset({ objects, volumes: [{ id: VOLUME?.id ?? ('' as VolumeId), provider_id: 'x' }] })).toBeUndefined();
  expect(sense.reset({ objects, volumes: [{ id: 'nil' as VolumeId }] })).toBe('told of the volume nil, which Cinder does not have');
});

test.each([
  [[shown('vol-a', '1'), shown('tuesday', '2', '1'), shown(null, '3', '1'), shown(null, '4')], undefined],
  [[shown('vol-a', '1'), shown(null, '1')], 'told of two objects with the id 1'],
  [[shown('vol-a', '1'), shown('vol-a', '2')], 'told of two objects with the handle vol-a'],
  [[shown('friday', '1')], 'told of the object friday, which no one gave that handle'],
  [[shown('tuesday', '2', 'vol-a')], 'showed the object 2, whose parent vol-a was never there'],
])('inspect: %#', (objects, wrong) => {
  expect(new Sense(RESET).inspect({ objects })).toBe(wrong);
});

test('inspect: a parent may be gone by now, and an object may come later', () => {
  const sense = new Sense(RESET);
  sense.inspect({ objects: [shown('vol-a', '1'), shown('tuesday', '2', '1')] });
  expect(sense.inspect({ objects: [shown('tuesday', '2', '1')] })).toBeUndefined();
  sense.event({ event: 'add', object: { handle: 'friday', kind: 'snapshot', size_bytes: 1 } });
  expect(sense.inspect({ objects: [shown('friday', '3')] })).toBeUndefined();
});
