import { expect, test } from 'vitest';
import { isInstalled, isNodeNewEnough } from '../../tools/dependencies.mjs';

const yaml = { version: '2.9.1', integrity: 'sha512-yaml' };
const wanted = { packages: { '': {}, 'node_modules/yaml': yaml, 'node_modules/fsevents': { version: '2.3.3', optional: true } } };

test('what is wanted is there; an optional package may be missing, another one may be too many', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/yaml': yaml, 'node_modules/other': yaml } })).toBe(true);
});

test.each([
  ['nothing was installed', undefined],
  ['a package is missing', { packages: {} }],
  ['a package has another version', { packages: { 'node_modules/yaml': { ...yaml, version: '2.9.0' } } }],
  ['a package has another content', { packages: { 'node_modules/yaml': { ...yaml, integrity: 'sha512-other' } } }],
])('not installed: %s', (_, installed) => {
  expect(isInstalled(wanted, installed)).toBe(false);
});

test('without a lock file nothing can be called installed', () => {
  expect(isInstalled(undefined, { packages: {} })).toBe(false);
});

test.each([
  ['18.20.4', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['22.1.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNodeNewEnough(version)).toBe(expected);
});
