import { describe, expect, test } from 'vitest';
import type { Services } from '../../../core/cinder/calling.ts';
import { DEFAULT_OPTIONS, type Outcome, type SnapshotId } from '../../../core/interface.ts';
import { float, int, object, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { accept, crashes, finish, logOf, PROJECT, putQuota, refuses, returns, services, used, VOLUME, type Script } from './services.ts';

const TASKS = [
  'ExtractSnapshotRefTask', 'NotifySnapshotActionTask', 'PrepareForQuotaReservationTask', 'QuotaReserveTask', 'ManageExistingTask',
  'QuotaCommitTask', 'CreateSnapshotOnFinishTask',
];
const START = 'snapshot.manage_existing_snapshot.start';
const END = 'snapshot.manage_existing_snapshot.end';

interface Run {
  readonly cinder: Services;
  readonly id: SnapshotId;
}

function run(script: Script, prepare: (cinder: Services) => void = () => {}): Run {
  const cinder = services();
  prepare(cinder);
  const id = accept(cinder);
  finish(cinder, script);
  return { cinder, id };
}

const tasksOf = ({ lanes }: Services): string[] => lanes.tasks.map(({ name, state }) => `${name} ${state}`);
const lastException = ({ lanes }: Services): unknown => lanes.log.at(-1)?.exception;

/** The states of the flow's tasks when this one failed. */
function failedAt(name: string): string[] {
  const at = TASKS.indexOf(name);
  return [...TASKS.slice(0, at).map((task) => `${task} reverted`), `${name} failed`];
}

describe('a snapshot is taken under management', () => {
  test('in seven tasks, with an event at the beginning and one at the end', () => {
    const { cinder, id } = run({ manage_existing_snapshot_get_size: returns(int(3)) });
    expect(tasksOf(cinder)).toEqual(TASKS.map((name) => `${name} executed`));
    expect(cinder.lanes.notifications).toEqual([START, END]);
    expect(cinder.lanes.userMessages).toEqual([]);
    expect(cinder.lanes.log).toEqual([
      { level: 'INFO', logger: 'cinder.volume.flows.manager.manage_existing_snapshot', message: `Snapshot ${id} created successfully.` },
    ]);
    expect(cinder.world.casts.all()).toEqual([]);
  });

  test('with the size that the driver found, of which the difference is reserved and taken', () => {
    const { cinder, id } = run({ manage_existing_snapshot_get_size: returns(int(3)) });
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'available', volume_size: 3 });
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [3, 0]]);
  });

  test('and what it is less than the volume is given back', () => {
    const cinder = services({ size: 5 });
    const id = accept(cinder);
    finish(cinder, { manage_existing_snapshot_get_size: returns(int(2)) });
    expect(cinder.world.snapshots.get(id)?.volume_size).toBe(2);
    expect(used(cinder, 'gigabytes')).toEqual([2, 0]);
  });

  test('by two calls that show the driver the snapshot as it is, its volume and the reference verbatim', () => {
    const cinder = services({ name: 'volume-x' });
    const id = accept(cinder, '{"source-name": 1.0, "2": null}');
    const row = cinder.world.snapshots.get(id);
    const volume = cinder.world.volumes.get(VOLUME);
    const snapshot = { ...row, volume_name: 'volume-x', volume };
    const existing_ref = parseJson('{"source-name": 1.0, "2": null}');
    expect(finish(cinder)).toEqual([
      { method: 'manage_existing_snapshot_get_size', snapshot, existing_ref },
      { method: 'manage_existing_snapshot', snapshot, existing_ref },
    ]);
  });

  test('with the model update that the driver wants', () => {
    const { cinder, id } = run({ manage_existing_snapshot: returns(object([['provider_id', 'p-1'], ['nonsense', true]])) });
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'available', provider_id: 'p-1', volume_size: 1 });
  });

  test('with the size of get_size, whatever the model update says of it', () => {
    const { cinder, id } = run({ manage_existing_snapshot: returns(object([['volume_size', int(9)], ['provider_id', 'p']])) });
    expect(cinder.world.snapshots.get(id)).toMatchObject({ volume_size: 1, provider_id: 'p' });
  });

  test.each<[what: string, size: Json, gib: number]>([
    ['a float is cut', float(2.75), 2],
    ['a text of a number counts', '3', 3],
    ['a boolean counts', true, 1],
    ['nothing is something', int(0), 0],
  ])('whatever form the size has: %s', (_what, size, gib) => {
    const { cinder, id } = run({ manage_existing_snapshot_get_size: returns(size) });
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'available', volume_size: gib });
    expect(used(cinder, 'gigabytes')).toEqual([gib, 0]);
  });
});

