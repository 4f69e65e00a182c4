/** The proof, on suites of a few scenarios. */
import { describe, expect, test } from 'vitest';
import type { Catalogue as OddDrivers } from '../../../core/conformance/catalogue.ts';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { createConduct } from '../../../web/worker/conduct.ts';
import type { Proving } from '../../../web/worker/facade.ts';
import { createProver } from '../../../web/worker/prover.ts';
import { CLAUSES, LOOKS, SIZES } from './small-suites.ts';

const ODD: OddDrivers = {
  control: { id: 'control', does: 'Nothing.' },
  mutants: [{ id: 'size.floor', breaks: 'size.round-up', does: 'Rounds down.' }],
  variants: [{ id: 'other-texts', does: 'Says it otherwise.' }],
};

function setUp() {
  let pauses = 0;
  const [first] = new Catalogue([SIZES, LOOKS]).select(['size.right']).scenarios;
  const scenarios = first ? [first] : [];
  const prover = createProver({ scenarios, clauses: CLAUSES, oddDrivers: ODD, drivers: [referenceRename, lvm], conduct: createConduct(scenarios, CLAUSES), pause: async () => void (pauses += 1) });
  return { ...prover, pauses: () => pauses };
}

describe('a proof', () => {
  test('has the figures, the faulty drivers in words, and what the others do with each sentence', async () => {
    const { proof, figures, mutants, drivers } = await setUp().prove(() => {});
    expect(figures).toMatchObject({ mutants: 1, killed: 1, variants: 1, passing: 1 });
    expect(proof.mutants.map(({ id, state }) => [id, state])).toEqual([['size.floor', 'killed']]);
    expect(mutants).toBe(ODD.mutants);
    expect(drivers.map(({ id, upstream, sentences }) => [id, upstream, sentences.map(({ clause, state }) => [clause.id, state])])).toEqual([
      ['reference-rename', undefined, [['size.round-up', 'kept'], ['size.of-snapshot', 'not_observed']]],
      ['lvm', 'ab09bc39', expect.arrayContaining([['size.of-snapshot', 'not_observed']])],
    ]);
  });

  test('tells how far it is, and lets the worker listen after each driver', async () => {
    const { prove, pauses } = setUp();
    const told: Proving[] = [];
    await prove((proving) => told.push(proving));
    expect(told[0]?.done).toBe(1);
    expect(told.at(-1)).toEqual({ done: told.length, of: told.length });
    expect(pauses(), 'and after each of the two others').toBe(told.length + 2);
  });

  test('is made once, and whoever asks meanwhile hears of it as well', async () => {
    const { prove, pauses } = setUp();
    let heard = 0;
    const [one, other] = await Promise.all([prove(() => {}), prove(() => (heard += 1))]);
    expect(other).toBe(one);
    expect(heard).toBeGreaterThan(0);
    const before = pauses();
    expect(await prove(() => {})).toBe(one);
    expect(pauses()).toBe(before);
  });
});
