import { expect, it } from 'vitest';
import { matchesGlob } from '../../../scenarios/cli/glob.ts';

it.each([
  ['size.*', 'size.round-up[0]', true],
  ['size.*', 'xsize.round-up', false],
  ['size.*', 'sizeXround', false],
  ['*', 'anything.at-all', true],
  ['ref.?', 'ref.a', true],
  ['ref.?', 'ref.ab', false],
  ['size.round-up[0]', 'size.round-up[0]', true],
  ['size.round-up[0]', 'size.round-up0', false],
])('%s on %s: %s', (glob, id, matches) => {
  expect(matchesGlob(glob, id)).toBe(matches);
});
