import { expect, test } from 'vitest';
import { stx } from '../../../core/drivers/stx/definition.ts';
import { wordsOf } from '../../../core/drivers/stx/url.ts';
import { Bench, named, raised } from './bench.ts';

test('an answer that is lost once is asked for again, and then the name is another', () => {
  const bench = new Bench(stx);
  const volume = bench.volume();
  const tuesday = bench.found(volume, 'tuesday');
  bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
  expect(raised(() => bench.manage(bench.snapshot(volume), named('tuesday')))).toBe('Invalid: The specified volume was not found. (-10075)');
  expect(bench.now(tuesday)?.name).toMatch(/^s.{19}$/);
});

test('only a snapshot is deleted, and none counts as deleted', () => {
  const bench = new Bench(stx);
  const volume = bench.volume();
  const [tuesday, snapshot] = [bench.found(volume, 'tuesday'), bench.snapshot(volume)];
  bench.delete(snapshot);
  bench.manage(snapshot, named('tuesday'));
  bench.delete(snapshot);
  expect(bench.now(tuesday)).toBeUndefined();

  const [plain, other] = [bench.object({ handle: 'plain', kind: 'volume', size_bytes: 512 }), bench.snapshot(volume)];
  bench.manage(other, named('plain'));
  bench.delete(other);
  expect(bench.now(plain)?.name).toMatch(/^s/);
});

test('words of a URL are decoded, unless one % stands by itself', () => {
  expect(wordsOf('/api/show/volumes/s%31%c3%a4//')).toEqual(['api', 'show', 'volumes', 's1ä']);
  expect(wordsOf('/api/show/volumes/s%3a%')).toEqual(['api', 'show', 'volumes', 's%3A%']);
  expect(wordsOf('/api/show/volumes/../maps?x#y')).toEqual(['api', 'show', 'maps']);
});

test('names that the array does not take are not placed', () => {
  const seed = { handle: 'a', kind: 'snapshot', size_bytes: 1 } as const;
  expect(stx.place({ ...seed, name: 'ä'.repeat(16) }, null)).toEqual({ name: 'ä'.repeat(16), size_bytes: 512 });
  expect(stx.place({ ...seed, name: `${'ä'.repeat(16)}x` }, null)).toHaveProperty('unsupported');
  expect(stx.place({ ...seed, name: 'a,b' }, null)).toHaveProperty('unsupported');
});
