import { expect, test } from 'vitest';
import { zadara } from '../../../core/drivers/zadara/definition.ts';
import { object, type Json } from '../../../core/value/json.ts';
import { Bench, raised } from './bench.ts';

const byName = (name: string): Json => object([['name', name]]);

function arrange() {
  const bench = new Bench(zadara);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test('ids are counted over volumes and snapshots, and a volume has its own in its row', () => {
  const { bench, volume } = arrange();
  expect(bench.everything.map(({ native_id }) => native_id)).toEqual(['volume-00000001', 'snap-00000002', 'snap-00000003']);
  expect(volume.provider_location).toBe('volume-00000001');
});

test('delete removes what manage has renamed, and nothing else; without the volume nothing', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  bench.manage(snapshot, byName('tuesday'));
  expect(bench.delete({ ...snapshot, volume: { ...snapshot.volume, provider_location: 'volume-00000009' } })).toBeNull();
  expect(bench.now(tuesday)).toMatchObject({ name: snapshot.name });
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(snapshot)).toBeNull();
});

test("a lookup that fails is an exception of the client's own, a change that fails one of Cinder's of the same name", () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.arm('manage_existing_snapshot', 'lookup');
  expect(raised(() => bench.manage(snapshot, byName('tuesday')))).toBe('FailedCmdWithDump: ');
  bench.arm('manage_existing_snapshot', 'lookup', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, byName('tuesday')))).toBe('SessionRequestException: ');
  bench.arm('manage_existing_snapshot', 'first-write');
  expect(raised(() => bench.manage(snapshot, byName('tuesday')))).toContain('FailedCmdWithDump: Operation failed with status=10. Full dump: ');
  expect(bench.now(tuesday)).toEqual(tuesday);
  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(snapshot, byName('tuesday')))).toContain('ZadaraSessionRequestException: Exception: HTTPConnectionPool');
  expect(bench.now(tuesday)).toMatchObject({ name: snapshot.name });
});

test('a snapshot whose volume is gone is not listed', () => {
  const { bench, volume } = arrange();
  expect(bench.list()).toHaveLength(2);
  bench.world.objects.remove(bench.everything.find(({ name }) => name === volume.name)?.id ?? '');
  expect(bench.list()).toEqual([]);
});
