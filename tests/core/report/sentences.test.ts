import { describe, expect, test } from 'vitest';
import { sentencesInWords, sentencesOf } from '../../../core/report/sentences.ts';
import type { Clause } from '../../../core/report/result.ts';
import type { Check, Verdict } from '../../../core/scenario/result.ts';

const clause = (id: string, level: Clause['level'] = 'MUST'): Clause => ({ id, level, method: 'unmanage_snapshot', demands: 'It.' });
const check = (id: string, verdict: Verdict): Check => ({ id, verdict });
const CLAUSES = [clause('keeps'), clause('forgets'), clause('may', 'MAY'), clause('x.more', 'extension')];

const states = (checks: readonly Check[]): string[] => sentencesOf(checks, CLAUSES).map(({ state }) => state);

describe('a sentence', () => {
  test('is kept when all checks of it that were executed pass', () => {
    expect(states([check('one/keeps', 'pass'), check('two[0]/keeps', 'pass')])).toEqual(['kept', 'not_observed', 'not_observed', 'not_observed']);
  });

  test('is broken by one that fails or crashes', () => {
    expect(states([check('one/keeps', 'pass'), check('two/keeps', 'fail'), check('one/forgets', 'crash')])).toEqual(['broken', 'broken', 'not_observed', 'not_observed']);
  });

  test('is not observed when no check of it was executed', () => {
    expect(states([check('one/keeps', 'not_run'), check('one/forgets', 'not_applicable')])).toEqual(Array(4).fill('not_observed'));
  });

  test('is told by its own checks only, which are kept with it', () => {
    const [keeps] = sentencesOf([check('one/forgets', 'fail'), check('one.keeps/x.more', 'fail'), check('one/keeps', 'pass'), check('two/keeps', 'not_run')], CLAUSES);
    expect(keeps).toMatchObject({ state: 'kept', checks: [check('one/keeps', 'pass')] });
  });
});

describe('in words', () => {
  const words = (checks: readonly Check[]): string => sentencesInWords(sentencesOf(checks, CLAUSES));

  test('only the MUST sentences count', () => {
    expect(words([check('a/keeps', 'pass'), check('a/forgets', 'pass'), check('a/x.more', 'fail')])).toBe('keeps 2 of 2 MUST sentences');
  });

  test('what is broken and what was not observed is named', () => {
    expect(words([check('a/keeps', 'fail')])).toBe('keeps 0 of 2 MUST sentences; breaks 1: keeps; 1 not observed: forgets');
  });

  test('nothing observed is nothing kept', () => {
    expect(words([])).toBe('keeps 0 of 2 MUST sentences; 2 not observed: keeps, forgets');
  });
});
