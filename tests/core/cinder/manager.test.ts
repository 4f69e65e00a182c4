import { describe, expect, test } from 'vitest';
import type { Services, WantedCall } from '../../../core/cinder/calling.ts';
import { DEFAULT_OPTIONS } from '../../../core/interface.ts';
import { answer, crashes, finish, logOf, post, PROJECT, putQuota, putSnapshot, refuses, services, SNAPSHOT, used, type Script } from './services.ts';

/** An unmanage from the request to its end; what was asked of the driver. */
function unmanage(script: Script = {}): { cinder: Services; calls: WantedCall[] } {
  const cinder = services();
  putSnapshot(cinder, { volume_size: 3 });
  putQuota(cinder, 'snapshots', { in_use: 2 });
  putQuota(cinder, 'gigabytes', { in_use: 7 });
  expect(answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}')).status).toBe(202);
  return { cinder, calls: finish(cinder, script) };
}

const quotaOf = (cinder: Services): unknown => [used(cinder, 'snapshots'), used(cinder, 'gigabytes')];
const FAILED = { event_id: 'VOLUME_VOLUME_SNAPSHOT_010_016', user_message: 'delete snapshot:Snapshot failed to delete.' };

describe('a snapshot is let go', () => {
  test('and its row is gone, its quota given back, with an event before and after', () => {
    const { cinder } = unmanage();
    expect(cinder.world.snapshots.all()).toEqual([]);
    expect(quotaOf(cinder)).toEqual([[1, 0], [4, 0]]);
    expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start', 'snapshot.delete.end']);
    expect(cinder.lanes.userMessages).toEqual([]);
    expect(cinder.lanes.tasks).toEqual([]);
    expect(cinder.lanes.log.map(({ level, logger, message }) => `${level} ${logger} ${message}`)).toEqual([
      'INFO cinder.volume.api Snapshot delete request issued successfully.',
      'INFO cinder.volume.manager Unmanage snapshot completed successfully.',
    ]);
  });

  test('by one call, which shows the driver the snapshot as unmanaging', () => {
    const { calls } = unmanage();
    expect(calls).toMatchObject([{ method: 'unmanage_snapshot', snapshot: { id: SNAPSHOT, status: 'unmanaging', volume_size: 3 } }]);
    expect(calls[0]).not.toHaveProperty('existing_ref');
  });

  test('at the cost of the project that has it', () => {
    const cinder = services();
    putSnapshot(cinder, { project_id: 'another' });
    putQuota(cinder, 'snapshots', { in_use: 2 });
    answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
    finish(cinder);
    expect(used(cinder, 'snapshots')).toEqual([2, 0]);
    expect(cinder.world.quotas.get('another/snapshots')).toMatchObject({ in_use: 0 });
    expect(cinder.world.quotas.get(`${PROJECT}/gigabytes`)).toBeUndefined();
  });
});

describe('a snapshot that is busy', () => {
  test.each([
    ['SnapshotIsBusy', undefined, { event_id: 'VOLUME_VOLUME_SNAPSHOT_010_015', user_message: 'delete snapshot:Snapshot is busy.' }],
    ['StillInUse', ['StillInUse', 'SnapshotIsBusy', 'CinderException'], { event_id: 'VOLUME_VOLUME_SNAPSHOT_010_001', user_message: 'delete snapshot:An unknown error occurred.' }],
  ])('stays as it was: %s', (className, mro, message) => {
    const { cinder } = unmanage({ unmanage_snapshot: refuses(className, 'busy', mro) });
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('available');
    expect(quotaOf(cinder)).toEqual([[2, 0], [7, 0]]);
    expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start']);
    expect(cinder.lanes.userMessages).toEqual([message]);
    expect(logOf(cinder)).toEqual(['ERROR cinder.volume.manager Delete snapshot failed, due to snapshot busy.']);
  });
});

