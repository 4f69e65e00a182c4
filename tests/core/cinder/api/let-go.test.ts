import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import type { ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { Services } from '../../../../core/cinder/calling.ts';
import { answer, finish, logOf, post, PROJECT, putQuota, putSnapshot, refuses, returns, services, SNAPSHOT, used, VOLUME } from '../services.ts';

const remove = (headers: Readonly<Record<string, string>> = {}): ApiRequest => ({ method: 'DELETE', path: `/v3/${PROJECT}/snapshots/${SNAPSHOT}`, headers, body: null });

describe('DELETE of a snapshot', () => {
  test('has the driver delete it, and the row goes', () => {
    const cinder = services();
    putSnapshot(cinder);
    expect(answer(cinder, remove())).toMatchObject({ status: 202, body: null });
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('deleting');
    expect(finish(cinder, { delete_snapshot: returns(null) }).map(({ method }) => method)).toEqual(['delete_snapshot']);
    expect(cinder.world.snapshots.get(SNAPSHOT)).toBeUndefined();
    expect(cinder.lanes.log.at(-1)?.message).toBe('Delete snapshot completed successfully.');
  });

  test('leaves a busy snapshot available, and tells the user', () => {
    const cinder = services();
    putSnapshot(cinder);
    answer(cinder, remove());
    finish(cinder, { delete_snapshot: refuses('SnapshotIsBusy') });
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('available');
    expect(cinder.lanes.userMessages).toEqual([{ event_id: 'VOLUME_VOLUME_SNAPSHOT_010_015', user_message: 'delete snapshot:Snapshot is busy.' }]);
  });

  test('is refused on a frozen backend, where an unmanage is not', () => {
    const cinder = services();
    putSnapshot(cinder);
    cinder.world.services.update('vm@lvm', { frozen: true });
    const { status, body } = answer(cinder, remove());
    expect([status, fromJson(body)]).toEqual([400, {
      badRequest: { code: 400, message: 'Invalid input received: Modification operations are not allowed on frozen storage backends.' },
    }]);
    expect(answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}')).status).toBe(202);
  });

  test('is for members of its project; those of another do not see it', () => {
    const cinder = services();
    putSnapshot(cinder);
    const as = (project: string): Record<string, string> => ({ 'X-Roles': 'member', 'X-Project-Id': project });
    const elsewhere = { ...remove(as('feed')), path: `/v3/feed/snapshots/${SNAPSHOT}` };
    expect(answer(cinder, elsewhere).status).toBe(404);
    expect(answer(cinder, remove(as(PROJECT))).status).toBe(202);
    expect(logOf(cinder)).toEqual([]);
  });
});

test('a message to a host that has no service is lost: the row stays as it is', () => {
  const cinder = services();
  putSnapshot(cinder);
  cinder.world.services.remove('vm@lvm');
  answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
  expect(finish(cinder)).toEqual([]);
  expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('unmanaging');
});

const force = (): ApiRequest => post(`snapshots/${SNAPSHOT}/action`, '{"os-force_delete": {}}');

describe('os-force_delete', () => {
  test.each(['creating', 'error_deleting', 'available'] as const)('has a snapshot deleted that is %s', (status) => {
    const cinder = services();
    putSnapshot(cinder, { status });
    const answered = answer(cinder, force());
    expect([answered.status, answered.headers['content-type']]).toEqual([202, 'application/json']);
    expect(finish(cinder, { delete_snapshot: returns(null) }).map(({ method }) => method)).toEqual(['delete_snapshot']);
    expect(cinder.world.snapshots.get(SNAPSHOT)).toBeUndefined();
  });

  test('is not for one of a group, nor on a frozen backend, nor for members', () => {
    const said = (cinder: Services, request = force()): unknown => fromJson(answer(cinder, request).body);
    const grouped = services();
    putSnapshot(grouped, { group_snapshot_id: 'g' });
    expect(said(grouped)).toEqual({ badRequest: { code: 400, message: 'Invalid snapshot: Snapshot  must not be part of a group.' } });
    const frozen = services();
    putSnapshot(frozen);
    frozen.world.services.update('vm@lvm', { frozen: true });
    expect(said(frozen)).toMatchObject({ badRequest: { code: 400 } });
    const headers = { ...force().headers, 'X-Roles': 'member' };
    expect(said(frozen, { ...force(), headers })).toMatchObject({ forbidden: { message: expect.stringContaining('snapshot_admin_actions:force_delete') } });
  });
});

test('a DELETE looks at the host of the volume, which must have one', () => {
  const cinder = services({ host: null });
  putSnapshot(cinder, { status: 'creating' });
  expect(fromJson(answer(cinder, remove()).body)).toEqual({ badRequest: { code: 400, message: 'Invalid volume: volume is not assigned to a host' } });
});

describe('without the volume', () => {
  const volumeGone = (): Services => {
    const cinder = services();
    putSnapshot(cinder);
    cinder.world.volumes.remove(VOLUME);
    return cinder;
  };
  const missing = { status: 404, body: { itemNotFound: { code: 404, message: `Volume ${VOLUME} could not be found.` } } };
  const plain = ({ status, body }: ReturnType<typeof answer>): unknown => ({ status, body: fromJson(body) });

  test('a DELETE is refused and nothing has changed', () => {
    const cinder = volumeGone();
    expect(plain(answer(cinder, remove()))).toEqual(missing);
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('available');
  });

  test('an unmanage is refused when the status has changed', () => {
    const cinder = volumeGone();
    expect(plain(answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}')))).toEqual(missing);
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('unmanaging');
    expect(cinder.world.casts.all()).toEqual([]);
  });
});

test('a second message about a snapshot calls the driver as well, and gives the quota back once more', () => {
  const cinder = services();
  putSnapshot(cinder);
  putQuota(cinder, 'snapshots', { in_use: 3 });
  answer(cinder, remove());
  answer(cinder, force());
  expect(finish(cinder, { delete_snapshot: returns(null) }).map(({ method }) => method)).toEqual(['delete_snapshot', 'delete_snapshot']);
  expect(used(cinder, 'snapshots')).toEqual([1, 0]);
  expect(cinder.lanes.notifications).toEqual(['snapshot.delete.start', 'snapshot.delete.end', 'snapshot.delete.start', 'snapshot.delete.end']);
});
