import { expect, test } from 'vitest';
import { xtremio } from '../../../core/drivers/xtremio/definition.ts';
import { int } from '../../../core/value/json.ts';
import { Bench, named, raised } from './bench.ts';

function arrange() {
  const bench = new Bench(xtremio);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test("Cinder's volumes have their bare ids for names, sizes are in KiB, and objects are counted from 1", () => {
  const { bench, volume } = arrange();
  expect(bench.everything.map(({ name, native_id }) => [name, native_id])).toEqual([[volume.id, int(1)], ['tuesday', int(2)], ['wednesday', int(3)]]);
  expect(xtremio.place({ handle: 'h', kind: 'snapshot', size_bytes: 1025 }, null)).toEqual({ name: 'h', size_bytes: 2048 });
  expect(xtremio.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, name: '' }, null)).toHaveProperty('unsupported');
});

test('delete removes what manage has renamed, and nothing else', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  bench.manage(snapshot, named('tuesday'));
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(snapshot)).toBeNull();
  expect(bench.rules.at(-1)?.upstream?.line).toBe(609);
});

test('a failure of the XMS is told with its text, a broken connection by another exception', () => {
  const { bench, tuesday, snapshot } = arrange();
  const bad = 'VolumeBackendAPIException: Bad response from XMS, {"message": "internal_error", "error_code": 500}';
  bench.arm('manage_existing_snapshot', 'first-write');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(bad);
  expect(bench.now(tuesday)).toEqual(tuesday);
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(() => bench.getSize(snapshot, named('nope')))).toBe(bad);

  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(
    "VolumeDriverException: Volume driver reported an error: Exception: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  );
  expect(bench.now(tuesday)).toMatchObject({ name: snapshot.id });
});
