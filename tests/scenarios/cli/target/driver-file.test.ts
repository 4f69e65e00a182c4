/** A driver of the user's in one file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inProcessTarget } from '../../../../core/scenario/in-process.ts';
import { UsageError } from '../../../../scenarios/cli/arguments.ts';
import { isDriverFile } from '../../../../scenarios/cli/target/driver-file-name.ts';
import { loadDriverFile } from '../../../../scenarios/cli/target/driver-file.ts';
import { calling, play, scenarioOf } from '../../../core/scenario/targets.ts';
import { MY_DRIVER } from './my-driver.ts';

const folder = mkdtempSync(join(tmpdir(), 'custody-driver-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
function written(text: string, ending = 'ts'): string {
  files += 1;
  const file = join(folder, `driver-${files}.${ending}`);
  writeFileSync(file, text);
  return file;
}

const MANAGE = scenarioOf([
  calling('manage_existing_snapshot_get_size', { expect: [{ returns: { int: 1n } }] }),
  calling('manage_existing_snapshot', { expect: [{ returns: null, backend: { tuesday: { exists: true } } }] }),
  { driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names_nothing: 'well-formed' }, expect: [{ raises: 'ManageExistingInvalidReference' }] },
]);

describe('is played as ours are', () => {
  const plain = MY_DRIVER.replace(/^import type.*$/m, '').replace(': DriverDefinition', '').replaceAll(/: (DriverContext|SnapshotView|unknown)\b/g, '');

  it.each([
    ['TypeScript, exported by default', MY_DRIVER, 'ts'],
    ['TypeScript, exported by its name', MY_DRIVER.replace('export default driver;', 'export { driver };'), 'ts'],
    ['JavaScript', plain, 'js'],
    ['CommonJS', plain.replace("import { CinderException, get, isObject } from 'custody';", "const { CinderException, get, isObject } = require('custody');").replace('export default driver;', 'exports.driver = driver;'), 'cjs'],
  ])('%s', (_, text, ending) => {
    const target = inProcessTarget(loadDriverFile(written(text, ending)));
    expect(target.hello({}).target).toEqual({ name: 'mine', version: '1.0' });
    const { verdict, reason, steps } = play(MANAGE, target);
    expect([verdict, reason]).toEqual(['pass', undefined]);
    expect(steps[2]?.outcome).toMatchObject({ kind: 'refused', error: { class: 'ManageExistingInvalidReference' } });
  });
});

describe('says in words what is wrong', () => {
  it.each([
    ['absent.ts', "absent.ts can't be loaded: ENOENT"],
    [written('export default {', 'ts'), "can't be loaded: "],
    [written('throw new Error("not today");'), "can't be loaded: not today"],
    [written("import { x } from './other.ts'; export default x;"), 'it imports ./other.ts, but a driver is one file'],
    [written('export const drover = {};'), 'is no driver: it exports no definition'],
    [written(MY_DRIVER.replace("id: 'mine',", '')), 'is no driver: its id must be of the kind string, and is undefined.'],
    [written(MY_DRIVER.replace('capabilities: []', 'capabilities: {}')), 'its capabilities must be of the kind array, and is object.'],
  ])('%s', (file, words) => {
    expect(() => loadDriverFile(file)).toThrow(UsageError);
    expect(() => loadDriverFile(file)).toThrow(words);
  });
});

it('may import what Node brings along', () => {
  const text = `import { createHash } from 'node:crypto';\n${MY_DRIVER.replace("version: '1.0'", "version: createHash('md5').update('x').digest('hex')")}`;
  expect(loadDriverFile(written(text)).version).toBe('9dd4e461268c8034f5c8564e155c67a6');
});

it('crashes in a call with what is no value', () => {
  const { steps } = play(MANAGE, inProcessTarget(loadDriverFile(written(MY_DRIVER.replace('return Math.ceil(', 'return () => Math.ceil(')))));
  expect(steps[0]?.outcome).toMatchObject({ kind: 'crashed', error: { class: 'JavaScript TypeError', message: 'Not a JSON value: function at $' } });
});

it('is known by the ending of its name', () => {
  expect(['./mine.ts', 'mine.js', 'a/b.mjs', 'c.cts'].every(isDriverFile)).toBe(true);
  expect(['lvm', 'mutant.size.floor', 'ts', 'mine.json'].some(isDriverFile)).toBe(false);
});
