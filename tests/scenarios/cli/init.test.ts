/** What `custody init` leaves in a folder, and that it leaves alone what was there. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UsageError } from '../../../scenarios/cli/arguments.ts';
import { init } from '../../../scenarios/cli/init.ts';
import { root } from '../../../tools/paths.mjs';

let folder: string;
const said: string[] = [];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'custody-init-')), 'new');
  said.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

it('writes the example with the whole kit beside it, as they stand in the project', () => {
  expect(init('python', folder)).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'acme_adapter.py', 'acme_driver.py', 'custody_kit']);
  const kit = join(root, 'scenarios/python/custody_kit');
  const modules = (at: string): string[] => readdirSync(at, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py')).sort();
  expect(modules(join(folder, 'custody_kit'))).toEqual(modules(kit));
  expect(readFileSync(join(folder, 'custody_kit/adapters/lvm2.py'), 'utf8')).toBe(readFileSync(join(kit, 'adapters/lvm2.py'), 'utf8'));
});

it('says what to type next', () => {
  init('python', folder);
  expect(said.join('')).toContain(`cd ${folder} && custody run --target 'python3 acme_adapter.py'`);
  init('python', join(folder, 'my dir'));
  expect(said.join('')).toContain(`cd '${folder}/my dir' && custody run`);
});

it('writes nothing at all where a file of that name is', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect(() => init('python', folder)).toThrow(UsageError);
  expect(() => init('python', folder)).toThrow('README.md');
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
  expect(existsSync(join(folder, 'custody_kit'))).toBe(false);
});

it('says so when the folder can not be written to', () => {
  writeFileSync(folder, 'a file, and no folder');
  expect(() => init('python', folder)).toThrow(UsageError);
});
