/** Leaving out what is known already must not change what is found. */
import { describe, expect, test } from 'vitest';
import { baseDrivers, mutantDriver, variantDriver } from '../../../core/conformance/catalogue.ts';
import { mutated } from '../../../core/conformance/mutation.ts';
import { play, prove, type Proving } from '../../../core/conformance/prove.ts';
import { answersAlike, record } from '../../../core/conformance/tape.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { CATALOGUE, CLAUSES, SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';

const SCENARIOS = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios).filter(({ kind }) => kind === 'conformance');
const TAPES = new Map(baseDrivers().map((base) => [base.id, SCENARIOS.map((scenario) => record(base, scenario))]));

describe('a driver that answers alike', () => {
  test.each(CATALOGUE.mutants.map((mutant) => [mutant.id, mutant] as const))('%s fails with the tapes what it fails without them', (_, mutant) => {
    const driver = mutantDriver(mutant);
    expect(play(driver, SCENARIOS, TAPES.get(mutant.base ?? 'reference-rename'))).toEqual(play(driver, SCENARIOS));
  });

  test('is one that differs in the rules alone', () => {
    const [base] = baseDrivers();
    const at = SCENARIOS.findIndex(({ id }) => id === 'unmanage.keeps-data');
    const tape = TAPES.get('reference-rename')?.[at];
    const humming = base && mutated(base, ({ driver, context }) => ({
      unmanageSnapshot(snapshot) {
        context.rule({ text: 'Hums.' });
        return driver.unmanageSnapshot(snapshot);
      },
    }), base);
    expect(humming && tape && answersAlike(inProcessTarget(humming), tape)).toBe(true);
  });

  test('is not one whose refusal reads otherwise', () => {
    const texts = CATALOGUE.variants.find(({ id }) => id === 'other-texts');
    const at = SCENARIOS.findIndex(({ id }) => id === 'ref.names-nothing.manage');
    const tape = TAPES.get('reference-rename')?.[at];
    expect(texts && tape && answersAlike(inProcessTarget(variantDriver(texts)), tape)).toBe(false);
  });
});

test('a proof goes driver by driver, and says how far it is', () => {
  const steps = prove(SCENARIOS, CLAUSES, { ...CATALOGUE, mutants: CATALOGUE.mutants.slice(0, 2), variants: [] });
  const seen: Proving[] = [];
  for (let turn = steps.next(); !turn.done; turn = steps.next()) seen.push(turn.value);
  expect(seen).toEqual([{ done: 1, of: 3 }, { done: 2, of: 3 }, { done: 3, of: 3 }]);
});
