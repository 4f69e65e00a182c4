import { describe, expect, test } from 'vitest';
import type { Services } from '../../../core/cinder/calling.ts';
import { settle } from '../../../core/cinder/settle.ts';
import { answer, accept, drive, finish, post, putSnapshot, services, SNAPSHOT } from './services.ts';

const under_way = ({ world }: Services): string[] => world.casts.all().map(({ to, method }) => `${to} ${method}`);

describe('settling', () => {
  test('up to the API does nothing', () => {
    const cinder = services();
    accept(cinder);
    cinder.world.takeChanges();
    expect(drive(settle(cinder, 'api')).calls).toEqual([]);
    expect(cinder.world.takeChanges()).toEqual({});
    expect(under_way(cinder)).toEqual(['scheduler manage_existing_snapshot']);
  });

  test('up to the scheduler passes the message on, and asks no driver', () => {
    const cinder = services();
    const id = accept(cinder);
    expect(drive(settle(cinder, 'scheduler')).calls).toEqual([]);
    expect(under_way(cinder)).toEqual(['manager manage_existing_snapshot']);
    expect(cinder.world.snapshots.get(id)?.status).toBe('creating');
    expect(cinder.lanes.notifications).toEqual([]);
  });

  test('to the end from any point comes to the same', () => {
    const ends = [[], ['api'], ['scheduler'], ['api', 'scheduler', 'scheduler']] as const;
    const states = ends.map((points) => {
      const cinder = services();
      accept(cinder);
      for (const point of points) drive(settle(cinder, point));
      finish(cinder);
      return { state: cinder.world.state(), lanes: cinder.lanes };
    });
    expect(new Set(states.map((each) => JSON.stringify(each, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))).size).toBe(1);
    expect(states[0]?.state.snapshots).toMatchObject([{ status: 'available' }]);
    expect(states[0]?.state.casts).toEqual([]);
  });

  test('delivers the oldest message first', () => {
    const cinder = services();
    const first = accept(cinder);
    const second = accept(cinder);
    putSnapshot(cinder);
    answer(cinder, post(`snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
    expect(finish(cinder).map((call) => `${call.method} ${'snapshot' in call ? call.snapshot.id : call.host}`)).toEqual([
      `manage_existing_snapshot_get_size ${first}`, `manage_existing_snapshot ${first}`,
      `manage_existing_snapshot_get_size ${second}`, `manage_existing_snapshot ${second}`,
      `unmanage_snapshot ${SNAPSHOT}`,
    ]);
  });

  test('when nothing is under way does nothing', () => {
    const cinder = services();
    expect(finish(cinder)).toEqual([]);
    expect(cinder.world.takeChanges()).toEqual({});
  });
});
