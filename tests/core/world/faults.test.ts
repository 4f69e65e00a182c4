import { describe, expect, test } from 'vitest';
import { arrayOver } from '../../../core/backend/array.ts';
import { BackendFault } from '../../../core/errors.ts';
import type { Backend } from '../../../core/interface.ts';
import { faultGate } from '../../../core/world/faults.ts';
import type { ArmedFault } from '../../../core/world/rows.ts';
import { World } from '../../../core/world/world.ts';
import { anObject, objectId } from '../backend/objects.ts';

const A = objectId('a');
const CALL = 'manage_existing_snapshot';

function worldWith(...faults: readonly Partial<ArmedFault>[]): World {
  const world = World.empty();
  world.objects.put(anObject('a'));
  for (const [index, fault] of faults.entries()) {
    world.faults.put({ id: `f${index}`, during: CALL, at: 'any', n: 1, effect: 'fails', times: 1, ...fault });
  }
  return world;
}

/** One call of the driver: which of its requests failed, by how each ended. */
function call(world: World, requests: readonly ((array: Backend) => unknown)[], method = CALL): string[] {
  const array = arrayOver(world.objects, () => world.newObjectId(), faultGate(world, method));
  return requests.map((request) => {
    try {
      request(array);
      return 'done';
    } catch (failure) {
      if (failure instanceof BackendFault) return failure.done ? 'answer lost' : 'failed';
      throw failure;
    }
  });
}

const look = (array: Backend): unknown => array.get(A);
const rename = (name: string) => (array: Backend): unknown => array.rename(A, name);
const REQUESTS = [look, rename('one'), look, rename('two'), rename('three'), look];

describe('a fault strikes', () => {
  test.each([
    ['lookup', {}, ['failed', 'done', 'done', 'done', 'done', 'done']],
    ['first-write', {}, ['done', 'failed', 'done', 'done', 'done', 'done']],
    ['nth-write', { n: 2 }, ['done', 'done', 'done', 'failed', 'done', 'done']],
    ['any', {}, ['failed', 'done', 'done', 'done', 'done', 'done']],
    ['lookup', { times: 2 }, ['failed', 'done', 'failed', 'done', 'done', 'done']],
    ['any', { times: 4 }, ['failed', 'failed', 'failed', 'failed', 'done', 'done']],
    ['first-write', { times: 2 }, ['done', 'failed', 'done', 'done', 'done', 'done']],
    ['nth-write', { n: 4 }, ['done', 'done', 'done', 'done', 'done', 'done']],
    ['model-update', {}, ['done', 'done', 'done', 'done', 'done', 'done']],
  ] as const)('at %s %j', (at, more, ends) => {
    expect(call(worldWith({ at, ...more }), REQUESTS)).toEqual(ends);
  });

  test('the call that it was armed for, and no other', () => {
    const world = worldWith({ at: 'first-write' });
    expect(call(world, REQUESTS, 'unmanage_snapshot')).toEqual(Array(6).fill('done'));
    expect(call(world, REQUESTS)).toContain('failed');
  });

  test('so many times, over as many calls as it takes', () => {
    const world = worldWith({ at: 'first-write', times: 2 });
    expect(call(world, [rename('one')])).toEqual(['failed']);
    expect(call(world, [rename('one')])).toEqual(['failed']);
    expect(call(world, [rename('one')])).toEqual(['done']);
    expect(world.faults.all()).toEqual([]);
  });

  test('the oldest first, one at each request', () => {
    const world = worldWith({ at: 'lookup' }, { at: 'any', effect: 'done-but-answer-lost' });
    expect(call(world, [look, look, look])).toEqual(['failed', 'answer lost', 'done']);
  });
});

describe('what a fault does to the array', () => {
  test('nothing, when the request fails', () => {
    const world = worldWith({ at: 'first-write' });
    call(world, [rename('one')]);
    expect(world.objects.get('a')).toEqual(anObject('a'));
  });

  test('what was asked, when only the answer is lost', () => {
    const world = worldWith({ at: 'first-write', effect: 'done-but-answer-lost' });
    expect(call(world, [rename('one')])).toEqual(['answer lost']);
    expect(world.objects.get('a')?.name).toBe('one');
  });

  test('and how many times more it strikes is a row of the world, which a state keeps', () => {
    const world = worldWith({ at: 'any', times: 3 });
    call(world, [look]);
    expect(World.from(world.state()).faults.all()).toMatchObject([{ id: 'f0', times: 2 }]);
  });
});
