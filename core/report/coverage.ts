/** Which clauses are guarded with which classes of input, by scenarios of which kind: the table of coverage. */
import type { Method } from '../interface.ts';
import { INPUT_CLASSES, type InputClass } from '../scenario/input-classes.ts';
import type { ApiVerb, Expectation, Scenario, ScenarioKind, Step } from '../scenario/scenario.ts';
import { inputsOf } from '../scenario/step-inputs.ts';
import { get } from '../value/json.ts';
import type { Clause } from './result.ts';

/** What the table is held to, as `scenarios/coverage.yaml` says it. */
export interface CoverageRules {
  readonly custody: 1;
  /** Which cells there are. */
  readonly concerns: readonly Concern[];
  /** Why some of them are empty. */
  readonly reasons: readonly EmptyForReason[];
}

/** Patterns in which `*` stands for any characters: of rows (clauses, `api.VERB`, `driver.METHOD`), and of classes of input. */
interface Patterns {
  readonly rows: readonly string[];
  readonly classes: readonly string[];
}

/** Rows that can be about these classes of input. */
export interface Concern extends Patterns {
  /** Which steps that cite no clause count for these rows: those that expect something of the backend, or of the size. Default: all. */
  readonly counts?: 'of-backend' | 'of-size';
}

export interface EmptyForReason extends Patterns {
  readonly reason: string;
}

export interface CoverageTable {
  readonly rows: readonly CoverageRow[];
  /** Reasons, in the order of their numbers, from 1. */
  readonly reasons: readonly string[];
  /** What is wrong in the rules, in words. */
  readonly mistakes: readonly string[];
}

export interface CoverageRow {
  /** A clause, or what no clause speaks of: `api.VERB`, `driver.METHOD`. */
  readonly id: string;
  readonly cells: ReadonlyMap<InputClass, CoverageCell>;
}

export interface CoverageCell {
  /** How many scenarios there are of each kind. */
  readonly counts: Readonly<Record<ScenarioKind, number>>;
  /** `filled`, or empty: for the reason of this number, or `unexplained`. */
  readonly state: 'filled' | 'unexplained' | { readonly reason: number };
}

interface RowWanted {
  readonly id: string;
  /** The kind of scenario without which a cell is empty; any where it is undefined. */
  readonly wants?: ScenarioKind;
  readonly method?: string;
}

/** What the API is asked, and what a driver is asked, that no clause speaks of. */
const UNSPOKEN: readonly RowWanted[] = [
  ...(['manage', 'unmanage', 'delete', 'reset_status', 'show', 'list', 'list_manageable'] as const satisfies readonly ApiVerb[]).map((verb) => ({ id: `api.${verb}` })),
  ...(['delete_snapshot', 'get_manageable_snapshots'] as const satisfies readonly Method[]).map((method) => ({ id: `driver.${method}` })),
];

/**
 * The table: a row for each clause that can be observed and for what no clause speaks of, a column for each class of
 * input, a cell where `rules` say that the row can be about the class.
 *
 * What cites a clause counts for it. What cites none (behaviour and caller scenarios) counts for the request or the method
 * of its step, and for all clauses of the methods that are called on the way. A clause that drivers must keep wants
 * conformance scenarios: without one the cell is empty, whatever else there is.
 */
export function coverageOf(scenarios: readonly Scenario[], clauses: readonly Clause[], rules: CoverageRules): CoverageTable {
  const rows = [...clauses.filter(({ unobservable }) => unobservable === undefined).map(rowOf), ...UNSPOKEN];
  const counted = count(scenarios, rows, rules);
  const table = rows.map(({ id, wants }): CoverageRow => {
    const classes = INPUT_CLASSES.filter((input) => concernOf(rules, id, input) !== undefined);
    return { id, cells: new Map(classes.map((input) => [input, cellOf(counted, id, input, wants, rules)])) };
  });
  return { rows: table, reasons: rules.reasons.map(({ reason }) => reason), mistakes: mistakesIn(rules, table) };
}

function rowOf({ id, method, level }: Clause): RowWanted {
  return level === 'MAY' ? { id, method } : { id, method, wants: 'conformance' };
}

function concernOf({ concerns }: CoverageRules, row: string, input: InputClass): Concern | undefined {
  return concerns.find((concern) => covers(concern, row, input));
}

function covers({ rows, classes }: Patterns, row: string, input: string): boolean {
  return rows.some((pattern) => fits(pattern, row)) && classes.some((pattern) => fits(pattern, input));
}

