import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../../core/backend/table.ts';
import { TABLE_NAMES, type ChangeSet } from '../../../core/world/changes.ts';
import { DEFAULT_NOW, World } from '../../../core/world/world.ts';
import { anObject } from '../backend/objects.ts';
import { carryOut, operations } from './operations.ts';

describe('a world', () => {
  test('begins empty, with seed 0 at the start of 2026', () => {
    const world = World.empty();
    expect(world.state()).toEqual({
      objects: [], volumes: [], snapshots: [], quotas: [], services: [], volume_types: [], casts: [], faults: [],
      clock: [{ id: 'clock', seed: 0, now: Date.UTC(2026, 0, 1), issued: 0 }],
    });
    expect(world.takeChanges()).toEqual({});
  });

  test('made from a state has that state, and has not changed', () => {
    fc.assert(
      fc.property(operations, (all) => {
        const world = World.empty(3, 5_000);
        carryOut(world, all);
        const again = World.from(world.state());
        expect(again.state()).toEqual(world.state());
        expect(again.takeChanges()).toEqual({});
      }),
    );
  });

  test('made from a state finds its objects by name', () => {
    const world = World.empty();
    world.objects.put(anObject('a', { name: 'tuesday' }));
    expect(World.from(world.state()).objects.named('tuesday')).toEqual([anObject('a', { name: 'tuesday' })]);
  });

  test('is not made from a state without a clock, or with two', () => {
    const state = World.empty().state();
    const [clock] = state.clock;
    expect(() => World.from({ ...state, clock: [] })).toThrow(RangeError);
    expect(() => World.from({ ...state, clock: clock ? [clock, { ...clock, id: 'other' as 'clock' }] : [] })).toThrow(RangeError);
  });

  test.each(TABLE_NAMES.filter((name) => name !== 'clock'))('tells what changed in table %s under that name', (name) => {
    const world = World.empty();
    const table = world[name] as unknown as Table<{ readonly id: string }>;
    table.put({ id: 'a' });
    expect(world.takeChanges()).toEqual({ [name]: { added: [{ id: 'a' }], updated: [], removed: [] } });
    expect(world.state()[name]).toEqual([{ id: 'a' }]);
  });

  test('shows drivers the rows of Cinder', () => {
    const world = World.empty();
    expect(world.rows()).toEqual({ volumes: [], snapshots: [] });
  });
});

describe('the clock', () => {
  test('stands still until it is advanced', () => {
    const world = World.empty(0, 1_000);
    expect(world.now).toBe(1_000);
    world.advance(90);
    expect(world.now).toBe(91_000);
    expect(world.takeChanges().clock?.updated.map(([from, to]) => [from.now, to.now])).toEqual([[1_000, 91_000]]);
  });
});

describe('ids', () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const give = (world: World, count: number): string[] => Array.from({ length: count }, () => world.newId());

  test('are the same for the same seed, in the same order', () => {
    expect(give(World.empty(5), 20)).toEqual(give(World.empty(5), 20));
    expect(give(World.empty(5, DEFAULT_NOW + 1), 20)).toEqual(give(World.empty(5), 20));
  });

  test('are UUIDs, each another one, and others for another seed', () => {
    const ids = [...give(World.empty(5), 20), ...give(World.empty(6), 20)];
    expect(new Set(ids).size).toBe(40);
    for (const id of ids) expect(id).toMatch(UUID);
  });

  test('are counted', () => {
    const world = World.empty(5);
    give(world, 2);
    world.newObjectId();
    expect(world.clock.get('clock')?.issued).toBe(3);
  });

  test('go on where they were when a world is made from a state', () => {
    const world = World.empty(5);
    const first = give(world, 3);
    const rest = give(World.from(world.state()), 3);
    expect([...first, ...rest]).toEqual(give(World.empty(5), 6));
  });

  test('of objects on the array are never those of Cinder, in whatever worlds of one seed they were given out', () => {
    const ofCinder = give(World.empty(5), 20);
    const array = World.empty(5);
    const ofObjects = Array.from({ length: 20 }, () => array.newObjectId());
    expect(new Set([...ofCinder, ...ofObjects]).size).toBe(40);
    for (const id of ofObjects) expect(id).toMatch(UUID);
  });
});

describe('changes that do not fit are refused', () => {
  const was = anObject('a', { name: 'tuesday' });
  const other = anObject('a', { name: 'friday' });
  const changes = (set: Partial<NonNullable<ChangeSet['objects']>>): ChangeSet => ({ objects: { added: [], updated: [], removed: [], ...set } });

  function refusal(there: typeof was | undefined, set: ChangeSet): string {
    const world = World.empty();
    if (there) world.objects.put(there);
    const before = world.state();
    let text = 'not refused';
    try {
      world.apply(set);
    } catch (failure) {
      text = failure instanceof RangeError ? failure.message : String(failure);
      expect(world.state()).toEqual(before);
    }
    return text;
  }

  test.each([
    ['an update of a row that is not there', undefined, changes({ updated: [[was, other]] }), 'The change starts from row a of objects, which is not there.'],
    ['a removal of a row that is not there', undefined, changes({ removed: [was] }), 'The change starts from row a of objects, which is not there.'],
    ['an update of a row that is another by now', other, changes({ updated: [[was, was]] }), 'The change starts from row a of objects, which is another by now.'],
    ['a removal of a row that is another by now', other, changes({ removed: [was] }), 'The change starts from row a of objects, which is another by now.'],
    ['a row that is there already', was, changes({ added: [was] }), 'The change adds row a to objects, where it is already.'],
  ])('%s', (_what, there, set, text) => {
    expect(refusal(there, set)).toBe(text);
  });

  test('as a whole: of a set whose last part does not fit, nothing is done', () => {
    const clock = { id: 'clock', seed: 9, now: 0, issued: 0 } as const;
    const set: ChangeSet = { objects: { added: [was], updated: [], removed: [] }, clock: { added: [], updated: [[clock, clock]], removed: [] } };
    expect(refusal(undefined, set)).toBe('The change starts from row clock of clock, which is another by now.');
  });

  test('and those that fit are not, though their rows are copies', () => {
    const world = World.empty();
    world.objects.put(was);
    world.apply(changes({ updated: [[structuredClone(was), other]] }));
    expect(world.objects.all()).toEqual([other]);
  });
});
