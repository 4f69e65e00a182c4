import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraries, noticesText } from '../../tools/notices.mjs';

const text = noticesText();

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8')) as { version: string };
  return version;
}

test('every library that is built in is named with its version and its notice', () => {
  for (const name of libraries()) expect(text).toContain(`${name} ${versionOf(name)} (`);
  expect(text.match(/Copyright/gi)?.length).toBeGreaterThanOrEqual(libraries().length);
});

test('so are those that these bring along, each once', () => {
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> };
  const brought = ['@lezer/common', '@lezer/highlight', '@lezer/json', '@lezer/lr', '@marijn/find-cluster-break', 'crelt', 'style-mod', 'w3c-keyname', 'clsx', 'lines-and-columns'];
  expect(libraries()).toEqual(expect.arrayContaining([...Object.keys(own.dependencies), 'svelte', 'ajv', ...brought]));
  expect(new Set(libraries()).size).toBe(libraries().length);
});

test('what is not built in is not named', () => {
  for (const name of ['commander', 'vite', 'typescript']) expect(libraries()).not.toContain(name);
});
