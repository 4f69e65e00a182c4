/** Plants a violation of every row of the import table, and sees that the lint finds this and nothing else. */
import { expect, test } from 'vitest';
import { AREAS, ANYTHING } from '../../tools/eslint/import-table.mjs';
import { lint } from './lint.ts';

interface Example {
  /** A file of the area. */
  readonly file: string;
  readonly allowed: readonly string[];
  /** Each is an import statement, and what the complaint says is imported. */
  readonly forbidden: readonly (readonly [statement: string, meaning: string])[];
  /** Statements that would be allowed as `import type`. */
  readonly typesOnly?: readonly (readonly [statement: string, meaning: string])[];
}

const EXAMPLES: Readonly<Record<string, Example>> = {
  'core/version': {
    file: 'core/version.ts',
    allowed: [],
    forbidden: [[`import manifest from '../package.json';`, 'package.json']],
  },
  'core/value': {
    file: 'core/value/x.ts',
    allowed: [`import { sha256 } from '@noble/hashes/sha2.js';`, `import { y } from './y.ts';`],
    forbidden: [
      [`import type { Rows } from '../interface.ts';`, 'core/interface'],
      [`import { readFileSync } from 'node:fs';`, 'node:'],
      [`import { parse } from 'yaml';`, 'yaml'],
    ],
  },
  'core/interface': {
    file: 'core/errors.ts',
    allowed: [`import { int } from './value/json.ts';`, `import type { Rows } from './interface.ts';`],
    forbidden: [
      [`import type { World } from './world/world.ts';`, 'core/world'],
      [`import { sha256 } from '@noble/hashes/sha2.js';`, '@noble/hashes'],
    ],
  },
  'core/backend': {
    file: 'core/backend/x.ts',
    allowed: [`import { int } from '../value/json.ts';`, `import { CinderException } from '../errors.ts';`],
    forbidden: [[`import { World } from '../world/world.ts';`, 'core/world']],
  },
  'core/world': {
    file: 'core/world/x.ts',
    allowed: [`import { Table } from '../backend/table.ts';`, `import type { Rows } from '../interface.ts';`],
    forbidden: [[`import { lvm } from '../drivers/lvm.ts';`, 'core/drivers']],
  },
  'core/drivers': {
    file: 'core/drivers/x.ts',
    allowed: [`import { paginate } from './common/pagination.ts';`, `import type { Backend } from '../backend/array.ts';`],
    forbidden: [
      [`import type { World } from '../world/world.ts';`, 'core/world'],
      [`import { flow } from '../cinder/manage-flow.ts';`, 'core/cinder'],
    ],
  },
  'core/cinder': {
    file: 'core/cinder/api/x.ts',
    allowed: [`import type { World } from '../../world/world.ts';`],
    forbidden: [
      [`import { lvm } from '../../drivers/lvm.ts';`, 'core/drivers'],
      [`import { Table } from '../../backend/table.ts';`, 'core/backend'],
    ],
  },
  'core/scenario/texts': {
    file: 'core/scenario/pattern.ts',
    allowed: [`import { PatternError } from './pattern-error.ts';`],
    forbidden: [[`import { runScenario } from './run.ts';`, 'core/scenario']],
  },
  'core/scenario': {
    file: 'core/scenario/x.ts',
    allowed: [`import { flow } from '../cinder/manage-flow.ts';`, `import { Table } from '../backend/table.ts';`],
    forbidden: [
      [`import { lvm } from '../drivers/lvm.ts';`, 'core/drivers'],
      [`import type { Result } from '../report/result.ts';`, 'core/report'],
    ],
  },
  'core/console': {
    file: 'core/console/cinder/x.ts',
    allowed: [`import { isObject } from '../../value/json.ts';`, `import type { ApiRequest } from '../../cinder/api/http.ts';`],
    forbidden: [[`import type { World } from '../../world/world.ts';`, 'core/world']],
    typesOnly: [[`import { answer } from '../../cinder/api/api.ts';`, 'core/cinder']],
  },
  'core/console/remote-source': {
    file: 'core/console/openstack/remote-source.ts',
    allowed: [`import { isObject } from '../../value/json.ts';`],
    forbidden: [[`import { runLine } from '../console.ts';`, 'core/console']],
  },
  'core/workspace': {
    file: 'core/workspace/x.ts',
    allowed: [`import { World } from '../world/world.ts';`, `import { answer } from '../cinder/api/api.ts';`, `import { placeObject } from '../scenario/placing.ts';`],
    forbidden: [[`import { DRIVERS } from '../registry.ts';`, 'core/registry']],
  },
  'core/conformance': {
    file: 'core/conformance/x.ts',
    allowed: [`import { lvm } from '../drivers/lvm.ts';`, `import type { Target } from '../scenario/target.ts';`],
    forbidden: [[`import { totals } from '../report/result.ts';`, 'core/report']],
  },
  'core/registry': {
    file: 'core/registry.ts',
    allowed: [`import { lvm } from './drivers/lvm.ts';`, `import type { Target } from './scenario/target.ts';`],
    forbidden: [[`import type { World } from './world/world.ts';`, 'core/world']],
    typesOnly: [[`import { inProcess } from './scenario/in-process.ts';`, 'core/scenario']],
  },
  'core/report': {
    file: 'core/report/x.ts',
    allowed: [`import { canonicalJson } from '../value/stringify.ts';`, `import type { Target } from '../scenario/target.ts';`],
    forbidden: [
      [`import { lvm } from '../drivers/lvm.ts';`, 'core/drivers'],
      [`import { lvm } from '../registry.ts';`, 'core/registry'],
    ],
  },
  'scenarios/format': {
    file: 'scenarios/format/x.ts',
    allowed: [
      `import { parseDocument } from 'yaml';`,
      `import { validate } from './generated/suite.js';`,
      `import type { Scenario } from '../../core/scenario/scenario.ts';`,
      `import { compilePattern } from '../../core/scenario/pattern.ts';`,
    ],
    forbidden: [
      [`import Ajv from 'ajv';`, 'ajv'],
      [`import { join } from 'node:path';`, 'node:'],
      [`import { compile } from './compile.ts';`, 'suite compiler'],
    ],
    typesOnly: [[`import { runScenario } from '../../core/scenario/steps.ts';`, 'core/scenario']],
  },
  'suite compiler': {
    file: 'scenarios/format/compile.ts',
    allowed: [`import Ajv from 'ajv';`, `import { readFileSync } from 'node:fs';`, `import { load } from './load.ts';`],
    forbidden: [[`import { lvm } from '../../core/drivers/lvm.ts';`, 'core/drivers']],
    typesOnly: [[`import { runScenario } from '../../core/scenario/steps.ts';`, 'core/scenario']],
  },
  'scenarios/python': {
    file: 'scenarios/python/x.ts',
    allowed: [`export const kit = import.meta.glob('./kit/*.py');`],
    forbidden: [
      [`import { readFileSync } from 'node:fs';`, 'node:'],
      [`import { run } from '../cli/run.ts';`, 'scenarios/cli'],
    ],
  },
  'scenarios/cli': {
    file: 'scenarios/cli/x.ts',
    allowed: [
      `import { KIT } from '../python/files.ts';`,
      `import { registry } from '../../core/registry.ts';`,
      `import suites from '../compiled/suites.json';`,
      `import { load } from '../format/load.ts';`,
      `import { transform } from 'sucrase';`,
      `import { readFileSync } from 'node:fs';`,
    ],
    forbidden: [
      [`import { parse } from 'yaml';`, 'yaml'],
      [`import { compile } from '../format/compile.ts';`, 'suite compiler'],
      [`import { connect } from '../../web/client/client.ts';`, 'web/client'],
    ],
  },
  'scenarios/cli/export': {
    file: 'scenarios/cli/export/x.ts',
    allowed: [`import { parseJson } from '../../../core/value/parse.ts';`],
    forbidden: [
      [`import { run } from '../run.ts';`, 'scenarios/cli'],
      [`import { readFileSync } from 'node:fs';`, 'node:'],
    ],
  },
  'web/worker': {
    file: 'web/worker/store/x.ts',
    allowed: [
      `import { unittestModule } from '../../../scenarios/cli/export/module.ts';`,
      `import Dexie from 'dexie';`,
      `import { expose } from 'comlink';`,
      `import { registry } from '../../../core/registry.ts';`,
      `import { FACADE_PROTOCOL } from '../facade.ts';`,
    ],
    forbidden: [
      [`import { state } from '../../state/results.svelte.ts';`, 'web/state'],
      [`import { run } from '../../../scenarios/cli/run.ts';`, 'scenarios/cli'],
      [`import { join } from 'path';`, 'node:'],
    ],
  },
  'web/worker/facade': {
    file: 'web/worker/facade.ts',
    allowed: [`import type { Result } from '../../core/report/result.ts';`],
    forbidden: [[`import type { Db } from './store/database.ts';`, 'web/worker']],
    typesOnly: [[`import { totals } from '../../core/report/result.ts';`, 'core/report']],
  },
  'web/client': {
    file: 'web/client/x.ts',
    allowed: [
      `import { wrap } from 'comlink';`,
      `import type { Facade } from '../worker/facade.ts';`,
      `export const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });`,
    ],
    forbidden: [
      [`import '../worker/main.ts';`, 'web/worker'],
      [`export const image = new URL('../styles/x.png', import.meta.url);`, 'web/styles'],
      [`import { open } from '../worker/store/database.ts';`, 'web/worker'],
      [`import type { Result } from '../../core/report/result.ts';`, 'core/report'],
    ],
    typesOnly: [[`import { FACADE_PROTOCOL } from '../worker/facade.ts';`, 'web/worker/facade']],
  },
  'web/state/view': {
    file: 'web/state/view/x.ts',
    allowed: [`import { pyRepr } from '../../../core/value/python.ts';`, `import { openstackCommand } from '../../../core/console/openstack/remote-source.ts';`, `import type { SuiteSummary } from '../../worker/facade.ts';`],
    forbidden: [
      [`import { App } from '../app.svelte.ts';`, 'web/state'],
      [`import { tick } from 'svelte';`, 'svelte'],
    ],
    typesOnly: [
      [`import { World } from '../../../core/world/world.ts';`, 'core/world'],
      [`import { runLine } from '../../../core/console/console.ts';`, 'core/console'],
    ],
  },
  'web/state': {
    file: 'web/state/x.svelte.ts',
    allowed: [
      `import { connect } from '../client/client.ts';`,
      `import { SvelteMap } from 'svelte/reactivity';`,
      `import type { ScenarioResult } from '../../core/scenario/result.ts';`,
    ],
    forbidden: [
      [`import Page from '../pages/Page.svelte';`, 'web/pages'],
      [`import Button from '../components/Button.svelte';`, 'web/components'],
    ],
    typesOnly: [[`import { runScenario } from '../../core/scenario/steps.ts';`, 'core/scenario']],
  },
  'web/components': {
    file: 'web/components/X.svelte',
    allowed: [
      `import Button from './Button.svelte';`,
      `import { pyRepr } from '../../core/value/python.ts';`,
      `import { wordOf } from '../state/view/verdicts.ts';`,
    ],
    forbidden: [
      [`import { state } from '../state/results.svelte.ts';`, 'web/state'],
      [`import Page from '../pages/Page.svelte';`, 'web/pages'],
    ],
    typesOnly: [[`import { lvm } from '../../core/drivers/lvm.ts';`, 'core/drivers']],
  },
  'web/components/editor': {
    file: 'web/components/editor/x.ts',
    allowed: [`import { EditorView } from '@codemirror/view';`, `import type { TryInventory } from '../../worker/facade.ts';`],
    forbidden: [[`import Answer from '../step/Answer.svelte';`, 'web/components']],
  },
  'web/pages': {
    file: 'web/pages/X.svelte',
    allowed: [`import { state } from '../state/results.svelte.ts';`, `import Button from '../components/Button.svelte';`],
    forbidden: [[`import { wrap } from 'comlink';`, 'comlink']],
    typesOnly: [[`import { World } from '../../core/world/world.ts';`, 'core/world']],
  },
  'web/styles': {
    file: 'web/styles/x.ts',
    allowed: [],
    forbidden: [[`import { mount } from 'svelte';`, 'svelte']],
  },
  'web/public': {
    file: 'web/public/x.js',
    allowed: [],
    forbidden: [[`import { mount } from 'svelte';`, 'svelte']],
  },
  'web/main': {
    file: 'web/main.ts',
    allowed: [`import { mount } from 'svelte';`, `import App from './pages/App.svelte';`, `import './styles/main.css';`],
    forbidden: [
      [`import Button from './components/Button.svelte';`, 'web/components'],
      [`import { int } from '../core/value/json.ts';`, 'core/value'],
    ],
  },
  tools: {
    file: 'tools/x.mjs',
    allowed: [`import { join } from 'node:path';`, `import { chromium } from 'playwright';`],
    forbidden: [[`import { int } from '../core/value/json.ts';`, 'core/value']],
  },
};

