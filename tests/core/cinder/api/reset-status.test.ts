import { describe, expect, test } from 'vitest';
import { answer, post, putSnapshot, services, SNAPSHOT, VOLUME } from '../services.ts';

function reset(of: 'snapshots' | 'volumes', fields: string): { status: number; said: string; row: unknown; events: readonly string[] } {
  const cinder = services();
  putSnapshot(cinder);
  const id = of === 'snapshots' ? SNAPSHOT : VOLUME;
  const { status, body } = answer(cinder, post(`${of}/${id}/action`, `{"os-reset_status": ${fields}}`));
  const row = of === 'snapshots' ? cinder.world.snapshots.get(id)?.status : cinder.world.volumes.get(id)?.status;
  return { status, said: JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)), row, events: cinder.lanes.notifications };
}

describe('os-reset_status', () => {
  test('writes a status, in small letters', () => {
    expect(reset('snapshots', '{"status": "Error_Deleting"}')).toMatchObject({
      status: 202, row: 'error_deleting', events: ['snapshot.reset_status.start', 'snapshot.reset_status.end'],
    });
    expect(reset('volumes', '{"status": "maintenance", "migration_status": null}')).toMatchObject({ status: 202, row: 'maintenance' });
  });

  test.each([
    ['snapshots', '{}', "'status' is a required property"],
    ['snapshots', '{"status": 5}', "5 is not of type 'string'"],
    ['snapshots', '{"status": "gone"}', 'Snapshot status: gone is invalid, valid statuses are: '],
    ['snapshots', '{"status": "error", "x": 1}', "('x' was unexpected)"],
    ['snapshots', '{"Status": "error"}', "'status' is a required property"],
    ['snapshots', '{"status": "gone", "x": 1}', "statuses are: ('error', 'available', 'creating'"],
    ['volumes', '{"x": 1}', "Must specify 'status', 'attach_status' or 'migration_status' for update."],
    ['volumes', '{"status": 5}', "5 is not of type 'string', 'null'"],
    ['volumes', '{"status": "error", "x": 1}', "('x' was unexpected)"],
    ['volumes', '{"attach_status": "gone"}', "Volume attach status: gone is invalid, valid statuses are: ['attached', 'detached']."],
    ['volumes', '{"migration_status": "gone"}', "Volume migration status: gone is invalid, valid statuses are: ('migrating', "],
    ['volumes', '{}', "Must specify 'status', 'attach_status' or 'migration_status' for update."],
    ['volumes', '{"status": "gone"}', 'Volume status: gone is invalid'],
    ['volumes', '{"status": "deleting"}', 'Cannot reset-state to deleting'],
    ['volumes', '{"status": "in-use"}', 'because volume does not have any attachments.'],
  ] as const)('refuses for %s %s', (of, fields, text) => {
    const answered = reset(of, fields);
    expect(answered).toMatchObject({ status: 400, row: 'available', events: [] });
    expect(answered.said).toContain(text);
  });
});
