import { expect, test } from 'vitest';
import { sc } from '../../../core/drivers/sc/definition.ts';
import { object } from '../../../core/value/json.ts';
import { Bench, named, raised } from './bench.ts';

function arrange() {
  const bench = new Bench(sc);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test('a description is made long enough to be found, unless the scenario sets it; volumes have bare ids for names', () => {
  const { bench, volume, tuesday } = arrange();
  expect(bench.everything.map(({ native_id }) => native_id)).toEqual(['64702.1', '64702.2', '64702.3']);
  expect(bench.everything[0]?.name).toBe(volume.id);
  expect(tuesday.name).toBe('tuesday.......................');
  expect(sc.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, attributes: object([['description', 'short']]) }, null)).toMatchObject({ name: 'short', size_bytes: 512 });
});

test('delete removes what manage has described, and nothing else; without the volume it fails', () => {
  const { bench, volume, tuesday, wednesday, snapshot } = arrange();
  bench.manage(snapshot, named(tuesday.name));
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(snapshot)).toBeNull();
  bench.world.objects.remove(bench.everything.find(({ name }) => name === volume.id)?.id ?? '');
  expect(raised(() => bench.delete(snapshot))).toBe(
    `VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Failed to delete snapshot ${snapshot.id}`,
  );
});

test('a change that is not accepted is an error of the backend, a lost answer a time-out of requests', () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.arm('manage_existing_snapshot', 'first-write');
  expect(raised(() => bench.manage(snapshot, named(tuesday.name)))).toBe('VolumeBackendAPIException: REST Async Error: Command not accepted.');
  expect(bench.now(tuesday)).toEqual(tuesday);
  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, named(tuesday.name)))).toBe("ReadTimeout: HTTPSConnectionPool(host='10.0.0.1', port=3033): Read timed out. (read timeout=15)");
  expect(bench.now(tuesday)).toMatchObject({ name: snapshot.id });
});

test('one failed search for the volume is made up for, two crash the driver; a failed look at the replays finds nothing', () => {
  const { bench, tuesday, snapshot } = arrange();
  const ask = () => bench.getSize(snapshot, named(tuesday.name));
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(ask)).toBe('nothing was raised');
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'fails', 2);
  expect(raised(ask)).toBe("TypeError: object of type 'NoneType' has no len()");
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(() => bench.getSize({ ...snapshot, provider_id: '64702.1' }, named(tuesday.name)))).toContain('Cannot find volume id');
});
