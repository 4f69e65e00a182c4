import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticesText } from '../../tools/notices.mjs';

test('every library that is built in is named with its licence and its notice', () => {
  const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> };
  const text = noticesText();
  for (const [name, version] of Object.entries({ ...own.dependencies, svelte: '' })) expect(text).toContain(`${name} ${version}`);
  expect(text.match(/Copyright/gi)?.length).toBeGreaterThanOrEqual(Object.keys(own.dependencies).length);
});
