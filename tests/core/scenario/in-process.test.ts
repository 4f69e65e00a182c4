import { describe, expect, test } from 'vitest';
import { CinderException, PythonException } from '../../../core/errors.ts';
import { contentOf } from '../../../core/backend/content.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { DriverCall, Reset, SyncTarget } from '../../../core/scenario/target.ts';
import type { DriverDefinition } from '../../../core/definition.ts';
import type { BackendObject, Outcome } from '../../../core/interface.ts';
import { int, object } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { services, putSnapshot, SNAPSHOT } from '../cinder/services.ts';
import { viewOf } from '../../../core/cinder/calling.ts';
import { tinyDriver, type Making } from './targets.ts';

const RESET: Reset = {
  seed: 3, now: 5_000, config: object([['pool', 'x']]), cinder: { volumes: [], snapshots: [] },
  objects: [
    { handle: 'vol', kind: 'volume', size_bytes: 2 ** 30, content: 'accounts' },
    { handle: 'tuesday', kind: 'snapshot', parent: 'vol', size_bytes: 7, name: 'T', attributes: object([['open', true]]) },
    { handle: 'orphan', kind: 'snapshot', parent: 'nobody', size_bytes: 0 },
  ],
};

function targetOf(own?: Making, more?: Partial<DriverDefinition>): SyncTarget {
  const target = inProcessTarget(tinyDriver(own, more));
  target.reset(RESET);
  return target;
}

function callOf(method: DriverCall['method'], more: Partial<DriverCall> = {}): DriverCall {
  const cinder = services();
  putSnapshot(cinder);
  return { method, snapshot: viewOf(cinder.world, SNAPSHOT), existing_ref: 'T', cinder: cinder.world.rows(), deadline_ms: 1, ...more };
}

const objects = (target: SyncTarget): readonly BackendObject[] => target.inspect({}).objects;

describe('a driver as a target', () => {
  test('says what its definition says', () => {
    const target = inProcessTarget(tinyDriver(undefined, { version: '7', upstream: '21.3.1', capabilities: ['clock'] }));
    expect(target.hello({})).toEqual({
      protocol: 1, target: { name: 'tiny', version: '7', upstream: '21.3.1' }, level: 'driver', capabilities: ['clock'], evidence: 'harness',
      reference_forms: [{ id: 'bare', keys: [] }, { id: 'by-name', keys: ['source-name'], default: true }, { id: 'by-id', keys: ['source-id'] }],
    });
    expect(inProcessTarget(tinyDriver()).hello({}).target).toEqual({ name: 'tiny', version: '1' });
  });

  test('has the objects that it was given, and each reset begins anew', () => {
    const target = targetOf();
    const answered = target.reset(RESET);
    const [volume, tuesday, orphan] = objects(target);
    expect([volume, tuesday, orphan]).toEqual([
      { id: volume?.id, handle: 'vol', kind: 'volume', name: 'vol', parent: null, size_bytes: 2 ** 30, content: contentOf('accounts'), attributes: object([]) },
      { id: tuesday?.id, handle: 'tuesday', kind: 'snapshot', name: 'T', parent: volume?.id, size_bytes: 7, content: contentOf(), attributes: object([['open', true]]) },
      { id: orphan?.id, handle: 'orphan', kind: 'snapshot', name: 'orphan', parent: null, size_bytes: 0, content: contentOf(), attributes: object([]) },
    ]);
    expect(answered).toEqual({ objects: [volume, tuesday, orphan].map((each) => ({ handle: each?.handle, id: each?.id, name: each?.name, size_bytes: each?.size_bytes })) });
    expect(objects(targetOf())).toEqual([volume, tuesday, orphan]);
    expect(target.reset({ ...RESET, objects: [] })).toEqual({ objects: [] });
  });

  test('says which object it can not have, and why', () => {
    const place: DriverDefinition['place'] = ({ handle, size_bytes }) => (size_bytes < 8 ? { unsupported: 'too small' } : { name: handle, size_bytes });
    const target = inProcessTarget(tinyDriver(undefined, { place }));
    expect(target.reset(RESET)).toEqual({ unsupported: { handle: 'tuesday', reason: 'too small' } });
    expect(target.event({ event: 'add', object: { handle: 'n', kind: 'volume', size_bytes: 1 } })).toEqual({ unsupported: 'too small' });
  });

  test('stores an object as its array does: another name, a rounded size', () => {
    const target = inProcessTarget(tinyDriver(undefined, { place: ({ handle, size_bytes }) => ({ name: `array/${handle}`, size_bytes: size_bytes + 1 }) }));
    target.reset(RESET);
    expect(objects(target)[1]).toMatchObject({ handle: 'tuesday', name: 'array/tuesday', size_bytes: 8 });
  });

  test('shows the driver its options, the time, and the rows of the call', () => {
    const seen: unknown[] = [];
    const target = targetOf(({ config, now, cinder }) => {
      seen.push([config, now, cinder.snapshots.length]);
      return {};
    });
    target.call(callOf('unmanage_snapshot'));
    target.advance({ seconds: 2 });
    target.call(callOf('unmanage_snapshot', { cinder: { volumes: [], snapshots: [] } }));
    expect(seen).toEqual([[RESET.config, 5_000, 1], [RESET.config, 7_000, 0]]);
  });

  test('lists with the defaults of Cinder', () => {
    const queries: unknown[] = [];
    const target = targetOf(() => ({ getManageableSnapshots: (query) => {
      queries.push(query);
      return null;
    } }));
    const listing = callOf('get_manageable_snapshots');
    target.call(listing);
    target.call({ ...listing, marker: 'm', limit: 2, offset: 3, sort_keys: ['size'], sort_dirs: ['desc'] });
    const cinder_snapshots = listing.cinder.snapshots;
    expect(queries).toEqual([
      { cinder_snapshots, marker: null, limit: int(1000), offset: int(0), sort_keys: ['reference'], sort_dirs: ['asc'] },
      { cinder_snapshots, marker: 'm', limit: int(2), offset: int(3), sort_keys: ['size'], sort_dirs: ['desc'] },
    ]);
  });
});

