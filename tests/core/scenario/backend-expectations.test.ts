import { describe, expect, test } from 'vitest';
import { contentOf } from '../../../core/backend/content.ts';
import { compareBackend } from '../../../core/scenario/backend-expectations.ts';
import type { BackendExpectation } from '../../../core/scenario/scenario.ts';
import type { BackendObject } from '../../../core/interface.ts';
import { int, object } from '../../../core/value/json.ts';
import { anObject, objectId } from '../backend/objects.ts';

const VOLUME = anObject('v', { handle: 'vol-a', kind: 'volume' });
const A = anObject('a', { handle: 'a', parent: objectId('v'), content: contentOf('one'), attributes: object([['open', true], ['pool', 'x']]) });
const B = anObject('b', { handle: 'b', parent: objectId('v'), content: contentOf('two') });
const START = [VOLUME, A, B];
const HANDLES = new Map([['vol-a', 'v'], ['a', 'a'], ['b', 'b']]);

interface Held {
  readonly holds: boolean;
  readonly actual: unknown;
}

/** What is expected, of a backend that became this. */
function held(expected: BackendExpectation, now: readonly BackendObject[], before: readonly BackendObject[] = START, since: 'step' | 'start' = 'step'): Held {
  const { holds, actual } = compareBackend(expected, { start: START, before, now, objectIds: HANDLES }, since);
  return { holds, actual };
}

const holds = (...of: Parameters<typeof held>): boolean => held(...of).holds;
const renamed = { ...A, name: 'friday' };

describe('backend: unchanged', () => {
  test('is so when all is as it was', () => {
    expect(held('unchanged', START.map((each) => ({ ...each })))).toEqual({ holds: true, actual: 'unchanged' });
  });

  test.each<[what: string, now: readonly BackendObject[], actual: unknown]>([
    ['a rename', [VOLUME, renamed, B], [['others', ['a']], ['new', 'none']]],
    ['a removal', [VOLUME, B], [['others', ['a']], ['new', 'none']]],
    ['another content', [VOLUME, { ...A, content: contentOf('else') }, B], [['others', ['a']], ['new', 'none']]],
    ['another size', [VOLUME, { ...A, size_bytes: 1 }, B], [['others', ['a']], ['new', 'none']]],
    ['another parent', [VOLUME, { ...A, parent: null }, B], [['others', ['a']], ['new', 'none']]],
    ['other attributes', [VOLUME, { ...A, attributes: object([]) }, B], [['others', ['a']], ['new', 'none']]],
    ['something new', [...START, anObject('n', { name: 'clone' })], [['others', 'unchanged'], ['new', ['clone']]]],
  ])('is not so after %s', (_what, now, actual) => {
    expect(held('unchanged', now)).toEqual({ holds: false, actual: object(actual as []) });
  });

  test('does not look at the order of attributes', () => {
    expect(holds('unchanged', [VOLUME, { ...A, attributes: object([['pool', 'x'], ['open', true]]) }, B])).toBe(true);
  });

  test('counts from before the step, or from the start', () => {
    const now = [VOLUME, renamed, B];
    expect(holds('unchanged', now, now)).toBe(true);
    expect(holds('unchanged', now, now, 'start')).toBe(false);
  });
});