test('every row of the table has its examples here, but for generated files and those that may import anything', () => {
  const strict = AREAS.filter(({ area, imports }) => area !== 'scenarios/compiled' && !imports.includes(ANYTHING));
  expect(Object.keys(EXAMPLES).sort()).toEqual(strict.map(({ area }) => area).sort());
});

test.each(Object.entries(EXAMPLES))('%s', async (area, { file, allowed, forbidden, typesOnly = [] }) => {
  for (const statement of allowed) expect(await lintStatement(file, statement), statement).toEqual([]);
  for (const [statement, meaning] of forbidden) {
    const message = `${area} may not import ${meaning} (tools/eslint/import-table.mjs).`;
    expect(await lintStatement(file, statement), statement).toEqual([{ rule: 'custody/imports', message }]);
  }
  for (const [statement, meaning] of typesOnly) {
    const message = `${area} may import only types of ${meaning}: write \`import type\` (tools/eslint/import-table.mjs).`;
    expect(await lintStatement(file, statement), statement).toEqual([{ rule: 'custody/imports', message }]);
    expect(await lintStatement(file, statement.replace('import ', 'import type ')), statement).toEqual([]);
  }
});

test('nothing but tests and configurations imports tests', async () => {
  for (const { file } of Object.values(EXAMPLES)) {
    const up = '../'.repeat(file.split('/').length - 1);
    const complaints = await lintStatement(file, `import type { X } from '${up}tests/x.ts';`);
    expect(complaints, file).toMatchObject([{ rule: 'custody/imports', message: expect.stringContaining('may not import tests') }]);
  }
});

