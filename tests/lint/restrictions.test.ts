/** What core/ may not use, though the language has it; and where text may be read by what. */
import { expect, test } from 'vitest';
import { CORE_GLOBALS, CORE_PROPERTIES } from '../../tools/eslint/restrictions.mjs';
import { lint } from './lint.ts';

const FORBIDDEN_GLOBALS = [
  'Buffer', 'Intl', 'Worker', 'console', 'crypto', 'document', 'fetch', 'global', 'globalThis', 'indexedDB', 'localStorage',
  'location', 'navigator', 'performance', 'process', 'queueMicrotask', 'requestAnimationFrame', 'require', 'self',
  'sessionStorage', 'setImmediate', 'setInterval', 'setTimeout', 'window',
];

const FORBIDDEN_METHODS = [
  'getDate', 'getDay', 'getFullYear', 'getHours', 'getMinutes', 'getMonth', 'getSeconds', 'getTimezoneOffset',
  'localeCompare', 'toLocaleDateString', 'toLocaleLowerCase', 'toLocaleString', 'toLocaleTimeString', 'toLocaleUpperCase',
];

test('this test knows every restriction', () => {
  expect(CORE_GLOBALS.map(({ name }) => name).sort()).toEqual(FORBIDDEN_GLOBALS);
  const methods = CORE_PROPERTIES.filter(({ object }) => object === undefined).map(({ property }) => property);
  expect(methods.sort()).toEqual(FORBIDDEN_METHODS);
});

test.each(FORBIDDEN_GLOBALS)('core has no %s', async (name) => {
  expect(await rulesBroken('core/world/x.ts', `export const x = () => ${name};`)).toEqual(['no-restricted-globals']);
});

test.each(FORBIDDEN_METHODS)('core calls no %s', async (name) => {
  const text = `export const x = (y: { ${name}(): string }) => y.${name}();`;
  expect(await rulesBroken('core/world/x.ts', text)).toEqual(['no-restricted-properties']);
});

test.each([
  ['Date.now()', 'no-restricted-properties'],
  ['Math.random()', 'no-restricted-properties'],
  ['new Date()', 'no-restricted-syntax'],
  ['Date()', 'no-restricted-syntax'],
])('core has no %s', async (expression, rule) => {
  for (const file of ['core/value/x.ts', 'core/world/x.ts']) {
    expect(await rulesBroken(file, `export const x = ${expression};`)).toEqual([rule]);
  }
});

test('core may compute with times that it is given', async () => {
  expect(await rulesBroken('core/world/x.ts', `export const x = (now: number) => new Date(now).toISOString();`)).toEqual([]);
});

test.each([
  ['core/scenario/x.ts', ['no-restricted-properties']],
  ['scenarios/format/x.ts', ['no-restricted-properties']],
  ['web/worker/x.ts', ['no-restricted-properties']],
  ['core/value/x.ts', []],
  ['scenarios/format/compile.ts', ['no-restricted-properties']],
  ['web/worker/store/packing.ts', []],
])('JSON.parse in %s: %j', async (file, rules) => {
  expect(await rulesBroken(file, `export const x = (text: string): unknown => JSON.parse(text);`)).toEqual(rules);
});

test.each(['core/world/x.ts', 'scenarios/cli/x.ts', 'web/client/x.ts'])('no default export in %s', async (file) => {
  expect(await rulesBroken(file, `export default 1;`)).toEqual(['no-restricted-syntax']);
});

test('a comment switches no rule off', async () => {
  const text = `// eslint-disable-next-line\nexport const x = Date.now();`;
  expect(await rulesBroken('core/world/x.ts', text)).toContain('no-restricted-properties');
});

async function rulesBroken(file: string, text: string) {
  return (await lint(file, text)).map(({ rule }) => rule);
}
