import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../tools/fingerprint.mjs';
import { root } from '../../tools/paths.mjs';

let folder: string;
let input: string;
let before: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'custody-fingerprint-'));
  input = relative(root, folder).replaceAll('\\', '/');
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'a.ts'), 'a');
  writeFileSync(join(folder, 'sub', 'b.ts'), 'b');
  before = fingerprint([input]);
});

afterEach(() => rmSync(folder, { recursive: true }));

test('the same files with the same content: the same, whenever they were written', () => {
  writeFileSync(join(folder, 'a.ts'), 'a');
  expect(fingerprint([input])).toBe(before);
});

test('a changed file, a new one, a renamed one: another', () => {
  writeFileSync(join(folder, 'sub', 'b.ts'), 'B');
  const changed = fingerprint([input]);
  writeFileSync(join(folder, 'c.ts'), '');
  const added = fingerprint([input]);
  renameSync(join(folder, 'c.ts'), join(folder, 'd.ts'));
  const renamed = fingerprint([input]);
  expect(new Set([before, changed, added, renamed]).size).toBe(4);
});

test('what is excepted does not count', () => {
  const except = [`${input}/sub`];
  const without = fingerprint([input], except);
  writeFileSync(join(folder, 'sub', 'b.ts'), 'B');
  expect(fingerprint([input], except)).toBe(without);
  expect(without).not.toBe(before);
});

test('what Python leaves behind does not count', () => {
  mkdirSync(join(folder, 'sub', '__pycache__'));
  writeFileSync(join(folder, 'sub', '__pycache__', 'b.pyc'), '');
  expect(fingerprint([input])).toBe(before);
});

test('what does not exist is no error: it may be made by an earlier step', () => {
  expect(fingerprint([input, `${input}/not-there`])).toBe(before);
});
