/** What the README says of the drivers is what the recordings and the suites say. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { driversTable } from './readme-table.ts';

it("the README's table of drivers is as it is made", { timeout: 60_000 }, () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = readme.split('\n').filter((line) => line.startsWith('| `') && line.split('|').length === 7);
  expect(shown).toEqual(driversTable().split('\n').slice(2));
});
