/** The shipped suites use every feature of the format at least once, so that each is seen to work. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { SUITES } from '../../scenarios/compiled/index.ts';

type Tree = null | boolean | number | string | Tree[] | { [key: string]: Tree };

const schema = JSON.parse(readFileSync(new URL('../../scenarios/format/schema/suite-1.json', import.meta.url), 'utf8')) as Tree;
const files = SUITES.map(({ source }) => parse(source) as Tree);

/** Every mapping in a tree. */
function* mappings(tree: Tree): Generator<{ [key: string]: Tree }> {
  if (typeof tree !== 'object' || tree === null) return;
  if (!Array.isArray(tree)) yield tree;
  for (const part of Object.values(tree)) yield* mappings(part);
}

/** Words of the format that mean nothing yet. */
function isReserved(property: Tree | undefined): boolean {
  return typeof property === 'object' && property !== null && '$comment' in property && (property as { $comment: Tree }).$comment === 'Reserved.';
}

const used = files.flatMap((file) => [...mappings(file)]);
const usedKeys = new Set(used.flatMap((mapping) => Object.keys(mapping)));
const usedValues = new Set(used.flatMap((mapping) => Object.values(mapping).flat()));

it('every key of the format', () => {
  const keys = [...mappings(schema)].flatMap(({ properties }) =>
    Object.entries((properties ?? {}) as { [key: string]: Tree }).flatMap(([key, property]) => (isReserved(property) ? [] : [key])),
  );
  expect(keys.length).toBeGreaterThan(50);
  expect([...new Set(keys)].filter((key) => !usedKeys.has(key))).toEqual([]);
});

it('every word that a key can have, but for the statuses that a snapshot has in other trades', () => {
  const words = [...mappings(schema)].flatMap((mapping) => (Array.isArray(mapping['enum']) ? mapping['enum'] : []));
  const elsewhere = ['available', 'unmanaging', 'updating', 'backing-up', 'restoring'];
  expect([...new Set(words)].filter((word) => !usedValues.has(word) && !elsewhere.includes(String(word)))).toEqual([]);
});
