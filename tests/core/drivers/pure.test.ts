import { describe, expect, test } from 'vitest';
import { pure, pure213 } from '../../../core/drivers/pure/definition.ts';
import { PureHTTPError } from '../../../core/drivers/pure/rest1-client.ts';
import type { ObjectSeed } from '../../../core/definition.ts';
import { object, type JsonObject } from '../../../core/value/json.ts';
import { Bench, raised } from './bench.ts';

const NOTHING_TO_RERAISE = 'RuntimeError: There is no (currently) captured exception to force the reraising of';
const LOST = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))";

function arrange(definition: typeof pure) {
  const bench = new Bench(definition);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  const snapshot = bench.snapshot(volume);
  const reference = definition.referenceTo({ id: tuesday.id, name: tuesday.name, parentName: null }, '');
  return { bench, volume, tuesday, wednesday, snapshot, reference, managedName: `${volume.provider_id}.${snapshot.name}` };
}

describe('placing objects', () => {
  const place = (seed: Partial<ObjectSeed>, parentName: string | null = null) => pure.place({ handle: 'h', kind: 'snapshot', size_bytes: 1, ...seed }, parentName);

  test('a volume of Cinder is called as create_volume calls it, and remembered by that name', () => {
    expect(place({ kind: 'volume', volume_name: 'volume-V' })).toEqual({ name: 'volume-V-cinder', size_bytes: 1 });
    expect(pure.volumeFields?.({ name: 'volume-V-cinder', native_id: null })).toEqual({ provider_id: 'volume-V-cinder' });
  });

  test('a snapshot is called after its volume', () => {
    expect(place({}, 'pod1::v')).toMatchObject({ name: 'pod1::v.h' });
    expect(place({ name: 'v.tuesday' }, 'v')).toMatchObject({ name: 'v.tuesday' });
  });

  test.each([{ name: 'a.b' }, { name: '' }, { name: 'a b' }, { kind: 'volume', name: 'a.b' } as const])('%j can not be placed', (seed) => {
    expect(place(seed, 'v')).toHaveProperty('unsupported');
  });
});

test.each([[pure, 'source-name'], [pure213, 'name']] as const)('references have the one key of the release', (definition, key) => {
  const { tuesday, reference } = arrange(definition);
  expect(reference).toEqual(object([[key, tuesday.name]]));
  expect(definition.referenceToNothing('well-formed', key)).toEqual(object([[key, 'names.nothing']]));
  expect(definition.referenceToNothing('no-known-key', key)).toEqual(object([['no-such-key', 'names.nothing']]));
});

test.each([pure, pure213])('delete removes what manage has renamed, and nothing else: $id', (definition) => {
  const { bench, tuesday, wednesday, snapshot, reference } = arrange(definition);
  bench.manage(snapshot, reference);
  expect(bench.delete(snapshot)).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete(snapshot)).toBeNull();
});

describe('when the array fails', () => {
  test('the later client answers: a lookup is a RuntimeError, a list an AttributeError', () => {
    const { bench, snapshot, reference } = arrange(pure);
    bench.arm('manage_existing_snapshot_get_size', 'lookup');
    expect(raised(() => bench.getSize(snapshot, reference))).toBe(NOTHING_TO_RERAISE);
    bench.arm('get_manageable_snapshots', 'lookup');
    expect(raised(() => bench.list())).toBe("AttributeError: 'ErrorResponse' object has no attribute 'items'");
  });

  test('what fails to rename or to destroy counts as done', () => {
    const { bench, tuesday, snapshot, reference, managedName } = arrange(pure);
    bench.arm('manage_existing_snapshot', 'first-write');
    const metadata: JsonObject = object([['array_snapshot_name', managedName], ['array_name', 'fa1']]);
    expect(bench.manage(snapshot, reference)).toEqual(object([['metadata', metadata]]));
    expect(bench.now(tuesday)).toEqual(tuesday);

    bench.manage(snapshot, reference);
    for (const method of ['unmanage_snapshot', 'delete_snapshot'] as const) bench.arm(method, 'first-write');
    expect([bench.unmanage(snapshot), bench.delete(snapshot)]).toEqual([null, null]);
    expect(bench.now(tuesday)).toMatchObject({ name: managedName });
  });

  test('an answer that is lost is an exception of urllib3, and what was asked is done', () => {
    const { bench, tuesday, snapshot, reference, managedName } = arrange(pure);
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, reference))).toBe(`ProtocolError: ${LOST}`);
    expect(bench.now(tuesday)).toMatchObject({ name: managedName });
  });

  test('the earlier client raises', () => {
    const { bench, tuesday, snapshot, reference, managedName } = arrange(pure213);
    bench.arm('get_manageable_snapshots', 'lookup');
    expect(() => bench.list()).toThrow(PureHTTPError);
    for (const method of ['manage_existing_snapshot', 'unmanage_snapshot', 'delete_snapshot'] as const) bench.arm(method, 'any');
    expect(raised(() => bench.manage(snapshot, reference))).toMatch(/^PureHTTPError: .* status code 500 /);
    bench.manage(snapshot, reference);
    expect(raised(() => bench.unmanage(snapshot))).toMatch(/^PureHTTPError: .* status code 500 /);
    expect(raised(() => bench.delete(snapshot))).toMatch(/^PureHTTPError: .* status code 500 /);
    bench.arm('delete_snapshot', 'first-write', 'done-but-answer-lost');
    expect(bench.now(tuesday)).toMatchObject({ name: managedName });
    expect(raised(() => bench.delete(snapshot))).toBe(`PureError: PureError: ${LOST}`);
    expect(bench.now(tuesday)).toBeUndefined();
  });
});
