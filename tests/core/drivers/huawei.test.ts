import { expect, test } from 'vitest';
import { huawei } from '../../../core/drivers/huawei/definition.ts';
import { encodeName } from '../../../core/drivers/huawei/names.ts';
import { object } from '../../../core/value/json.ts';
import { Bench, named, raised } from './bench.ts';

function arrange() {
  const bench = new Bench(huawei);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test('names are made of an id and its MD5, 31 characters in all; a volume has id and WWN of its LUN in its row', () => {
  const { bench, volume } = arrange();
  expect(encodeName('22222222-2222-4222-8222-222222222222')).toBe('22222222-4d39b29ae64838df935636');
  expect(bench.everything.map(({ name, native_id }) => [name, native_id])).toEqual([[encodeName(volume.id), '1'], ['tuesday', '2'], ['wednesday', '3']]);
  expect(volume.provider_location).toMatch(/^\{"huawei_lun_id": "1", "huawei_lun_wwn": "[0-9a-f]{32}"\}$/);
});

test('delete removes what manage has renamed, and nothing else', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  bench.manage(snapshot, named('tuesday'));
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(snapshot)).toBeNull();
});

test('delete stops the snapshot first, and says so when the array fails that', () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.manage(snapshot, named('tuesday'));
  const asManaged = bench.now(tuesday);
  bench.arm('delete_snapshot', 'first-write');
  expect(raised(() => bench.delete(snapshot))).toContain('Stop snapshot error.');
  expect(bench.rules.at(-1)?.upstream?.line).toBe(872);
  expect(bench.now(tuesday)).toEqual(asManaged);
});

test('a LUN of another name is found by its id, as the row has it', () => {
  const { bench, volume, snapshot } = arrange();
  const [lun] = bench.everything;
  bench.world.objects.update(lun?.id ?? '', { name: 'renamed by hand' });
  expect(bench.manage(snapshot, named('tuesday'))).toEqual(object([['provider_location', '{"huawei_snapshot_id": "2"}']]));
  const row = { ...volume, provider_location: '{"huawei_lun_id": "9"}' };
  expect(raised(() => bench.manage({ ...snapshot, volume: row }, named('wednesday')))).toContain('VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Get lun by id 9 error.\nresult: ');
  const number = { ...volume, provider_location: '{"huawei_lun_id": 1}' };
  expect(raised(() => bench.manage({ ...snapshot, volume: number }, named('wednesday')))).toBe('TypeError: can only concatenate str (not "int") to str');
});

test('a request without an answer is sent once more, one that fails is not', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe('nothing was raised');
  expect(bench.now(tuesday)).toMatchObject({ name: encodeName(snapshot.id) });
  bench.arm('manage_existing_snapshot', 'first-write');
  expect(raised(() => bench.manage(snapshot, named('wednesday')))).toBe(
    "VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Rename snapshot on array error.\nresult: {'error': {'code': 1077949006, 'description': 'The system is busy.'}}.",
  );
  expect(bench.now(wednesday)).toEqual(wednesday);
});