describe('when the driver fails to let go', () => {
  test.each([
    ['a refusal', refuses('SnapshotNotFound', 'Snapshot s could not be found.'), { class: 'SnapshotNotFound', message: 'Snapshot s could not be found.' }],
    ['a crash', crashes('ImageNotFound', '[errno 2]'), { class: 'ImageNotFound', message: '[errno 2]' }],
    ['no answer', { kind: 'timed_out', after_ms: 9 } as const, { class: 'timed out', message: 'no answer within 9 ms' }],
  ])('by %s, the row stays in error_deleting and the user is told', (_what, outcome, exception) => {
    const { cinder } = unmanage({ unmanage_snapshot: outcome });
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('error_deleting');
    expect(quotaOf(cinder)).toEqual([[2, 0], [7, 0]]);
    expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start']);
    expect(cinder.lanes.userMessages).toEqual([FAILED]);
    expect(logOf(cinder)).toEqual(['ERROR oslo_messaging.rpc.server Exception during message handling']);
    expect(cinder.lanes.log.at(-1)?.exception).toEqual(exception);
  });

  test.each([
    ['DriverNotInitialized', '002', 'Driver is not initialized at present.'],
    ['SnapshotLimitExceeded', '006', 'Not enough quota resource for operation.'],
  ])('by a %s, that is what the user is told', (className, id, text) => {
    const { cinder } = unmanage({ unmanage_snapshot: refuses(className) });
    expect(cinder.lanes.userMessages).toEqual([{ event_id: `VOLUME_VOLUME_SNAPSHOT_010_${id}`, user_message: `delete snapshot:${text}` }]);
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('error_deleting');
  });
});

describe('when the driver is not initialized', () => {
  test.each(['unmanage', 'delete'])('it is not called for an %s: the row stays in error_deleting, and the user is told why', (verb) => {
    const cinder = services();
    putSnapshot(cinder);
    cinder.world.services.update('vm@lvm', { initialized: false });
    const path = `/v3/${PROJECT}/snapshots/${SNAPSHOT}`;
    answer(cinder, verb === 'delete' ? { method: 'DELETE', path, headers: {}, body: null } : post(`${path}/action`, '{"os-unmanage": null}'));
    expect(finish(cinder)).toEqual([]);
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('error_deleting');
    expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start']);
    expect(cinder.lanes.userMessages).toEqual([
      { event_id: 'VOLUME_VOLUME_SNAPSHOT_010_002', user_message: 'delete snapshot:Driver is not initialized at present.' },
    ]);
    expect(logOf(cinder)).toEqual([
      'ERROR cinder.volume.volume_utils Volume driver AnyDriver not initialized', 'ERROR oslo_messaging.rpc.server Exception during message handling',
    ]);
    expect(cinder.lanes.log.at(-1)?.exception).toEqual({ class: 'DriverNotInitialized', message: 'Volume driver not ready.' });
  });

  test('of another backend, that does not matter', () => {
    const cinder = services();
    putSnapshot(cinder);
    cinder.world.services.put({ id: 'vm@ceph', disabled: false, up: true, frozen: false, initialized: false, pools: [] });
    answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
    expect(finish(cinder)).toHaveLength(1);
  });
});

test('without sizes in the quota, only the snapshot itself is given back', () => {
  const cinder: Services = { ...services(), options: { ...DEFAULT_OPTIONS, no_snapshot_gb_quota: true } };
  putSnapshot(cinder, { volume_size: 3 });
  putQuota(cinder, 'snapshots', { in_use: 2 });
  putQuota(cinder, 'gigabytes', { in_use: 7 });
  answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
  finish(cinder);
  expect(quotaOf(cinder)).toEqual([[1, 0], [7, 0]]);
});

test('a row that has gone meanwhile makes no difference: the message says what the driver is asked', () => {
  const cinder = services();
  putSnapshot(cinder);
  putQuota(cinder, 'snapshots', { in_use: 1 });
  putQuota(cinder, 'gigabytes', { in_use: 1 });
  answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
  cinder.world.snapshots.remove(SNAPSHOT);
  expect(finish(cinder)).toMatchObject([{ method: 'unmanage_snapshot', snapshot: { id: SNAPSHOT, status: 'unmanaging' } }]);
  expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start', 'snapshot.delete.end']);
  expect([used(cinder, 'snapshots'), logOf(cinder)]).toEqual([[0, 0], []]);
});