describe('a call ends as an outcome', () => {
  const raising = (raised: unknown): Outcome => {
    const { rules: _, ...outcome } = targetOf(() => ({ unmanageSnapshot: () => {
      throw raised;
    } })).call(callOf('unmanage_snapshot'));
    return outcome;
  };

  test('returned', () => {
    const value = parseJson('{"b": 1.0, "a": [null]}');
    expect(targetOf(() => ({ unmanageSnapshot: () => value })).call(callOf('unmanage_snapshot'))).toEqual({ kind: 'returned', value, rules: [] });
  });

  test("refused, by an exception of Cinder's", () => {
    expect(raising(new CinderException('SnapshotNotFound', { snapshot_id: 's' }))).toEqual({
      kind: 'refused', error: { class: 'SnapshotNotFound', mro: ['SnapshotNotFound', 'NotFound', 'CinderException'], message: 'Snapshot s could not be found.' },
    });
  });

  test("crashed, by an exception of Python's", () => {
    expect(raising(new PythonException('KeyError', "'x'"))).toEqual({ kind: 'crashed', error: { class: 'KeyError', mro: ['KeyError'], message: "'x'" } });
  });

  test('crashed, by an error of JavaScript, which passes for none of Python', () => {
    expect(raising(new TypeError('no'))).toEqual({ kind: 'crashed', error: { class: 'JavaScript TypeError', message: 'no' } });
    expect(raising('thrown')).toEqual({ kind: 'crashed', error: { class: 'JavaScript value', message: 'thrown' } });
  });

  test('crashed, when the driver can not even be made', () => {
    const target = targetOf(() => {
      throw new PythonException('ImportError', 'no module');
    });
    expect(target.call(callOf('unmanage_snapshot'))).toEqual({ kind: 'crashed', error: { class: 'ImportError', mro: ['ImportError'], message: 'no module' }, rules: [] });
  });

  test('crashed, where the driver has no such method', () => {
    const bare = tinyDriver(undefined, { create: () => ({ manageExistingSnapshot: () => null, manageExistingSnapshotGetSize: () => null, unmanageSnapshot: () => null }) });
    const target = inProcessTarget(bare);
    for (const method of ['delete_snapshot', 'get_manageable_snapshots'] as const) expect(target.call(callOf(method))).toMatchObject({ kind: 'crashed', error: { class: 'NotImplementedError' } });
  });

  test('with the rules on its way, of which the last decided', () => {
    const upstream = { file: 'cinder/volume/drivers/x.py', line: 7 };
    const target = targetOf((context) => ({ unmanageSnapshot: () => {
      context.rule({ text: 'first' });
      context.rule({ text: 'second', upstream });
      throw new CinderException('SnapshotNotFound', { snapshot_id: 's' });
    } }));
    expect(target.call(callOf('unmanage_snapshot')).rules).toEqual([{ text: 'first', decided: false }, { text: 'second', upstream, decided: true }]);
  });

  test('which leaves the array as the driver left it', () => {
    const target = targetOf();
    target.call(callOf('manage_existing_snapshot'));
    expect(objects(target)[1]?.name).toBe(`snapshot-${SNAPSHOT}`);
    target.call(callOf('delete_snapshot'));
    expect(objects(target).map(({ handle }) => handle)).toEqual(['vol', 'orphan']);
  });
});

