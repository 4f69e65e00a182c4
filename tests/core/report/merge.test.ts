import { describe, expect, test } from 'vitest';
import { mergeResults, Unmergeable } from '../../../core/report/merge.ts';
import type { Result } from '../../../core/report/result.ts';
import { shareOf } from '../../../core/report/shard.ts';
import { int } from '../../../core/value/json.ts';
import { HELLO, returned } from '../scenario/targets.ts';
import { ONE, reportOf, resultOf, TWO } from './results.ts';

const SCENARIOS = ['a', 'b', 'c', 'd', 'e'].map((id, at) => resultOf(id, [[at % 2 === 0 ? ONE : TWO]], [returned(int(1))]));
const whole = reportOf(SCENARIOS);

function shard(number: number, of: number, more: Partial<Result> = {}): Result {
  const environment = { runtime: number === 1 ? 'node 20' : 'node 22', custody: '1', shard: `${number}/${of}` };
  const timing = { started_at: `2026-01-0${4 - number}T00:00:00Z`, duration_ms: number };
  return { ...reportOf(shareOf(SCENARIOS, { number, of }), { environment, timing }), ...more };
}

describe('the shards of a run', () => {
  const merged = mergeResults([shard(3, 3), shard(1, 3), shard(2, 3)]);

  test('become what the run had been without them, whatever their order', () => {
    expect(merged.digests).toEqual(whole.digests);
    expect({ ...merged, environment: whole.environment, timing: whole.timing }).toEqual(whole);
  });

  test('are no shard together; the earliest start and the sum of the times stand', () => {
    expect(merged.environment).toEqual({ runtime: 'node 20, node 22', custody: '1' });
    expect(merged.timing).toEqual({ started_at: '2026-01-01T00:00:00Z', duration_ms: 6 });
  });

  test('can be one alone, or more than there are scenarios', () => {
    expect(mergeResults([shard(1, 1)]).digests).toEqual(whole.digests);
    expect(mergeResults([1, 2, 3, 4, 5, 6, 7].map((number) => shard(number, 7))).digests).toEqual(whole.digests);
  });
});

describe('what a shard says beside its scenarios', () => {
  const inSuites = (ids: readonly string[]): Result['suites'] => [
    { id: 'first', version: '1.0.0', digest: 'd1', title: 'The first', scenarios: ids.filter((id) => id < 'c') },
    { id: 'second', version: '1.0.0', digest: 'd2', title: 'The second', scenarios: ids.filter((id) => id >= 'c') },
  ];
  const [one, two] = [shard(1, 2, { suites: inSuites(['a', 'c', 'e']) }), shard(2, 2, { suites: inSuites(['b', 'd']) })];

  test('which suite each is from is said of all', () => {
    expect(mergeResults([two, one]).suites).toEqual(inSuites(['a', 'b', 'c', 'd', 'e']));
    expect(mergeResults([one, two]).digests).toEqual(whole.digests);
  });

  test('is not said where an older one does not', () => {
    const [first, second] = inSuites([]).map(({ scenarios: _, ...suite }) => suite);
    expect(mergeResults([one, { ...two, suites: first && second ? [first, second] : [] }]).suites).toEqual([first, second]);
  });

  test('where the protocol was broken is put together', () => {
    const [left, right] = [shard(1, 2, { broken: { scenarios: ['a', 'c'] } }), shard(2, 2, { broken: { scenarios: ['b'], end: 'It hung.' } })];
    expect(mergeResults([right, left]).broken).toEqual({ scenarios: ['a', 'c', 'b'], end: 'It hung.' });
    expect(mergeResults([left, shard(2, 2)]).broken).toEqual({ scenarios: ['a', 'c'] });
    expect(mergeResults([one, two])).not.toHaveProperty('broken');
  });
});

describe('no shards of one run are', () => {
  const otherTarget = { ...HELLO, target: { name: 'other', version: '1' } };
  const lessAble = { ...HELLO, capabilities: [] };
  test.each<[string, readonly Result[], string]>([
    ['none at all', [], 'nothing to merge'],
    ['whole results', [whole, whole], 'no shard'],
    ['a shard twice', [shard(1, 2), shard(2, 2), shard(2, 2)], '2/2 is there 2 times'],
    ['all but one', [shard(1, 3), shard(3, 3)], '2/3 is missing'],
    ['shards of other numbers', [shard(1, 2), shard(2, 3)], 'a shard of 2, another of 3'],
    ['results of two targets', [shard(1, 2), shard(2, 2, { target: otherTarget })], 'tiny and other'],
    ['results of a target that changed', [shard(1, 2), shard(2, 2, { target: lessAble })], 'different targets'],
    ['results of other suites', [shard(1, 2), shard(2, 2, { suites: [{ id: 'a-suite', version: '1.0.0', digest: 'd2' }] })], 'different suites'],
    ['results of other seeds', [shard(1, 2), shard(2, 2, { seed: 7 })], 'different seeds'],
    ['results of other filters', [shard(1, 2), shard(2, 2, { environment: { shard: '2/2', filter: 'a*' } })], 'different filters'],
    ['shards that overlap', [shard(1, 2), shard(2, 2, { scenarios: SCENARIOS.slice(2, 4) })], 'scenario c is in two'],
    ['shards that are cut otherwise', [shard(1, 2), shard(2, 2, { scenarios: [] })], 'more or fewer scenarios'],
  ])('%s', (_, results, why) => {
    expect(() => mergeResults(results)).toThrow(Unmergeable);
    expect(() => mergeResults(results)).toThrow(why);
  });
});
