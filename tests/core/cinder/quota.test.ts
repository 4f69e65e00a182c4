import { describe, expect, test } from 'vitest';
import { commit, quotaOf, reserve, rollback, type Deltas } from '../../../core/cinder/quota.ts';
import { float, int, type Json } from '../../../core/value/json.ts';
import { logOf, PROJECT, putQuota, services, used } from './services.ts';

function refusal(deltas: Deltas, size: Json, limits: { snapshots?: number; gigabytes?: number }): { text: string; log: string[] } {
  const cinder = services();
  for (const [resource, limit] of Object.entries(limits)) putQuota(cinder, resource, { limit, in_use: 3, reserved: 1 });
  const before = cinder.world.quotas.all();
  try {
    reserve(cinder.world, cinder.lanes, PROJECT, deltas, size);
  } catch (failure) {
    expect(cinder.world.quotas.all()).toEqual(before);
    return { text: String(failure), log: logOf(cinder) };
  }
  return { text: 'enough', log: logOf(cinder) };
}

describe('a reservation', () => {
  test('is reserved, then in use once it is committed', () => {
    const { world, lanes } = services();
    const reservation = reserve(world, lanes, PROJECT, { snapshots: 1, gigabytes: 7 }, int(7));
    expect([quotaOf(world, PROJECT, 'snapshots'), quotaOf(world, PROJECT, 'gigabytes')]).toMatchObject([
      { limit: 10, in_use: 0, reserved: 1 },
      { limit: 1000, in_use: 0, reserved: 7 },
    ]);
    commit(world, reservation);
    expect([quotaOf(world, PROJECT, 'snapshots'), quotaOf(world, PROJECT, 'gigabytes')]).toMatchObject([
      { in_use: 1, reserved: 0 },
      { in_use: 7, reserved: 0 },
    ]);
  });

  test('is gone once it is rolled back', () => {
    const { world, lanes } = services();
    const kept = reserve(world, lanes, PROJECT, { gigabytes: 2 });
    rollback(world, reserve(world, lanes, PROJECT, { snapshots: 1, gigabytes: 7 }));
    expect([quotaOf(world, PROJECT, 'snapshots').reserved, quotaOf(world, PROJECT, 'gigabytes').reserved]).toEqual([0, 2]);
    rollback(world, kept);
    expect(quotaOf(world, PROJECT, 'gigabytes')).toMatchObject({ in_use: 0, reserved: 0 });
  });

  test('of a negative amount takes effect with the commit only', () => {
    const cinder = services();
    putQuota(cinder, 'gigabytes', { in_use: 5, reserved: 1 });
    const back = reserve(cinder.world, cinder.lanes, PROJECT, { gigabytes: -3 });
    expect(used(cinder, 'gigabytes')).toEqual([5, 1]);
    rollback(cinder.world, back);
    expect(used(cinder, 'gigabytes')).toEqual([5, 1]);
    commit(cinder.world, back);
    expect(used(cinder, 'gigabytes')).toEqual([2, 1]);
    expect(logOf(cinder)).toEqual([]);
  });

  test('may give back all that is in use', () => {
    const cinder = services();
    putQuota(cinder, 'snapshots', { in_use: 1 });
    commit(cinder.world, reserve(cinder.world, cinder.lanes, PROJECT, { snapshots: -1, gigabytes: 0 }));
    expect(used(cinder, 'snapshots')).toEqual([0, 0]);
    expect(logOf(cinder)).toEqual([]);
  });

  test('gives back no more than there is in use, and warns', () => {
    const cinder = services();
    putQuota(cinder, 'gigabytes', { in_use: 2 });
    commit(cinder.world, reserve(cinder.world, cinder.lanes, PROJECT, { snapshots: -1, gigabytes: -3 }));
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[0, 0], [0, 0]]);
    expect(logOf(cinder)).toEqual([
      'WARNING cinder.db.api Reservation would make usage less than 0 for the following resources, so on commit they will be limited ' +
        "to prevent going below 0: ['snapshots', 'gigabytes']",
    ]);
  });

  test('counts for its own project', () => {
    const { world, lanes } = services();
    commit(world, reserve(world, lanes, 'another', { snapshots: 1 }));
    expect([quotaOf(world, 'another', 'snapshots').in_use, quotaOf(world, PROJECT, 'snapshots').in_use]).toEqual([1, 0]);
  });
});

describe('the limit', () => {
  test('may be reached, what is reserved included, but not passed', () => {
    expect(refusal({ gigabytes: 2 }, int(2), { gigabytes: 6 }).text).toBe('enough');
    expect(refusal({ gigabytes: 3 }, int(3), { gigabytes: 6 }).text).not.toBe('enough');
  });

  test('is none at −1, and may be passed by less', () => {
    expect(refusal({ snapshots: 1000, gigabytes: 1_000_000 }, int(1), { snapshots: -1, gigabytes: -1 }).text).toBe('enough');
    expect(refusal({ gigabytes: -1 }, null, { gigabytes: 1 }).text).toBe('enough');
  });

  test('that is passed already lets nothing more through, not even nothing', () => {
    expect(refusal({ gigabytes: 0 }, int(1), { gigabytes: 3 }).text).toContain('VolumeSizeExceedsAvailableQuota');
  });

  test('of snapshots, in words', () => {
    expect(refusal({ snapshots: 1 }, int(5), { snapshots: 4 })).toEqual({
      text: 'SnapshotLimitExceeded: Maximum number of snapshots allowed (4) exceeded',
      log: [`WARNING cinder.quota_utils Quota exceeded for ${PROJECT}, tried to create snapshot (4 snapshots already consumed).`],
    });
  });

  const gigabytes = (requested: string): string =>
    `VolumeSizeExceedsAvailableQuota: Requested volume or snapshot exceeds allowed gigabytes quota. Requested ${requested}G, quota is 4G and 4G has been consumed.`;
  const warning = (size: number): string =>
    `WARNING cinder.quota_utils Quota exceeded for ${PROJECT}, tried to create ${size}G snapshot (4G of 4G already consumed).`;

  test.each<[what: string, size: Json, text: string, log: string[]]>([
    ['an integer', int(5), '5', [warning(5)]],
    ['a float, cut in the log', float(5.75), '5.75', [warning(5)]],
    ['a boolean', true, 'True', [warning(1)]],
    ['a text, which the log can not print', '5', '5', []],
  ])('of gigabytes, in words: a size that is %s', (_what, size, text, log) => {
    expect(refusal({ gigabytes: 1 }, size, { gigabytes: 4 })).toEqual({ text: gigabytes(text), log });
  });

  test('of gigabytes is named before that of snapshots', () => {
    expect(refusal({ snapshots: 1, gigabytes: 1 }, int(1), { snapshots: 1, gigabytes: 1 }).text).toContain('VolumeSizeExceedsAvailableQuota');
  });
});