test('tests import what they need', async () => {
  const text = `import { lvm } from '../core/drivers/lvm.ts'; import { test } from 'vitest'; import { join } from 'node:path';`;
  expect(await lint('tests/x.test.ts', text)).toEqual([]);
});

test.each([
  `export { lvm } from '../drivers/lvm.ts';`,
  `export * from '../drivers/lvm.ts';`,
  `export type { Lvm } from '../drivers/lvm.ts';`,
  `export type * from '../drivers/lvm.ts';`,
  `import '../drivers/lvm.ts';`,
  `import { type Lvm } from '../drivers/lvm.ts';`,
  `import lvm from '../drivers/lvm.ts?raw';`,
  'export const lvm = import(`../drivers/lvm.ts`);',
  `export let lvm: import('../drivers/lvm.ts').Lvm;`,
  `export let lvm: typeof import('../drivers/lvm.ts');`,
  `export const lvm = new URL('../drivers/lvm.ts', import.meta.url);`,
  `export const lvm = new Worker(new URL('../drivers/lvm.ts', import.meta.url), { type: 'module' });`,
  `export const lvm = import.meta.glob('../drivers/*.ts');`,
  `export const lvm = import.meta.resolve('../drivers/lvm.ts');`,
])('an import counts however it is written: %s', async (text) => {
  const complaints = await lint('core/report/x.ts', text);
  expect(complaints.filter(({ rule }) => rule === 'custody/imports')).toEqual([
    { rule: 'custody/imports', message: 'core/report may not import core/drivers (tools/eslint/import-table.mjs).' },
  ]);
});

