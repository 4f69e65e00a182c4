/** `custody drivers`: what each driver does with the sentences of the interface, and what people need to know of one. */
import { checksOfDriver } from '../../core/conformance/checks-of-driver.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { DRIVERS, driverById } from '../../core/registry.ts';
import { driverCard, exampleOf } from '../../core/report/driver-card.ts';
import { sentenceTable, type DriverSentences } from '../../core/report/proof.ts';
import { sentencesOf, type SentenceVerdict } from '../../core/report/sentences.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { CLAUSES, SUITES } from '../compiled/index.ts';
import { decodeSuite } from '../format/compiled.ts';
import { UsageError } from './arguments.ts';

/** All of them, or one by its id. Throws UsageError for another. */
export function drivers(id: string | undefined): string {
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios);
  if (id === undefined) return [...DRIVERS.map(lineOf), '', sentenceTable(CLAUSES, sentencesOfDrivers(scenarios)), '', 'custody drivers ID tells more of one.'].join('\n');
  const driver = driverById(id);
  if (!driver) throw new UsageError(`There is no driver ${id}: ${DRIVERS.map((each) => each.id).join(', ')}.`);
  return driverCard(driver, sentencesOn(driver, scenarios));
}

/** What the shipped drivers do with each sentence. */
export function sentencesOfDrivers(scenarios: readonly Scenario[]): DriverSentences[] {
  return DRIVERS.map((driver) => {
    const { id, upstream } = driver;
    return { id, ...(upstream === undefined ? {} : { upstream }), sentences: sentencesOn(driver, scenarios) };
  });
}

function sentencesOn(driver: DriverDefinition, scenarios: readonly Scenario[]): SentenceVerdict[] {
  return sentencesOf(checksOfDriver(driver, scenarios), CLAUSES);
}

function lineOf(driver: DriverDefinition): string {
  const example = exampleOf(driver);
  return `${driver.id.padEnd(ID_WIDTH)}${driver.title}${example === undefined ? '' : `: ${example}`}`;
}

const ID_WIDTH = Math.max(...DRIVERS.map(({ id }) => id.length)) + 2;