describe('of one object', () => {
  test('that it is there, or is not', () => {
    expect([holds({ a: { exists: true } }, START), holds({ a: { exists: false } }, START)]).toEqual([true, false]);
    expect([holds({ a: { exists: true } }, [VOLUME, B]), holds({ a: { exists: false } }, [VOLUME, B])]).toEqual([false, true]);
  });

  test('is known by its id, whatever its name, and nothing of its name takes its place', () => {
    expect(holds({ a: { exists: true, content: 'unchanged', size: 'unchanged' } }, [VOLUME, renamed, B])).toBe(true);
    expect(holds({ a: { exists: true } }, [VOLUME, B, anObject('n', { name: 'a', handle: null })])).toBe(false);
  });

  test('its content', () => {
    expect(holds({ a: { content: 'unchanged' } }, [VOLUME, renamed, B])).toBe(true);
    expect(holds({ a: { content: 'unchanged' } }, [VOLUME, { ...A, content: contentOf('else') }, B])).toBe(false);
    expect(holds({ a: { content: 'unchanged' } }, [VOLUME, B])).toBe(false);
  });

  test('its content is not kept by a target that can not tell it', () => {
    const silent = START.map((each) => ({ ...each, content: null }));
    expect(held({ a: { content: 'unchanged' } }, silent, silent)).toEqual({ holds: false, actual: object([['a', object([['content', 'not told by the target']])]]) });
  });

  test('its size, unchanged or so many bytes', () => {
    const grown = [VOLUME, { ...A, size_bytes: 2048 }, B];
    expect([holds({ a: { size: 'unchanged' } }, START), holds({ a: { size: 'unchanged' } }, grown)]).toEqual([true, false]);
    expect([holds({ a: { size: '2 KiB' } }, grown), holds({ a: { size: '2 KiB' } }, START), holds({ a: { size: '2 KiB' } }, [VOLUME, B])]).toEqual([true, false, false]);
    expect(held({ a: { size: '1 B' } }, grown).actual).toEqual(object([['a', object([['size', int(2048)]])]]));
  });

  test('its name', () => {
    expect([holds({ a: { name: 'friday' } }, [VOLUME, renamed, B]), holds({ a: { name: 'friday' } }, START), holds({ a: { name: 'a' } }, [VOLUME, B])]).toEqual([true, false, false]);
  });

  test('its parent, also when that was renamed', () => {
    expect(holds({ a: { parent: 'unchanged' } }, [{ ...VOLUME, name: 'else' }, A, B])).toBe(true);
    expect(holds({ a: { parent: 'unchanged' } }, [VOLUME, { ...A, parent: objectId('b') }, B])).toBe(false);
    expect(holds({ a: { parent: 'unchanged' } }, [VOLUME, { ...A, parent: null }, B])).toBe(false);
  });

  test('its attributes, unchanged or those that are named', () => {
    const closed = [VOLUME, { ...A, attributes: object([['pool', 'x']]) }, B];
    expect([holds({ a: { attributes: 'unchanged' } }, START), holds({ a: { attributes: 'unchanged' } }, closed)]).toEqual([true, false]);
    expect(holds({ a: { attributes: object([['pool', 'x']]) } }, START)).toBe(true);
    expect(holds({ a: { attributes: object([['pool', 'x'], ['open', true]]) } }, closed)).toBe(false);
    expect(holds({ a: { attributes: object([['open', null]]) } }, closed)).toBe(true);
  });

  test('is shown by what was asked for, kept or as it is', () => {
    const all = { size: 'unchanged', parent: 'unchanged', attributes: 'unchanged' } as const;
    expect(held({ a: all, b: 'unchanged' }, START).actual).toEqual(object([
      ['a', object([['size', 'unchanged'], ['parent', 'unchanged'], ['attributes', 'unchanged']])], ['b', 'unchanged'],
    ]));
    expect(held({ a: all }, [VOLUME, { ...A, size_bytes: 7, parent: null, attributes: object([]) }, B]).actual).toEqual(object([
      ['a', object([['size', int(7)], ['parent', null], ['attributes', object([])]])],
    ]));
    expect(held({ a: { attributes: object([['pool', 'y']]) } }, START).actual).toEqual(object([['a', object([['attributes', A.attributes]])]]));
  });

  test('everything, in a word', () => {
    expect(holds({ a: 'unchanged' }, START)).toBe(true);
    expect(holds({ a: 'unchanged' }, [VOLUME, renamed, B])).toBe(false);
    expect(holds({ a: 'unchanged' }, [VOLUME, B])).toBe(false);
  });

  test('all that is said must hold, and what is so is shown', () => {
    expect(held({ a: { exists: true, name: 'friday', content: 'unchanged' } }, START)).toEqual({
      holds: false, actual: object([['a', object([['exists', true], ['content', 'unchanged'], ['name', 'a']])]]),
    });
  });
});

describe('of the rest', () => {
  test('others are those that are not named', () => {
    expect(holds({ a: { exists: true }, others: 'unchanged' }, [VOLUME, renamed, B])).toBe(true);
    expect(holds({ b: { exists: true }, others: 'unchanged' }, [VOLUME, renamed, B])).toBe(false);
    expect(holds({ b: { exists: true } }, [VOLUME, renamed, B])).toBe(true);
    expect(holds({ others: 'unchanged' }, [...START, anObject('n')])).toBe(true);
  });

  test('new are those that were not there, and are not named', () => {
    expect(holds({ a: { exists: true }, new: 'none' }, [...START, anObject('n')])).toBe(false);
    expect(holds({ a: { exists: true }, new: 'none' }, [VOLUME, A])).toBe(true);
    expect(holds({ b: { exists: true }, new: 'none' }, START, [VOLUME, A])).toBe(true);
    expect(holds({ b: { exists: true }, new: 'none' }, START, [VOLUME, A], 'start')).toBe(true);
  });
});
