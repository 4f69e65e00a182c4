import { expect, test } from 'vitest';
import { datacore } from '../../../core/drivers/datacore/definition.ts';
import { float, object } from '../../../core/value/json.ts';
import { Bench, named, raised } from './bench.ts';

function arrange() {
  const bench = new Bench(datacore);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test("Cinder's row of a volume remembers its virtual disk", () => {
  const { bench, volume } = arrange();
  expect(volume.provider_location).toBe('id-1');
  expect(bench.everything.map(({ native_id }) => native_id)).toEqual(['id-1', 'id-2', 'id-3']);
});

test("delete removes the virtual disk that Cinder's row remembers", () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  expect(bench.manage(snapshot, named('tuesday'))).toEqual(object([['provider_location', 'id-2']]));
  expect(bench.delete(snapshot)).toBeNull();
  expect(bench.everything).toHaveLength(3);

  expect(bench.delete({ ...snapshot, provider_location: 'id-2' })).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.rules.at(-1)?.upstream?.line).toBe(324);
});

test('a fault of the server group is told in its words', () => {
  const { bench, snapshot } = arrange();
  bench.arm('manage_existing_snapshot', 'lookup');
  expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe("DataCoreFaultException: DataCore Server Group reported an error: Server raised fault: 'Internal error.'.");
});

test('a lost answer is asked for again, ten times at most', () => {
  const { bench, snapshot } = arrange();
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 9);
  expect(bench.getSize(snapshot, named('tuesday'))).toEqual(float(1));
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 10);
  expect(raised(() => bench.getSize(snapshot, named('tuesday')))).toMatch(/^DataCoreConnectionException: Failed to connect to DataCore Server Group: /);
});

test('a deletion whose answer was lost finds nothing to delete when it is asked again', () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.arm('delete_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.delete({ ...snapshot, provider_location: 'id-2' }))).toMatch(/^DataCoreFaultException: .*does not exist/);
  expect(bench.now(tuesday)).toBeUndefined();
});