describe('the flow fails', () => {
  const full = (cinder: Services): void => putQuota(cinder, 'gigabytes', { limit: 3, in_use: 2 });
  type Row = [task: string, what: string, script: Script, error: unknown, prepare?: (cinder: Services) => void];
  const rows: readonly Row[] = [
    ['PrepareForQuotaReservationTask', 'a refusal', { manage_existing_snapshot_get_size: refuses('ManageExistingInvalidReference') },
      { class: 'ManageExistingInvalidReference', message: 'no' }],
    ['PrepareForQuotaReservationTask', 'a crash', { manage_existing_snapshot_get_size: crashes('TypeError') }, { class: 'TypeError', message: 'oops' }],
    ['PrepareForQuotaReservationTask', 'no answer', { manage_existing_snapshot_get_size: { kind: 'timed_out', after_ms: 50 } },
      { class: 'timed out', message: 'no answer within 50 ms' }],
    ['PrepareForQuotaReservationTask', 'nonsense on the wire', { manage_existing_snapshot_get_size: { kind: 'violated', detail: 'no JSON' } },
      { class: 'protocol violation', message: 'no JSON' }],
    ['QuotaReserveTask', 'too little quota', { manage_existing_snapshot_get_size: returns(int(5)) }, {
      class: 'VolumeSizeExceedsAvailableQuota',
      message: 'Requested volume or snapshot exceeds allowed gigabytes quota. Requested 5G, quota is 3G and 3G has been consumed.',
    }, full],
    ['QuotaReserveTask', 'a size that is no number', { manage_existing_snapshot_get_size: returns('2.5') },
      { class: 'ValueError', message: "invalid literal for int() with base 10: '2.5'" }],
    ['QuotaReserveTask', 'no size', { manage_existing_snapshot_get_size: returns(null) },
      { class: 'TypeError', message: "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'" }],
    ['ManageExistingTask', 'a refusal', { manage_existing_snapshot_get_size: returns(int(3)), manage_existing_snapshot: refuses('VolumeBackendAPIException') },
      { class: 'VolumeBackendAPIException', message: 'no' }],
    ['ManageExistingTask', 'a model update that is none', { manage_existing_snapshot: returns(['x']) },
      { class: 'TypeError', message: 'list indices must be integers or slices, not str' }],
    ['ManageExistingTask', 'a model update that can not be stored', { manage_existing_snapshot: returns(object([['provider_id', 'p'], ['metadata', null]])) },
      { class: 'ValueError', message: "Field `metadata' cannot be None" }],
  ];

  test.each(rows)('at %s: %s', (task, _what, script, error, prepare) => {
    const { cinder, id } = run(script, prepare);
    expect(tasksOf(cinder)).toEqual(failedAt(task));
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'error', volume_size: 1, provider_id: null });
    expect(cinder.lanes.notifications).toEqual([START]);
    expect(cinder.lanes.userMessages).toEqual([]);
    expect(lastException(cinder)).toEqual(error);
  });

  test.each(rows)('at %s: %s, and what the API took of the quota stays taken, nothing reserved', (_task, _what, script, _error, prepare) => {
    const { cinder } = run(script, prepare);
    const before = prepare ? 2 : 0;
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [before + 1, 0]]);
  });

  test('at its first task when the row has gone meanwhile', () => {
    const cinder = services();
    const id = accept(cinder);
    cinder.world.snapshots.remove(id);
    expect(finish(cinder)).toEqual([]);
    expect(tasksOf(cinder)).toEqual(['ExtractSnapshotRefTask failed']);
    expect(lastException(cinder)).toEqual({ class: 'SnapshotNotFound', message: `Snapshot ${id} could not be found.` });
    expect(cinder.lanes.notifications).toEqual([]);
  });

  test('asks the driver for no more than it got to', () => {
    const methods = (script: Script): string[] => {
      const cinder = services();
      accept(cinder);
      return finish(cinder, script).map(({ method }) => method);
    };
    expect(methods({ manage_existing_snapshot_get_size: refuses('InvalidInput') })).toEqual(['manage_existing_snapshot_get_size']);
    expect(methods({ manage_existing_snapshot_get_size: returns('x') })).toEqual(['manage_existing_snapshot_get_size']);
    expect(methods({ manage_existing_snapshot: refuses('InvalidInput') })).toEqual(['manage_existing_snapshot_get_size', 'manage_existing_snapshot']);
  });
});

