import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmpty, reverse, squash } from '../../../core/world/changes.ts';
import { World } from '../../../core/world/world.ts';
import { anObject } from '../backend/objects.ts';
import { asSets, carryOut, changesAsSets, operations } from './operations.ts';

const tuesday = anObject('t', { name: 'tuesday' });
const friday = anObject('t', { name: 'friday' });
const sunday = anObject('t', { name: 'sunday' });

/** A world with these objects, their coming forgotten. */
function worldOf(...objects: readonly (typeof tuesday)[]): World {
  const world = World.empty();
  for (const object of objects) world.objects.put(object);
  world.takeChanges();
  return world;
}

describe('a change set names', () => {
  test('rows that came', () => {
    const world = worldOf();
    world.objects.put(tuesday);
    expect(world.takeChanges()).toEqual({ objects: { added: [tuesday], updated: [], removed: [] } });
  });

  test('rows that changed, as they were and as they are', () => {
    const world = worldOf(tuesday);
    world.objects.update('t', { name: 'friday' });
    expect(world.takeChanges()).toEqual({ objects: { added: [], updated: [[tuesday, friday]], removed: [] } });
  });

  test('rows that went', () => {
    const world = worldOf(tuesday);
    world.objects.remove('t');
    expect(world.takeChanges()).toEqual({ objects: { added: [], updated: [], removed: [tuesday] } });
  });

  test('each change once, and nothing when it is asked again', () => {
    const world = worldOf();
    world.objects.put(tuesday);
    expect(isEmpty(world.takeChanges())).toBe(false);
    expect(world.takeChanges()).toEqual({});
    expect(isEmpty(world.takeChanges())).toBe(true);
  });
});

describe('a change set names only what remains', () => {
  test('of a row that came and was changed: the last row, as one that came', () => {
    const world = worldOf();
    world.objects.put(tuesday);
    world.objects.put(friday);
    expect(world.takeChanges()).toEqual({ objects: { added: [friday], updated: [], removed: [] } });
  });

  test('of a row that was changed twice: from the first to the last', () => {
    const world = worldOf(tuesday);
    world.objects.put(friday);
    world.objects.put(sunday);
    expect(world.takeChanges()).toEqual({ objects: { added: [], updated: [[tuesday, sunday]], removed: [] } });
  });

  test('of a row that was changed and went: the row that was there first', () => {
    const world = worldOf(tuesday);
    world.objects.put(friday);
    world.objects.remove('t');
    expect(world.takeChanges()).toEqual({ objects: { added: [], updated: [], removed: [tuesday] } });
  });

  test('of a row that went and came again: the change', () => {
    const world = worldOf(tuesday);
    world.objects.remove('t');
    world.objects.put(friday);
    expect(world.takeChanges()).toEqual({ objects: { added: [], updated: [[tuesday, friday]], removed: [] } });
  });

  test('of a row that came and went: nothing', () => {
    const world = worldOf();
    world.objects.put(tuesday);
    world.objects.remove('t');
    expect(world.takeChanges()).toEqual({});
  });

  test('of a row that was changed and changed back, or replaced by its like: nothing', () => {
    const world = worldOf(tuesday);
    world.objects.put(friday);
    world.objects.put({ ...tuesday });
    expect(world.takeChanges()).toEqual({});
    world.objects.remove('t');
    world.objects.put({ ...tuesday });
    expect(world.takeChanges()).toEqual({});
  });
});

describe('for whatever is done to a world', () => {
  const done = fc.tuple(operations, operations, operations);

  test('its changes, made to the former world, give the new one', () => {
    fc.assert(
      fc.property(done, ([before, first]) => {
        const world = World.empty();
        carryOut(world, before);
        const copy = World.from(world.state());
        copy.apply(carryOut(world, first));
        expect(asSets(copy.state())).toEqual(asSets(world.state()));
      }),
    );
  });

  test('its changes turned round give the former world', () => {
    fc.assert(
      fc.property(done, ([before, first]) => {
        const world = World.empty();
        carryOut(world, before);
        const former = world.state();
        world.apply(reverse(carryOut(world, first)));
        expect(asSets(world.state())).toEqual(asSets(former));
      }),
    );
  });

  test('two change sets squashed are what one would have been', () => {
    fc.assert(
      fc.property(done, ([before, first, second]) => {
        const world = World.empty();
        carryOut(world, before);
        const copy = World.from(world.state());
        const both = squash(carryOut(world, first), carryOut(world, second));
        expect(changesAsSets(both)).toEqual(changesAsSets(carryOut(copy, [...first, ...second])));
      }),
    );
  });

  test('two change sets squashed have the effect of the first, then the second', () => {
    fc.assert(
      fc.property(done, ([before, first, second]) => {
        const world = World.empty();
        carryOut(world, before);
        const copy = World.from(world.state());
        copy.apply(squash(carryOut(world, first), carryOut(world, second)));
        expect(asSets(copy.state())).toEqual(asSets(world.state()));
      }),
    );
  });

  test('turning round twice is turning round not at all, and a change squashed with its reverse is none', () => {
    fc.assert(
      fc.property(done, ([before, first]) => {
        const world = World.empty();
        carryOut(world, before);
        const changes = carryOut(world, first);
        expect(reverse(reverse(changes))).toEqual(changes);
        expect(squash(changes, reverse(changes))).toEqual({});
      }),
    );
  });
});
