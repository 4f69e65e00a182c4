import { expect, test } from 'vitest';
import { datera } from '../../../core/drivers/datera/definition.ts';
import { Bench, named, raised } from './bench.ts';

test('a snapshot has a time for a name, another for each handle; nobody chooses one', () => {
  const seed = { kind: 'snapshot', size_bytes: 1 } as const;
  const names = ['a', 'b', 'c'].map((handle) => datera.place({ ...seed, handle }, null)).map((placed) => ('name' in placed ? placed.name : ''));
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name).toMatch(/^15\d{8}\.\d{9}$/);
  expect(datera.place({ ...seed, handle: 'a', name: 'tuesday' }, null)).toHaveProperty('unsupported');
  expect(datera.place({ ...seed, handle: 'a', name: '1767225600.123456789' }, null)).toEqual({ name: '1767225600.123456789', size_bytes: 2 ** 30 });
});

test("what dfs_sdk raises when Datera fails is none of Cinder's exceptions", () => {
  const bench = new Bench(datera);
  const volume = bench.volume();
  const getSize = () => bench.getSize(bench.snapshot(volume), named('1767225600.5'));
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(getSize)).toBe('ApiInternalError: Internal error');
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost');
  expect(raised(getSize)).toBe('ApiTimeoutError: The request timed out');
  expect(raised(getSize)).toBe('nothing was raised');
});