describe('the log of a failed flow', () => {
  const FLOWS = 'cinder.volume.flows.manager.manage_existing_snapshot';
  const task = (name: string, to: string, from: string, addon = ''): string =>
    `WARNING cinder.volume.manager Task '${FLOWS}.${name};snapshot:manage_existing${addon}' transitioned into state '${to}' from state '${from}'`;
  const reverted = (name: string, addon = ''): string => task(name, 'REVERTED', 'REVERTING', addon);
  const failed = (name: string): string => task(name, 'FAILURE', 'RUNNING');
  const rest = (id: string): string[] => [
    reverted('NotifySnapshotActionTask', ', manage_existing_snapshot.start'),
    `ERROR ${FLOWS} Snapshot ${id}: create failed`,
    reverted('ExtractSnapshotRefTask'),
    "WARNING cinder.volume.manager Flow 'snapshot_manage_existing_manager' transitioned into state 'REVERTED' from state 'RUNNING'",
    'ERROR oslo_messaging.rpc.server Exception during message handling',
  ];

  // As recorded for three failures on Ceph, without the ids of tasks.
  test('is as recorded when get_size refuses', () => {
    const { cinder, id } = run({ manage_existing_snapshot_get_size: refuses('ManageExistingInvalidReference') });
    expect(logOf(cinder)).toEqual([failed('PrepareForQuotaReservationTask'), reverted('PrepareForQuotaReservationTask'), ...rest(id)]);
  });

  test('is as recorded when the quota has no room for the real size', () => {
    const { cinder, id } = run({ manage_existing_snapshot_get_size: returns(int(5)) }, (each) => putQuota(each, 'gigabytes', { limit: 3, in_use: 2 }));
    expect(logOf(cinder)).toEqual([
      `WARNING cinder.quota_utils Quota exceeded for ${PROJECT}, tried to create 5G snapshot (3G of 3G already consumed).`,
      failed('QuotaReserveTask'), reverted('QuotaReserveTask'), reverted('PrepareForQuotaReservationTask'), ...rest(id),
    ]);
  });

  test('is as recorded when manage crashes', () => {
    const { cinder, id } = run({ manage_existing_snapshot: crashes('InvalidArgument') });
    expect(logOf(cinder)).toEqual([
      failed('ManageExistingTask'), reverted('ManageExistingTask'), reverted('QuotaReserveTask'), reverted('PrepareForQuotaReservationTask'), ...rest(id),
    ]);
  });
});

test('a failure of our own is not taken for one of Python', () => {
  const cinder = services();
  accept(cinder);
  const broken = { get kind(): Outcome['kind'] { throw new RangeError('ours'); } } as Outcome;
  expect(() => finish(cinder, { manage_existing_snapshot_get_size: broken })).toThrow(new RangeError('ours'));
});

test('a driver that is not initialized is not called: the snapshot ends in error, and its quota stays taken', () => {
  const { cinder, id } = run({}, ({ world }) => world.services.update('vm@lvm', { initialized: false }));
  expect(cinder.world.snapshots.get(id)?.status).toBe('error');
  expect(tasksOf(cinder)).toEqual(failedAt('PrepareForQuotaReservationTask'));
  expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [1, 0]]);
  expect([cinder.lanes.notifications, cinder.lanes.userMessages]).toEqual([[START], []]);
  expect(logOf(cinder)[0]).toBe('ERROR cinder.volume.flows.manager.manage_existing_snapshot Unable to manage existing snapshot. Volume driver lvm not initialized.');
  expect(lastException(cinder)).toEqual({ class: 'DriverNotInitialized', message: 'Volume driver not ready.' });
});

