/**
 * Who may import whom. The lint rule `custody/imports` reads this table; what it does not list is forbidden.
 *
 * An area is a set of files: folders end in a slash, and of several that fit a file the longest counts. An area may
 * always import itself. `imports` and `types` name other areas (`core` stands for all areas `core/…`), packages, and
 * `node:` for all that Node brings along; `types` are for `import type` only, which leaves nothing in the built code;
 * `urls` are for `new URL(…, import.meta.url)` only, which names a file but does not make it part of this program.
 * `import(computed)` allows dynamic imports of what is only known at run time.
 *
 * @typedef {object} Area
 * @property {string} area
 * @property {string[]} at from the root
 * @property {string[]} imports
 * @property {string[]} [types]
 * @property {string[]} [urls]
 */

/** Tests and configurations may import whatever they need. */
export const ANYTHING = '*';

/** @type {Area[]} */
export const AREAS = [
  // The simulator. Each area may import what stands above it; drivers are known to conformance and registry alone.
  { area: 'core/version', at: ['core/version.ts'], imports: [] },
  { area: 'core/value', at: ['core/value/'], imports: ['@noble/hashes'] },
  { area: 'core/interface', at: ['core/interface.ts', 'core/definition.ts', 'core/errors.ts'], imports: ['core/value'] },
  { area: 'core/backend', at: ['core/backend/'], imports: ['core/value', 'core/interface'] },
  { area: 'core/world', at: ['core/world/'], imports: ['core/value', 'core/interface', 'core/backend'] },
  { area: 'core/drivers', at: ['core/drivers/'], imports: ['core/value', 'core/interface', 'core/backend'] },
  { area: 'core/cinder', at: ['core/cinder/'], imports: ['core/value', 'core/interface', 'core/world'] },
  {
    // What the loader of suites needs as well: durations, patterns, and what is cited by nothing.
    area: 'core/scenario/texts',
    at: [
      'core/scenario/uncited.ts',
      'core/scenario/duration.ts',
      'core/scenario/pattern.ts',
      'core/scenario/pattern-error.ts',
      'core/scenario/pattern-program.ts',
    ],
    imports: [],
  },
  {
    area: 'core/scenario',
    at: ['core/scenario/'],
    imports: ['core/value', 'core/interface', 'core/backend', 'core/world', 'core/cinder', 'core/scenario/texts'],
  },
  // The clients' commands: a line becomes requests to the API, and their answers become what the client prints.
  { area: 'core/console', at: ['core/console/'], imports: ['core/value', 'core/console/remote-source'], types: ['core/cinder'] },
  // Which references openstack's client can send: the page shows its command.
  { area: 'core/console/remote-source', at: ['core/console/openstack/remote-source.ts'], imports: ['core/value'] },
  {
    // A world that a person works in, command by command.
    area: 'core/workspace',
    at: ['core/workspace/'],
    imports: ['core/value', 'core/interface', 'core/backend', 'core/world', 'core/cinder', 'core/scenario', 'core/scenario/texts'],
  },
  {
    area: 'core/conformance',
    at: ['core/conformance/'],
    imports: ['core/value', 'core/interface', 'core/backend', 'core/world', 'core/cinder', 'core/scenario', 'core/drivers'],
  },
  {
    area: 'core/registry',
    at: ['core/registry.ts'],
    imports: ['core/drivers', 'core/interface'],
    types: ['core/scenario'],
  },
  {
    area: 'core/report',
    at: ['core/report/'],
    imports: ['core/value', 'core/interface', 'core/scenario', 'core/scenario/texts', 'core/conformance'],
  },

  // Suites as data, and what carries them out of the browser.
  {
    area: 'scenarios/format',
    at: ['scenarios/format/'],
    imports: ['core/value', 'core/scenario/texts', 'yaml'],
    types: ['core/interface', 'core/scenario', 'core/conformance', 'core/report', 'core/workspace'],
  },
  {
    area: 'suite compiler',
    at: ['scenarios/format/compile.ts', 'scenarios/format/compiler/'],
    imports: ['scenarios/format', 'scenarios/compiled', 'core/value', 'core/conformance', 'yaml', 'ajv', 'node:'],
    types: ['core/scenario', 'core/report'],
  },
  { area: 'scenarios/compiled', at: ['scenarios/compiled/'], imports: [] }, // generated, so not linted itself
  { area: 'scenarios/python', at: ['scenarios/python/'], imports: [] }, // the kit in Python, as texts
  {
    area: 'scenarios/cli',
    at: ['scenarios/cli/'],
    imports: ['core', 'scenarios/format', 'scenarios/compiled', 'scenarios/python', 'scenarios/cli/export', 'sucrase', 'node:'],
  },
  // Suites as tests for Python's unittest: the page writes them as well.
  { area: 'scenarios/cli/export', at: ['scenarios/cli/export/'], imports: ['core'] },

  // The page: the worker, our side of it, and what is seen. Only the client talks to the worker.
  {
    area: 'web/worker',
    at: ['web/worker/'],
    imports: ['core', 'scenarios/format', 'scenarios/compiled', 'scenarios/cli/export', 'web/worker/facade', 'dexie', 'comlink'],
  },
  {
    area: 'web/worker/facade',
    at: ['web/worker/facade.ts', 'web/worker/workspace-facade.ts'],
    imports: [],
    types: ['core', 'scenarios/format'],
  },
  {
    area: 'web/client',
    at: ['web/client/'],
    imports: ['comlink'],
    types: ['web/worker/facade'],
    urls: ['web/worker'],
  },
  {
    // Pure functions from data to what is shown.
    area: 'web/state/view',
    at: ['web/state/view/'],
    imports: ['core/value', 'core/report', 'core/console/remote-source'],
    types: ['core', 'web/worker/facade'],
  },
  {
    area: 'web/state',
    at: ['web/state/'],
    imports: ['web/state/view', 'web/client', 'core/value', 'core/report', 'svelte'],
    types: ['core', 'web/worker/facade'],
  },
  {
    area: 'web/components',
    at: ['web/components/'],
    imports: ['web/state/view', 'web/client', 'web/components/editor', 'core/value', 'core/report', 'svelte'],
    types: ['core', 'web/worker/facade'],
  },
  // The editor of references: CodeMirror, which nothing else imports.
  {
    area: 'web/components/editor',
    at: ['web/components/editor/'],
    imports: [
      'web/state/view', 'core/value', 'svelte', '@codemirror/state', '@codemirror/view', '@codemirror/autocomplete', '@codemirror/commands',
      '@codemirror/lang-json', '@codemirror/language', '@codemirror/lint',
    ],
    types: ['web/worker/facade'],
  },
  {
    area: 'web/pages',
    at: ['web/pages/'],
    imports: ['web/state', 'web/state/view', 'web/components', 'web/client', 'core/value', 'core/report', 'svelte'],
    types: ['core', 'web/worker/facade'],
  },
  { area: 'web/styles', at: ['web/styles/'], imports: [] },
  { area: 'web/public', at: ['web/public/'], imports: [] },
  {
    area: 'web/main',
    at: ['web/main.ts'],
    imports: ['web/pages', 'web/state', 'web/client', 'web/styles', 'svelte'],
  },

  // Around the program. Nothing above imports these.
  {
    area: 'tools',
    at: ['tools/'],
    imports: ['node:', 'import(computed)', 'playwright', 'eslint'],
  },
  {
    area: 'configurations',
    at: [
      'eslint.config.js',
      'playwright.config.ts',
      'svelte.config.js',
      'vite.cli.config.ts',
      'vite.config.ts',
      'vitest.config.ts',
    ],
    imports: [ANYTHING],
  },
  { area: 'tests', at: ['tests/'], imports: [ANYTHING] },
];
