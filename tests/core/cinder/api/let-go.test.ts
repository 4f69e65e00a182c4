import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import type { ApiRequest } from '../../../../core/cinder/api/http.ts';
import { answer, finish, logOf, post, PROJECT, putSnapshot, refuses, returns, services, SNAPSHOT } from '../services.ts';

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
