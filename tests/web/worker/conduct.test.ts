/** What drivers do with the sentences, on suites of a few scenarios. */
import { expect, test } from 'vitest';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { createConduct } from '../../../web/worker/conduct.ts';
import { CLAUSES, SIZES } from './small-suites.ts';

const conduct = createConduct(new Catalogue([SIZES]).scenarios(), CLAUSES);

test('each check has the step that decided it, also where it passes', () => {
  const { id, sentences } = conduct(referenceRename);
  expect(id).toBe('reference-rename');
  expect(sentences.map(({ clause, state, checks }) => [clause.id, state, checks.map((check) => [check.id, check.verdict, check.step])])).toEqual([
    ['size.round-up', 'broken', [['size.right/size.round-up', 'pass', 0], ['size.wrong/size.round-up', 'fail', 0]]],
    ['size.of-snapshot', 'kept', [['size.wrong/size.of-snapshot', 'pass', 1]]],
  ]);
});

test('a driver is asked once', () => {
  expect(conduct(lvm)).toBe(conduct(lvm));
  expect(conduct(lvm)).toMatchObject({ id: 'lvm', upstream: 'ab09bc39' });
});
