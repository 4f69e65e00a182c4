import { describe, expect, test } from 'vitest';
import { tell } from '../../../../core/report/formats/told.ts';
import { VERDICTS } from '../../../../core/scenario/result.ts';
import { PARTS, TOLD } from './every-verdict.ts';

describe('what is told', () => {
  test('is every scenario that was run, under its suite and in order, with its judgement', () => {
    expect(TOLD.suites.map(({ id, scenarios }) => [id, scenarios.length])).toEqual([['first', 3], ['second', 4]]);
    expect(TOLD.suites.flatMap(({ scenarios }) => scenarios.map(({ verdict }) => verdict))).toEqual(VERDICTS);
  });

  test('counts judgements, not raw verdicts', () => {
    expect(TOLD.closing).toBe('1 passed, 3 failed, 3 skipped');
    expect(PARTS.result.totals.unexpected_pass).toBe(0);
    expect(TOLD.totals).toEqual(Object.fromEntries(VERDICTS.map((verdict) => [verdict, 1])));
  });

  test('is the raw verdict where nobody judged', () => {
    const raw = tell({ ...PARTS, judgements: new Map() });
    expect(raw.suites[0]?.scenarios.map(({ verdict, inWords }) => [verdict, inWords.slice(0, 13)])).toEqual([['crash', 'crash: Step 1'], ['crash', 'crash: Step 1'], ['pass', 'pass']]);
  });

  test('says how a scenario is run again, if there is a way', () => {
    expect(TOLD.suites[1]?.scenarios[0]?.rerun).toBe("custody run second --filter 's.not-run[0]'");
    const { rerun: _, ...without } = PARTS;
    expect(tell(without).suites[1]?.scenarios[0]).not.toHaveProperty('rerun');
  });

  test('says what the target keeps, and what that is worth', () => {
    expect(TOLD.target).toBe('tiny 1');
    expect(TOLD.standing).toEqual(['tiny keeps 0 of 1 MUST sentences; breaks 1: size.one', '3 of 3 faulty drivers die of these suites']);
  });
});
