/** `custody list`: what can be run. */
import { DRIVERS } from '../../core/registry.ts';
import type { Scenario, ScenarioKind } from '../../core/scenario/scenario.ts';
import { SUITES } from '../compiled/index.ts';
import { decodeSuite } from '../format/compiled.ts';

const KINDS = ['conformance', 'behaviour', 'caller'] as const satisfies readonly ScenarioKind[];

/** Drivers, then suites with their scenarios: of which kind, for which drivers, and what a target must be able to do. */
export function list(): string {
  const drivers = DRIVERS.map(({ id, title, upstream }) => [id, upstream === undefined ? title : `${title} (upstream ${upstream})`]);
  const suites = SUITES.map(decodeSuite);
  const all = suites.flatMap(({ scenarios }) => scenarios);
  return [
    'Drivers',
    ...inColumns(drivers),
    ...suites.flatMap(({ suite, version, title, scenarios }) => ['', `${suite} ${version}: ${title} (${kindsOf(scenarios)})`, ...inColumns(scenarios.map(columnsOf))]),
    '',
    `${suites.length} suites, ${all.length} scenarios: ${kindsOf(all)}`,
  ].join('\n');
}

function columnsOf({ kind, id, title, drivers, needs = [] }: Scenario): string[] {
  const limits = [
    ...(drivers === undefined ? [] : [`for ${Object.entries(drivers).map(([driver, releases]) => (releases === '..' ? driver : `${driver} ${releases}`)).join(', ')}`]),
    ...(needs.length === 0 ? [] : [`needs ${needs.join(', ')}`]),
  ];
  return [kind, id, limits.length === 0 ? title : `${title} [${limits.join('; ')}]`];
}

/** `9 conformance, 2 caller` */
function kindsOf(scenarios: readonly Scenario[]): string {
  const counts = KINDS.map((kind) => [scenarios.filter((scenario) => scenario.kind === kind).length, kind] as const);
  return counts.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`).join(', ');
}

/** Lines of columns, all but the last as wide as their widest text. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) => `  ${row.map((text, column) => (column === row.length - 1 ? text : text.padEnd(width(column)))).join('  ')}`);
}