test('an inline type is an import all the same, for it is still there when the program runs', async () => {
  const [complaint] = await lint('core/registry.ts', `import { type Target } from './scenario/target.ts';`);
  expect(complaint?.message).toContain('may import only types of core/scenario');
});

test('an import that is computed cannot be held to the table, and is forbidden', async () => {
  const text = `export const load = (name: string) => import(name);`;
  expect(await lint('web/state/x.ts', text)).toMatchObject([{ message: expect.stringContaining('import(computed)') }]);
  expect(await lint('tools/x.mjs', `export const load = (name) => import(name);`)).toEqual([]);
});

test('a path that leads to no area is forbidden', async () => {
  const [complaint] = await lint('core/value/x.ts', `import lock from '../../package-lock.json';`);
  expect(complaint?.message).toBe('core/value may not import package-lock.json (tools/eslint/import-table.mjs).');
});

test('a file that belongs to no area is found', async () => {
  const complaints = await lint('core/new-folder/x.ts', `export const x = 1;`);
  expect(complaints).toEqual([
    { rule: 'custody/imports', message: 'core/new-folder/x.ts belongs to no area of tools/eslint/import-table.mjs.' },
  ]);
});

test('a relative import names its extension', async () => {
  const complaints = await lint('core/value/x.ts', `import { y } from './y';`);
  expect(complaints).toEqual([
    { rule: 'custody/imports', message: 'A relative import names its file with the extension.' },
  ]);
});

function lintStatement(file: string, statement: string) {
  return lint(file, file.endsWith('.svelte') ? `<script lang="ts">\n${statement}\n</script>` : statement);
}
