import { expect, test } from 'vitest';
import { nec } from '../../../core/drivers/nec/definition.ts';
import { convertToId, getLdname } from '../../../core/drivers/nec/names.ts';
import { Bench, named, raised } from './bench.ts';

test('an id and the name that is made of it are one', () => {
  const id = '22222222-2222-4222-8222-222222222222';
  expect(getLdname(id, 'LX:%s')).toBe('LX:12PKxdNbwRbrRramk9I9Ni');
  expect(convertToId('12PKxdNbwRbrRramk9I9Ni')).toBe(id);
  expect(convertToId('-')).toBe('-0000000-0000-0000-0000-000000000001');
});

test('a rename that fails is reported as done; a view that fails is not', () => {
  const bench = new Bench(nec);
  const volume = bench.volume();
  const tuesday = bench.found(volume, 'tuesday');
  bench.arm('manage_existing_snapshot', 'first-write');
  expect(bench.manage(bench.snapshot(volume), named('LX:tuesday'))).toBeNull();
  expect(bench.now(tuesday)?.name).toBe('LX:tuesday');
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(() => bench.getSize(bench.snapshot(volume), named('LX:tuesday')))).toMatch(/^VolumeBackendAPIException: .*`iSMquery -cinder -xml -all` failed\.$/);
});

test('a connection that breaks is made again, up to 60 times', () => {
  const bench = new Bench(nec);
  const volume = bench.volume();
  bench.found(volume, 'tuesday');
  const getSize = () => bench.getSize(bench.snapshot(volume), named('LX:tuesday'));
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 59);
  expect(raised(getSize)).toBe('nothing was raised');
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost', 60);
  expect(raised(getSize)).toBe('EOFError: ');
});