describe('without sizes in the quota', () => {
  const withoutSizes = (size: Json, limit = -1): Run => {
    const cinder: Services = { ...services(), options: { ...DEFAULT_OPTIONS, no_snapshot_gb_quota: true } };
    putQuota(cinder, 'gigabytes', { limit });
    const id = accept(cinder);
    finish(cinder, { manage_existing_snapshot_get_size: returns(size) });
    return { cinder, id };
  };

  test('only the snapshot itself is taken, whatever its size and the limit', () => {
    const { cinder, id } = withoutSizes(int(9), 0);
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'available', volume_size: 9 });
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [0, 0]]);
  });

  test('a size that is no number is found out only when it is stored', () => {
    const { cinder, id } = withoutSizes('many');
    expect(cinder.world.snapshots.get(id)?.status).toBe('error');
    expect(tasksOf(cinder)).toEqual(failedAt('ManageExistingTask'));
  });
});

test('a snapshot is named after the template', () => {
  const cinder: Services = { ...services(), options: { ...DEFAULT_OPTIONS, snapshot_name_template: 'snap-%s.x' } };
  const id = accept(cinder);
  expect(finish(cinder)).toMatchObject([{ snapshot: { name: `snap-${id}.x` } }, { snapshot: { name: `snap-${id}.x` } }]);
});

describe('when the database refuses the model update', () => {
  const refused = (answer: Json, times = 1): Run => run(
    { manage_existing_snapshot_get_size: returns(int(3)), manage_existing_snapshot: returns(answer) },
    ({ world }) => world.faults.put({ id: 'f', during: 'manage_existing_snapshot', at: 'model-update', n: 1, effect: 'fails', times }),
  );

  test('all is taken back but for what the API took; the row keeps nothing of it', () => {
    const { cinder, id } = refused(object([['provider_id', 'p']]));
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'error', volume_size: 1, provider_id: null });
    expect(tasksOf(cinder)).toEqual(failedAt('ManageExistingTask'));
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [1, 0]]);
    expect(cinder.lanes.notifications).toEqual([START]);
    expect(cinder.world.faults.all()).toEqual([]);
  });

  test('the log has the update, and the exception that Cinder makes of the refusal', () => {
    const { cinder, id } = refused(object([['provider_id', "it's"]]));
    expect(logOf(cinder).slice(0, 2)).toEqual([
      'ERROR cinder.db.api Error writing field to database',
      `ERROR cinder.volume.flows.manager.manage_existing_snapshot Failed updating model of snapshot ${id} with creation provided model {'provider_id': "it's", 'volume_size': 3}.`,
    ]);
    expect(cinder.lanes.log[0]?.exception?.class).toBe('DBDataError');
    expect([cinder.lanes.log[1]?.exception, lastException(cinder)]).toEqual(Array(2).fill({ class: 'Invalid', message: 'Error writing field to database' }));
  });

  test('its metadata are stored all the same, as they were written before', () => {
    const { cinder, id } = refused(object([['provider_id', 'p'], ['metadata', object([['a', 'b']])]]));
    expect(cinder.world.snapshots.get(id)).toMatchObject({ status: 'error', provider_id: null, metadata: object([['a', 'b']]) });
  });

  test('no update at all is refused as well, for the size is stored with it', () => {
    const { cinder, id } = refused(null, 2);
    expect(cinder.world.snapshots.get(id)?.status).toBe('error');
    expect(cinder.world.faults.get('f')?.times).toBe(1);
  });

  test('it is not asked when a field can not hold its value, of which the log has only the end', () => {
    const { cinder } = refused(object([['provider_id', []]]));
    expect(cinder.world.faults.all()).toHaveLength(1);
    expect(logOf(cinder).filter((line) => line.includes('Failed updating model'))).toEqual([]);
    expect(lastException(cinder)).toMatchObject({ class: 'ValueError' });
  });
});

test('a model update for another id finds no row; the log has it, and the snapshot ends in error', () => {
  const { cinder, id } = run({ manage_existing_snapshot: returns(object([['id', 'x']])) });
  expect(cinder.world.snapshots.get(id)?.status).toBe('error');
  expect(logOf(cinder)[0]).toBe(
    `ERROR cinder.volume.flows.manager.manage_existing_snapshot Failed updating model of snapshot ${id} with creation provided model {'id': 'x', 'volume_size': 1}.`,
  );
  expect(lastException(cinder)).toEqual({ class: 'SnapshotNotFound', message: 'Snapshot x could not be found.' });
});
