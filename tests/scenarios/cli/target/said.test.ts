import { expect, test } from 'vitest';
import { shownUpTo } from '../../../../scenarios/cli/target/said.ts';

test('so many bytes are shown, and once that there are more', () => {
  let shown = '';
  const said = shownUpTo(6, (chunk) => {
    shown += Buffer.from(chunk).toString();
  });
  for (const text of ['abc', 'def']) said(Buffer.from(text));
  expect(shown).toBe('abcdef');
  for (const text of ['ghi', 'jkl']) said(Buffer.from(text));
  expect(shown).toBe('abcdef\ncustody: The target says more than this to standard error. The rest is not shown.\n');
});
