import { describe, expect, test } from 'vitest';
import { newSnapshotRow, snapshotName, storeModelUpdate, volumeName } from '../../../core/cinder/snapshots.ts';
import type { VolumeId } from '../../../core/interface.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { isObject, object } from '../../../core/value/json.ts';
import { PROJECT, putSnapshot, services, SNAPSHOT, VOLUME } from './services.ts';

test('names are made of ids', () => {
  expect([snapshotName('1'), volumeName('2')]).toEqual(['snapshot-1', 'volume-2']);
});

test('a new row is of the size and the type of its volume, and has no more than it was given', () => {
  const { world } = services({ size: 7, volume_type_id: 't' });
  const volume = world.volumes.get(VOLUME);
  if (!volume) throw new Error('no volume');
  const made = { id: SNAPSHOT, status: 'creating', project_id: PROJECT, display_name: 'n', display_description: 'd', metadata: object([['a', 'b']]) } as const;
  expect(newSnapshotRow(volume, made, Date.UTC(2026, 1, 3, 4, 5, 6))).toEqual({
    ...made, name: `snapshot-${SNAPSHOT}`, volume_id: VOLUME, volume_size: 7, provider_id: null, provider_location: null, provider_auth: null,
    volume_type_id: 't', cgsnapshot_id: null, group_snapshot_id: null, user_id: null, created_at: '2026-02-03T04:05:06.000Z', updated_at: null,
  });
});

const ANOTHER = '33333333-3333-4333-8333-333333333333' as VolumeId;

/** What became of the row, or what was raised. */
function stored(json: string): unknown {
  const cinder = services();
  const volume = cinder.world.volumes.get(VOLUME);
  if (volume) cinder.world.volumes.put({ ...volume, id: ANOTHER });
  const before = putSnapshot(cinder);
  const update = parseJson(json);
  if (!isObject(update)) throw new Error('no update');
  try {
    storeModelUpdate(cinder.world, SNAPSHOT, update);
  } catch (failure) {
    expect(cinder.world.snapshots.get(SNAPSHOT)).toEqual(before);
    return String(failure);
  }
  const after = cinder.world.snapshots.get(SNAPSHOT) ?? before;
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof typeof before]));
}

// Seen with the real objects of Cinder 21.3.1.
describe('a model update is stored', () => {
  test.each<[json: string, changed: unknown]>([
    ['{"provider_id": "x", "provider_location": 5, "provider_auth": 1.0}', { provider_id: 'x', provider_location: '5', provider_auth: '1.0' }],
    ['{"display_name": 0, "display_description": true, "project_id": "p"}', { display_name: '0', display_description: 'True', project_id: 'p' }],
    ['{"volume_type_id": {"a": 1}, "cgsnapshot_id": [1], "group_snapshot_id": 5}', { volume_type_id: "{'a': 1}", cgsnapshot_id: '[1]', group_snapshot_id: '5' }],
    ['{"provider_id": null, "volume_type_id": null}', {}],
    ['{"volume_size": 3}', { volume_size: 3 }],
    ['{"volume_size": " 3 "}', { volume_size: 3 }],
    ['{"volume_size": 3.9}', { volume_size: 3 }],
    ['{"volume_size": null}', { volume_size: 0 }],
    ['{"metadata": {"a": 1, "b": true, "c": "x"}}', { metadata: object([['a', '1'], ['b', 'True'], ['c', 'x']]) }],
    ['{"user_id": 7, "progress": "50%", "cgsnapshot": null}', { user_id: '7', progress: '50%' }],
    ['{"progress": null}', {}],
    [`{"id": "${SNAPSHOT}", "provider_id": "x"}`, { provider_id: 'x' }],
    [`{"volume_id": "${ANOTHER}"}`, { volume_id: ANOTHER }],
    ['{"status": "available", "nonsense": [5], "constructor": 1}', {}],
    ['{"status": "error"}', {}],
    ['{"status": null}', {}],
    ['{"provider_id": 1, "provider_id": 2}', { provider_id: '2' }],
  ])('%s', (json, changed) => {
    expect(stored(json)).toEqual(changed);
  });
});

describe('a model update that no field can hold is not stored at all', () => {
  test.each<[json: string, text: string]>([
    ['{"provider_id": []}', 'ValueError: A string is required in field provider_id, not a list'],
    ['{"display_name": "x", "provider_auth": {}}', 'ValueError: A string is required in field provider_auth, not a dict'],
    ['{"status": "x"}', 'ValueError: Field value x is invalid'],
    ['{"status": ["a"]}', "ValueError: Field value ['a'] is invalid"],
    ['{"status": "toString"}', 'ValueError: Field value toString is invalid'],
    ['{"metadata": null}', "ValueError: Field `metadata' cannot be None"],
    ['{"metadata": []}', 'ValueError: A dict is required in field metadata, not a list'],
    ['{"metadata": {"a": null}}', "ValueError: Field `metadata[a]' cannot be None"],
    ['{"metadata": {"a": [1]}}', 'ValueError: A string is required in field metadata[a], not a list'],
    ['{"volume_size": "x"}', "ValueError: invalid literal for int() with base 10: 'x'"],
    ['{"volume_size": Infinity}', 'OverflowError: cannot convert float infinity to integer'],
    ['{"id": "x", "metadata": {}}', 'SnapshotNotFound: Snapshot x could not be found.'],
    ['{"id": null}', "ValueError: Field `id' cannot be None"],
    ['{"progress": {}}', 'ValueError: A string is required in field progress, not a dict'],
    ['{"volume": "x"}', 'ValueError: An object of type cinder.objects.snapshot.Volume is required in field volume, not a str'],
    ['{"group_snapshot": {}}', 'ValueError: An object of type cinder.objects.snapshot.GroupSnapshot is required in field group_snapshot, not a dict'],
    ['{"volume": null}', 'ObjectActionError: Object action save failed because: volume changed'],
    ['{"group_snapshot": null}', 'ObjectActionError: Object action save failed because: group_snapshot changed'],
    ['{"volume_id": null}', 'DBError: The database demands a value for volume_id.'],
    ['{"volume_id": "another"}', 'DBReferenceError: There is no volume another.'],
    ['{"metadata": {"$python": {"type": "set", "repr": "{1}"}}}', 'ValueError: A dict is required in field metadata, not a set'],
    ['{"provider_id": {"$python": {"type": "Decimal", "repr": "1"}}}', 'ValueError: A string is required in field provider_id, not a Decimal'],
    ['{"name": "x"}', "AttributeError: property 'name' of 'Snapshot' object has no setter"],
    ['{"volume_name": "x"}', "AttributeError: property 'volume_name' of 'Snapshot' object has no setter"],
    ['{"host": "x"}', "AttributeError: property 'host' of 'Snapshot' object has no setter"],
    ['{"cluster_name": "x"}', "AttributeError: property 'cluster_name' of 'Snapshot' object has no setter"],
  ])('%s', (json, text) => {
    expect(stored(json)).toBe(text);
  });
});
