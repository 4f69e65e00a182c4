import { expect, test } from 'vitest';
import { capacityOf } from '../../../core/drivers/powermax/capacity.ts';
import { powermax } from '../../../core/drivers/powermax/definition.ts';
import { CinderException } from '../../../core/errors.ts';
import { float, get, isObject, type Json } from '../../../core/value/json.ts';
import { GIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

function arrange() {
  const bench = new Bench(powermax);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

/** The row as Cinder keeps it after manage. */
function managed<Row extends object>(row: Row, update: Json): Row {
  const location = isObject(update) ? get(update, 'provider_location') : undefined;
  return { ...row, provider_location: location };
}

test('devices are labelled with the ids of volumes and numbered in hex, snapshots have numbers of their own', () => {
  const { bench, volume } = arrange();
  expect(bench.everything.map(({ name, native_id }) => [name, native_id])).toEqual([[`OS-${volume.id}`, '00001'], ['tuesday', '118749976834'], ['wednesday', '118749976835']]);
  expect(volume.provider_location).toBe("{'device_id': '00001', 'array': '000197800123'}");
  for (const name of ['x'.repeat(33), 'a.b', '']) expect(powermax.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, name }, null)).toHaveProperty('unsupported');
});

test.each([
  [0, 0, 0],
  [GIB, 1, 1026],
  [1024 * 1_966_080, 1.88, 1920],
  [3072 * 1_966_080, 5.62, 5760],
  [1.5 * GIB, 1.5, 1538],
  [10_240 * GIB + 1, 10_240, 10_485_762],
])('%i bytes are shown as %f GiB and %i MiB', (bytes, capGb, capMb) => {
  expect(capacityOf(bytes)).toEqual({ capGb, capMb });
});

test('delete goes by provider_location and removes nothing else', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  const row = managed(snapshot, bench.manage(snapshot, named('tuesday')));
  expect(bench.delete(row)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(row)).toBeNull();
  expect(bench.rules.at(-1)?.upstream?.line).toBe(754);
});

test('what is in the form of older releases can not be unmanaged, and is deleted as a device of its own', () => {
  const { bench, snapshot } = arrange();
  const legacy = (provider_location: string) => ({ ...snapshot, provider_location });
  const line = () => bench.rules.at(-1)?.upstream?.line;

  expect(raised(() => bench.unmanage(legacy("{'keybindings': {}}")))).toBe("TypeError: object of type 'NoneType' has no len()");
  expect(line()).toBe(3700);
  expect(raised(() => bench.delete(legacy("{'keybindings': {'SystemName': 'x'}}")))).toBe("KeyError: 'DeviceID'");
  expect(line()).toBe(1635);

  const before = bench.everything;
  for (const location of ["{'keybindings': {}}", "{'keybindings': {'DeviceID': '00001'}}"]) expect(bench.delete(legacy(location))).toBeNull();
  expect([line(), bench.everything]).toEqual([753, before]);
  const [device] = before;
  bench.world.objects.update(device?.id ?? '', { name: `OS-${snapshot.id}` });
  expect(bench.delete(legacy("{'device_id': '00001'}"))).toBeNull();
  expect(bench.everything.map(({ name }) => name)).toEqual(['tuesday', 'wednesday']);
});

test('a lookup that fails finds nothing; a rename that fails is told, also when only its answer is lost', () => {
  const { bench, volume, tuesday, snapshot } = arrange();
  expect(bench.getSize(snapshot, null)).toEqual(float(1));
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(bench.getSize(snapshot, null)).toBeNull();
  bench.arm('manage_existing_snapshot', 'lookup');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(`VolumeBackendAPIException: Cannot find device for volume ${volume.id}.`);

  bench.arm('manage_existing_snapshot', 'first-write');
  expect(() => bench.manage(snapshot, named('tuesday'))).toThrow(CinderException);
  expect(bench.now(tuesday)).toEqual(tuesday);
  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toMatch(/^VolumeBackendAPIException: There was an issue managing tuesday,.* has experienced a ReadTimeout error\./);
  expect(bench.now(tuesday)).toMatchObject({ name: 'OS-tuesday' });
});
