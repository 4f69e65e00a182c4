/** The README's table of drivers: `npx tsx tests/upstream/readme-table.ts` prints it. */
import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { checksOfDriver } from '../../core/conformance/checks-of-driver.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { DRIVERS } from '../../core/registry.ts';
import { exampleOf } from '../../core/report/driver-card.ts';
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
    const kept = keptOf(sentencesOf(checksOfDriver(driver, scenarios), CLAUSES));
    return [`\`${driver.id}\``, productsOf(driver), codeOf(exampleOf(driver)), knownBy(driver, cases.get(driver.id)), kept];
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

function knownBy({ about, upstream }: DriverDefinition, cases: number | undefined): string {
  if (about?.known === 'run' || cases === undefined) return 'the class was asked';
  return `${cases} recorded cases${upstream === 'ab09bc39' ? '' : ` of ${upstream}`}`;
}

/** How many cases are recorded of each driver. */
function casesByDriver(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const file of readdirSync(RECORDINGS)) {
    for (const line of readFileSync(new URL(file, RECORDINGS), 'utf8').split('\n').filter(Boolean)) {
      const driver = driverOf(parseJson(line));
      counts.set(driver, (counts.get(driver) ?? 0) + 1);
    }
  }
  return counts;
}

function driverOf(line: Json): string {
  const driver = isObject(line) ? get(line, 'driver') : undefined;
  if (typeof driver !== 'string') throw new TypeError('A recording names its driver.');
  return driver;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(`${driversTable()}\n`);
