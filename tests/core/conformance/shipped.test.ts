/** The shipped suites are proven, and no expectation that guards a MUST sentence can be taken away. */
import { describe, expect, test } from 'vitest';
import type { Catalogue, Mutant } from '../../../core/conformance/catalogue.ts';
import { oddDriverById, variantDriver } from '../../../core/conformance/catalogue.ts';
import { figuresOf, type Problem } from '../../../core/conformance/proof.ts';
import { play } from '../../../core/conformance/prove.ts';
import { isProofOf, proofAtOnce } from '../../../core/conformance/proven.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { CATALOGUE, CLAUSES, SUITES } from '../../../scenarios/compiled/index.ts';
import { PROVEN } from '../../../scenarios/compiled/proven.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';

const SCENARIOS = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios);
const PROOF = proofAtOnce(SCENARIOS, CLAUSES, CATALOGUE);

test('nothing is wrong with the proof', () => {
  expect(PROOF.problems).toEqual([]);
});

test('all faulty drivers die and all unusual ones pass', () => {
  const { mutants, killed, variants, passing } = figuresOf(PROOF);
  expect(killed).toBe(mutants);
  expect(mutants).toBeGreaterThan(100);
  expect(passing).toBe(variants);
  expect(PROOF.controlDies).toBe(true);
});

test('the figure that stands beside verdicts is that of this proof', () => {
  expect(PROVEN).toMatchObject(figuresOf(PROOF));
  const judging = SUITES.filter((suite) => decodeSuite(suite).scenarios.some(({ kind }) => kind === 'conformance'));
  expect(isProofOf(PROVEN, judging.map(({ digest }) => digest))).toBe(true);
});

test.each(CATALOGUE.variants.map((variant) => [variant.id, variantDriver(variant)] as const))('the unusual driver %s passes scenarios of all kinds, also those about Cinder itself', (_, driver) => {
  expect(play(driver, SCENARIOS).failures).toEqual([]);
});

const MUST = CLAUSES.filter(({ level, unobservable }) => level === 'MUST' && unobservable === undefined).map(({ id }) => id);
const GUARDS = PROOF.expectations.filter(({ cites }) => MUST.includes(cites));

describe('each expectation that guards a MUST sentence', () => {
  test.each(GUARDS.map(({ scenario, path, cites, alone }) => [`${scenario} ${path} ${cites}`, scenario, path, alone] as const))(
    '%s: without it the suites are not proven', (_, scenario, path, alone) => {
      const without = SCENARIOS.map((each) => (each.id === scenario ? withoutExpectation(each, path) : each));
      // Playing only the faulty drivers that nothing else catches is enough: one that survives fails the whole proof.
      expect(problems(without, alone)).toContain('survivor');
    },
  );
});

function problems(scenarios: readonly Scenario[], ids: readonly string[]): Problem['kind'][] {
  const mutants = CATALOGUE.mutants.filter(({ id }) => ids.includes(id));
  return proofAtOnce(scenarios, CLAUSES, { ...CATALOGUE, mutants, variants: [] }).problems.map(({ kind }) => kind);
}

function withoutExpectation(scenario: Scenario, path: string): Scenario {
  const [, step, at] = /^steps\[(\d+)\]\.expect\[(\d+)\]$/.exec(path) ?? [];
  const steps = scenario.steps.map((each, index) =>
    index === Number(step) ? { ...each, expect: (each.expect ?? []).filter((_, place) => place !== Number(at)) } : each,
  );
  return { ...scenario, steps };
}

describe('with a faulty check', () => {
  const [round] = CATALOGUE.mutants.filter(({ id }) => id === 'size.floor') as [Mutant];
  const only = (mutant: Mutant): Catalogue => ({ ...CATALOGUE, mutants: [mutant], variants: [] });

  test('that expects what a faulty driver does, good drivers fail', () => {
    const wrong = SCENARIOS.map((scenario) => (scenario.id === 'size.round-up[3]' ? { ...scenario, steps: scenario.steps.map((step) => ({ ...step, expect: [{ cites: 'size.round-up', returns_size: 1 }] })) } : scenario));
    expect(proofAtOnce(wrong, CLAUSES, only(round)).problems.map(({ kind }) => kind)).toContain('base fails');
  });

  test('that looks at nothing, nobody dies', () => {
    const blind = SCENARIOS.map((scenario) => ({ ...scenario, steps: scenario.steps.map(({ expect: _, ...step }) => step) }));
    const found = proofAtOnce(blind, CLAUSES, only(round)).problems.map(({ kind }) => kind);
    expect(found).toContain('control survives');
    expect(found).toContain('survivor');
  });
});

describe('a faulty driver by its id', () => {
  const misses = (id: string): number => {
    const driver = oddDriverById(CATALOGUE, id);
    return driver ? play(driver, SCENARIOS).misses.length : -1;
  };

  test('is played as in the proof', () => {
    expect(misses('mutant.size.floor')).toBe(PROOF.mutants.find(({ id }) => id === 'size.floor')?.misses.length);
    expect(misses('variant.other-texts')).toBe(0);
    expect(misses('control')).toBeGreaterThan(40);
  });

  test('is not found under a name that it has not', () => {
    expect(['size.floor', 'mutant.no-such', 'variant.size.floor', 'mutant.toString'].map((id) => oddDriverById(CATALOGUE, id))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('can do less than a good one where that is said', () => {
    expect(oddDriverById(CATALOGUE, 'mutant.unmanage.deletes-odd-sizes')?.capabilities).not.toContain('fault.write');
    expect(oddDriverById(CATALOGUE, 'mutant.unmanage.deletes')?.capabilities).toContain('fault.write');
  });
});