function fits(pattern: string, id: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}

/** How many scenarios of each kind there are in each place that any of them reaches, by row and class. */
type Counted = ReadonlyMap<string, Record<ScenarioKind, number>>;

function count(scenarios: readonly Scenario[], rows: readonly RowWanted[], rules: CoverageRules): Counted {
  const counted = new Map<string, Record<ScenarioKind, number>>();
  for (const scenario of scenarios) {
    for (const place of placesOf(scenario, rows, rules)) {
      const counts = counted.get(place) ?? { conformance: 0, behaviour: 0, caller: 0 };
      counts[scenario.kind] += 1;
      counted.set(place, counts);
    }
  }
  return counted;
}

function placeOf(row: string, input: InputClass): string {
  return `${row} × ${input}`;
}

/** The places that a scenario reaches, each once. */
function placesOf(scenario: Scenario, rows: readonly RowWanted[], rules: CoverageRules): ReadonlySet<string> {
  const places = new Set<string>();
  for (const [index, { verb, methods, classes }] of inputsOf(scenario).entries()) {
    const expected = expectationsOf(scenario.steps[index]);
    const cited = expected.flatMap(({ cites }) => cites ?? []);
    for (const row of cited) for (const input of classes) places.add(placeOf(row, input));
    if (scenario.kind === 'conformance' || expected.length === 0) continue;
    const touched = rows.filter(({ id, method = '' }) => id === `api.${verb}` || methods.some((called) => called === method || id === `driver.${called}`));
    for (const { id } of touched) {
      for (const input of classes) if (expected.some(COUNTS[concernOf(rules, id, input)?.counts ?? 'all'])) places.add(placeOf(id, input));
    }
  }
  return places;
}

/** Whether an expectation that cites no clause counts. */
const COUNTS: Readonly<Record<NonNullable<Concern['counts']> | 'all', (expectation: Expectation) => boolean>> = {
  all: () => true,
  'of-backend': ({ backend }) => backend !== undefined,
  'of-size': ({ returns, returns_size, then, quota }) => (returns ?? returns_size) !== undefined || quota?.gigabytes !== undefined || (then !== undefined && get(then, 'volume_size') !== undefined),
};

function expectationsOf({ expect = [], expect_for = {} }: Pick<Step, 'expect' | 'expect_for'> = {}): Expectation[] {
  return [...expect, ...Object.values(expect_for).flat()];
}

function cellOf(counted: Counted, row: string, input: InputClass, wants: ScenarioKind | undefined, { reasons }: CoverageRules): CoverageCell {
  const counts = counted.get(placeOf(row, input)) ?? { conformance: 0, behaviour: 0, caller: 0 };
  const isFilled = wants === undefined ? Object.values(counts).some((each) => each > 0) : counts[wants] > 0;
  const reason = reasons.findIndex((each) => covers(each, row, input)) + 1;
  return { counts, state: isFilled ? 'filled' : reason > 0 ? { reason } : 'unexplained' };
}

function mistakesIn({ concerns, reasons }: CoverageRules, table: readonly CoverageRow[]): string[] {
  const ids = table.map(({ id }) => id);
  const unknown = (patterns: readonly string[], known: readonly string[], what: string): string[] =>
    patterns.filter((pattern) => !known.some((id) => fits(pattern, id))).map((pattern) => `${pattern} is ${what}.`);
  const cells = table.flatMap(({ id, cells: inRow }) => [...inRow].map(([input, { state }]) => ({ id, input, state })));
  return [
    ...[...concerns, ...reasons].flatMap(({ rows, classes }) => [...unknown(rows, ids, 'no row'), ...unknown(classes, INPUT_CLASSES, 'no class of input')]),
    ...table.filter(({ cells: inRow }) => inRow.size === 0).map(({ id }) => `${id} concerns no class of input.`),
    ...reasons.flatMap((reason, at) => {
      const covered = cells.filter(({ id, input }) => covers(reason, id, input));
      const isUsed = covered.some(({ state }) => typeof state === 'object' && state.reason === at + 1);
      return [
        ...covered.filter(({ state }) => state === 'filled').map(({ id, input }) => `Reason ${at + 1} is for ${placeOf(id, input)} too, which is not empty.`),
        ...(isUsed ? [] : [`Reason ${at + 1} is for no cell.`]),
      ];
    }),
  ];
}
