import { describe, expect, test } from 'vitest';
import { infinidat } from '../../../core/drivers/infinidat/definition.ts';
import { object } from '../../../core/value/json.ts';
import { fromJson } from '../../../core/value/plain.ts';
import { GIB } from '../../../core/value/size.ts';
import { Bench, named, raised } from './bench.ts';

const FAILED = 'VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Caught exception from infinisdk: ';

function arrange() {
  const bench = new Bench(infinidat);
  const volume = bench.volume();
  return { bench, volume, tuesday: bench.found(volume, 'tuesday'), monday: bench.found(volume, 'monday'), snapshot: bench.snapshot(volume) };
}

test('volumes of Cinder have a name of the box, and sizes are whole sectors', () => {
  const seed = { handle: 'h', kind: 'volume', size_bytes: GIB + 1 } as const;
  expect(infinidat.place({ ...seed, volume_name: 'volume-V' }, null)).toEqual({ name: 'openstack-vol-V', size_bytes: GIB + 512 });
  expect(infinidat.place({ ...seed, name: 'n' }, null)).toEqual({ name: 'n', size_bytes: GIB + 512 });
  expect(infinidat.place(seed, null)).toMatchObject({ name: 'h' });
});

test('a reference can be written in both forms', () => {
  const found = { id: { int: 1003n }, name: 'tuesday', parentName: null };
  expect(infinidat.referenceTo(found, 'source-name')).toEqual(named('tuesday'));
  expect(infinidat.referenceTo(found, 'source-id')).toEqual(object([['source-id', '1003']]));
  expect(infinidat.referenceToNothing('well-formed', 'source-id')).toEqual(object([['source-id', '999999']]));
  expect(infinidat.referenceToNothing('no-known-key', 'source-id')).toEqual(object([['no-such-key', 'names-nothing']]));
});

test('the managed snapshot is deleted, and no other; then there is nothing to delete', () => {
  const { bench, tuesday, monday, snapshot } = arrange();
  bench.manage(snapshot, named('tuesday'));
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(monday)]).toEqual([undefined, monday]);
  expect(bench.delete(snapshot)).toBeNull();
});

describe('faults', () => {
  test.each(['lookup', 'first-write'] as const)('a %s that fails is told in the words of the library', (at) => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', at);
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(`${FAILED}API Error: INTERNAL_ERROR`);
    expect(bench.now(tuesday)).toEqual(tuesday);
  });

  test('a rename whose answer is lost was carried out, and leaves no metadata', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(`${FAILED}API Transport Failure: the answer got lost`);
    expect(bench.now(tuesday)).toMatchObject({ name: `openstack-snap-${snapshot.id}`, attributes: object([]) });
  });
});

test('a snapshot whose volume is gone ends the listing', () => {
  const { bench, tuesday } = arrange();
  bench.world.objects.remove(tuesday.parent ?? '');
  expect(raised(() => bench.list())).toBe("TypeError: 'NoneType' object is not subscriptable");
});

test('a snapshot of a snapshot is a clone, which makes it unsafe', () => {
  const { bench, tuesday } = arrange();
  bench.object({ handle: 'clone', kind: 'snapshot', size_bytes: GIB }, tuesday.id);
  const reasons = bench.list().map(({ reference, reason_not_safe }) => [(reference as { 'source-name': string })['source-name'], reason_not_safe]);
  expect(reasons).toEqual([['tuesday', 'snapshot has clones'], ['monday', null], ['clone', null]]);
});

test('metadata is signed by the release', () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.manage(snapshot, named('tuesday'));
  expect(fromJson(bench.now(tuesday)?.attributes ?? null)).toEqual({
    metadata: { system: 'openstack', openstack_version: '21.3.1', cinder_id: snapshot.id, cinder_name: snapshot.name, 'host.created_by': 'cinder/21.3.1' },
  });
});