describe('a reference', () => {
  test('is of the default form, or the first', () => {
    expect(targetOf().reference({ names: 'tuesday' }).existing_ref).toEqual(object([['source-name', 'T']]));
    const forms = [{ id: 'bare', keys: [] }, { id: 'by-name', keys: ['source-name'] }];
    expect(targetOf(undefined, { referenceForms: forms }).reference({ names: 'tuesday' }).existing_ref).toBe('T');
  });

  test('is written for an object with its id, its name, and that of its parent', () => {
    const target = targetOf(undefined, { referenceTo: ({ id, name, parentName }, form) => [id, name, parentName, form] });
    const [volume, tuesday] = objects(target);
    expect(target.reference({ names: 'tuesday', form: 'f' }).existing_ref).toEqual([tuesday?.id, 'T', 'vol', 'f']);
    expect(target.reference({ names: 'vol' }).existing_ref).toEqual([volume?.id, 'vol', null, 'by-name']);
  });

  test('names nothing in the way that is asked for', () => {
    const target = targetOf(undefined, { referenceToNothing: (what, form) => [what, form] });
    expect(target.reference({ names_nothing: 'no-known-key', form: 'f' }).existing_ref).toEqual(['no-known-key', 'f']);
  });

  test('can be had of what is gone, if it was seen, but of nothing else', () => {
    const target = targetOf();
    objects(target);
    target.event({ event: 'remove', object: 'tuesday' });
    expect(target.reference({ names: 'tuesday' }).existing_ref).toEqual(object([['source-name', 'T']]));
    expect(() => target.reference({ names: 'nobody' })).toThrow(new RangeError('There is no object nobody on the backend.'));
    target.reset({ ...RESET, objects: [] });
    expect(() => target.reference({ names: 'tuesday' })).toThrow(RangeError);
  });
});

test('a fault is armed for calls to come, and a reset takes it away', () => {
  const target = targetOf();
  const arm = (): unknown => target.fault({ during: 'manage_existing_snapshot', at: 'nth-write', n: 1, effect: 'fails', times: 1 });
  expect(arm()).toEqual({ done: true });
  expect(target.call(callOf('manage_existing_snapshot'))).toMatchObject({ kind: 'crashed', error: { class: 'JavaScript BackendFault' } });
  expect(target.call(callOf('manage_existing_snapshot')).kind).toBe('returned');
  arm();
  target.reset(RESET);
  expect(target.call(callOf('manage_existing_snapshot')).kind).toBe('returned');
});

test('closing answers nothing', () => {
  expect(targetOf().close({})).toBeUndefined();
});

test("a listing is given Cinder's snapshots as its database gives them: the newest first, of one moment the last id first", () => {
  const { cinder, ...call } = callOf('get_manageable_snapshots');
  const at = (id: string, created_at: string) => cinder.snapshots.map((row) => ({ ...row, id: id as typeof row.id, created_at }));
  const snapshots = [at('a', '2026-01-01T00:00:00'), at('c', '2026-01-01T00:00:00'), at('b', '2026-01-02T00:00:00')].flat();
  const target = targetOf(() => ({ getManageableSnapshots: ({ cinder_snapshots }) => cinder_snapshots.map(({ id }) => id) }));
  expect(target.call({ ...call, cinder: { ...cinder, snapshots } })).toMatchObject({ value: ['b', 'c', 'a'] });
});
