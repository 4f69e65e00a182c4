/** What `custody init typescript` writes: an example that passes, and types that say what the command hands to a driver. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as declared from 'custody';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Capability as RealCapability, ObjectSeed as RealSeed } from '../../../core/definition.ts';
import type { CinderExceptionName as RealName } from '../../../core/errors.ts';
import type { DriverContext as RealContext, ListingQuery as RealQuery, SnapshotView as RealView } from '../../../core/interface.ts';
import * as kit from '../../../scenarios/cli/target/driver-kit.ts';
import { placeWithCustody, type Place } from './custody.ts';

vi.setConfig({ testTimeout: 60_000 });

let place: Place;
beforeAll(async () => {
  place = await placeWithCustody('init-typescript');
  await place.custody('init', 'typescript', '.');
}, 60_000);
afterAll(() => {
  rmSync(place.folder, { recursive: true });
});

/** What tsc finds wrong in drivers beside the types, a list for each file. */
function mistakesIn(...files: readonly string[]): string[][] {
  const { config } = ts.readConfigFile(join(place.folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, place.folder);
  const program = ts.createProgram([...files, 'custody.d.ts'].map((file) => join(place.folder, file)), options);
  const found = ts.getPreEmitDiagnostics(program);
  return files.map((name) => found.filter(({ file }) => file?.fileName.endsWith(`/${name}`)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')));
}

/** Slips of the pen, and what is said of them. */
const SLIPS = [
  ['unmanageSnapshot(): void {}', '', "Property 'unmanageSnapshot' is missing"],
  ["throw new CinderException('ManageExistingAlreadyManaged'", "throw new CinderException('AlreadyManaged'", `'"AlreadyManaged"' is not assignable`],
  ['ceilGib(this.#referenced(snapshot, existingRef).size_bytes)', 'this.#referenced(snapshot, existingRef).size', "Property 'size' does not exist"],
  ["id: 'my-driver',", '', "Property 'id' is missing"],
] as const;

it('writes an example with its types, by which tsc has nothing to say of it, and finds slips of the pen', () => {
  expect(readdirSync(place.folder).sort()).toEqual(['custody', 'custody.d.ts', 'my-driver.ts', 'tsconfig.json']);
  const example = readFileSync(join(place.folder, 'my-driver.ts'), 'utf8');
  const wrong = SLIPS.map(([from, to], at) => {
    expect(example).toContain(from);
    writeFileSync(join(place.folder, `wrong-${at}.ts`), example.replace(from, to));
    return `wrong-${at}.ts`;
  });
  const [right, ...slips] = mistakesIn('my-driver.ts', ...wrong);
  expect(right).toEqual([]);
  expect(slips.map((found) => found.join('\n'))).toEqual(SLIPS.map(([, , said]) => expect.stringContaining(said) as unknown));
});

it('the example passes all suites', async () => {
  const { code, stdout } = await place.custody('run', '--driver', './my-driver.ts');
  expect(stdout).toMatch(/my-driver keeps \d+ of 13 MUST sentences; \d+ not observed: /);
  expect([code, /, 0 failed, /.test(stdout)]).toEqual([0, true]);
});

it('nothing that is there is written over', async () => {
  expect(await place.custody('init', 'typescript', '.')).toMatchObject({ code: 2, stderr: expect.stringContaining('my-driver.ts') as unknown });
});

/** True where each is assignable to the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

it('the types are those of what there is', () => {
  // tsc holds these to each other; what is declared may say less than what there is.
  const values: typeof declared = kit;
  const given = (context: RealContext, view: RealView, query: RealQuery, seed: RealSeed): [declared.DriverContext, declared.SnapshotView, declared.ListingQuery, declared.ObjectSeed] => [context, view, query, seed];
  const names: Same<declared.CinderExceptionName, RealName> = true;
  const capabilities: Same<declared.Capability, RealCapability> = true;
  expect([given.length, names, capabilities]).toEqual([4, true, true]);
  expect(Object.keys(values).sort()).toEqual(Object.keys(kit).sort());
});
