import { expect, test } from 'vitest';
import { infortrend } from '../../../core/drivers/infortrend/definition.ts';
import { Bench, named, raised } from './bench.ts';

test('a command without an answer is given again, up to five times; one that failed is not', () => {
  const bench = new Bench(infortrend);
  const volume = bench.volume();
  bench.found(volume, 'tuesday');
  const getSize = () => bench.getSize(bench.snapshot(volume), named('tuesday'));
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 4);
  expect(raised(getSize)).toBe('nothing was raised');
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 5);
  expect(raised(getSize)).toBe('InfortrendCliException: Infortrend CLI exception: Failed to get snapshot info. Param: () (Return Code: -3) (Output: Raidcmd timeout: )');
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(getSize)).toMatch(/^InfortrendCliException: .*\(Return Code: 1\)/);
});

test('a blank name, which raidcmd could not print, is not placed', () => {
  const seed = { handle: 'a', kind: 'snapshot', size_bytes: 1 } as const;
  expect(infortrend.place({ ...seed, name: ' ' }, null)).toHaveProperty('unsupported');
  expect(infortrend.place({ ...seed, name: 'a b' }, null)).toEqual({ name: 'a b', size_bytes: 2 ** 20 });
});
