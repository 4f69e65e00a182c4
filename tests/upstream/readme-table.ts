/** The README's table of drivers: `npx tsx tests/upstream/readme-table.ts` prints it. */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checksOfDriver } from '../../core/conformance/checks-of-driver.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { DRIVERS } from '../../core/registry.ts';
import { exampleOf } from '../../core/report/driver-card.ts';
import type { Scenario } from '../../core/scenario/scenario.ts';
import { keptOf, sentencesOf } from '../../core/report/sentences.ts';
import { get, isObject, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { CLAUSES, SUITES } from '../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../scenarios/format/compiled.ts';

const RECORDINGS = new URL('recordings/', import.meta.url);

/** A row for each driver that follows one of upstream's. */
export function driversTable(): string {
  const cases = casesByDriver();
  const scenarios = SUITES.map(decodeSuite).flatMap((suite) => suite.scenarios);
  const rows = DRIVERS.filter(({ about }) => about !== undefined).map((driver) => {
    return [`\`${driver.id}\``, productsOf(driver), codeOf(exampleOf(driver)), knownBy(cases.get(driver.id)), keptBy(driver, scenarios)];
  });
  const lines = [['driver', 'for', 'a reference', 'how it is known', 'MUST sentences kept'], ['---', '---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function productsOf({ about }: DriverDefinition): string {
  const [first = '', second, ...others] = about?.products ?? [];
  if (second === undefined) return first;
  return others.length === 0 ? `${first}, ${second}` : `${first}, ${second} and ${others.length} more`;
}

function codeOf(example: string | undefined): string {
  return example === undefined ? 'none' : `\`${example}\``;
}

function knownBy(cases: Cases | undefined): string {
  return cases === undefined ? 'the class was asked' : `${cases.count} recorded cases of ${[...cases.releases].sort().join(' and ')}`;
}

function keptBy(driver: DriverDefinition, scenarios: readonly Scenario[]): string {
  if (driver.about?.known === 'run') return 'implements none';
  return keptOf(sentencesOf(checksOfDriver(driver, scenarios), CLAUSES));
}

/** How many cases are recorded of a driver, and of which releases of Cinder. */
interface Cases {
  count: number;
  readonly releases: Set<string>;
}

function casesByDriver(): ReadonlyMap<string, Cases> {
  const byDriver = new Map<string, Cases>();
  for (const file of readdirSync(RECORDINGS)) {
    for (const line of readFileSync(new URL(file, RECORDINGS), 'utf8').split('\n').filter(Boolean)) {
      const recording = parseJson(line);
      const driver = textOf(recording, 'driver');
      const cases = byDriver.get(driver) ?? { count: 0, releases: new Set() };
      cases.count += 1;
      cases.releases.add(textOf(recording, 'upstream'));
      byDriver.set(driver, cases);
    }
  }
  return byDriver;
}

function textOf(recording: Json, key: string): string {
  const text = isObject(recording) ? get(recording, key) : undefined;
  if (typeof text !== 'string') throw new TypeError(`A recording names its ${key}.`);
  return text;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${driversTable()}\n`);
