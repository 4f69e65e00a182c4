import { describe, expect, test } from 'vitest';
import { int, object, type Json, type JsonObject } from '../../../core/value/json.ts';
import { upgrade } from '../../../scenarios/format/upgrade.ts';

/** A history in which `name` became `suite`, and then `title` was added. */
const rename = ({ entries }: JsonObject): JsonObject => ({ entries: entries.map(([key, value]) => [key === 'name' ? 'suite' : key, value]) });
const addTitle = ({ entries }: JsonObject): JsonObject => ({ entries: [...entries, ['title', 'Untitled']] });
const HISTORY = [rename, addTitle];

const suite = (version: Json, ...more: (readonly [string, Json])[]): JsonObject => object([['custody', version], ...more]);

describe('a suite of an older version', () => {
  test('goes through all steps from there on', () => {
    expect(upgrade(suite(int(1), ['name', 'x']), HISTORY)).toEqual({ content: suite(int(3), ['suite', 'x'], ['title', 'Untitled']) });
    expect(upgrade(suite(int(2), ['suite', 'x']), HISTORY)).toEqual({ content: suite(int(3), ['suite', 'x'], ['title', 'Untitled']) });
  });

  test('of this version stays as it is', () => {
    expect(upgrade(suite(int(3), ['name', 'x']), HISTORY)).toEqual({ content: suite(int(3), ['name', 'x']) });
    expect(upgrade(suite(int(1)))).toEqual({ content: suite(int(1)) });
  });
});

test.each([
  ['4', int(4), 'version 3 (this file is for a newer Custody)'],
  ['0', int(0), 'a version from 1 to 3'],
  ['"1"', '1', 'a version from 1 to 3'],
])('version %s is refused', (got, version, expected) => {
  expect(upgrade(suite(version), HISTORY)).toEqual({ got, expected });
});

test('what has no version is left to the schema', () => {
  expect(upgrade([], HISTORY)).toEqual({ content: [] });
  expect(upgrade(object([]), HISTORY)).toEqual({ content: object([]) });
});
