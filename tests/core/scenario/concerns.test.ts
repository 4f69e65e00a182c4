import { expect, test } from 'vitest';
import { concerns } from '../../../core/scenario/concerns.ts';
import type { Scenario, Suite } from '../../../core/scenario/scenario.ts';
import { LOOK, scenarioOf } from './targets.ts';

const suiteOf = (...scenarios: readonly Scenario[]): Suite => ({ custody: 1, suite: 's', version: '1.0.0', title: 'A suite', scenarios });
const about = (...drivers: readonly string[]): Scenario => scenarioOf([LOOK], { drivers: Object.fromEntries(drivers.map((id) => [id, '..'])) });

test('a suite concerns the drivers that a scenario of it names, or all when one names none', () => {
  const named = suiteOf(about('lvm'), about('rbd', 'pure'));
  expect(['lvm', 'rbd', 'pure', 'stx'].map((driver) => concerns(named, driver))).toEqual([true, true, true, false]);
  expect(concerns(suiteOf(about('lvm'), scenarioOf([LOOK])), 'stx')).toBe(true);
  expect(concerns(suiteOf(), 'stx')).toBe(false);
});
