/** The drivers as they are listed, and one of them as it is shown. */
import { placeInWords } from '../../../core/report/place.ts';
import type { DriverSentences } from '../../../core/report/proof.ts';
import type { Clause, Deviation } from '../../../core/report/result.ts';
import type { DriverCard, DriverKind, ScenarioSummary, SuiteSummary } from '../../worker/facade.ts';
import { conductOf, type Conduct } from './proof.ts';

/** What drivers do with the sentences, by id: of those that have been asked so far. */
export type Conducts = ReadonlyMap<string, DriverSentences>;

const KIND_TITLES = {
  implemented: 'Drivers that take snapshots under management',
  not_implemented: 'Drivers that do not, each in a way of its own',
  reference: 'Drivers of ours, which keep every sentence',
  odd: 'Made for the proof',
} as const satisfies Record<DriverKind, string>;

export interface DriverGroup<Driver> {
  readonly kind: DriverKind;
  readonly title: string;
  readonly drivers: readonly Driver[];
}

/** Those that have drivers, each driver in its place by title. */
export function driverGroups<Driver extends { readonly kind: DriverKind; readonly title: string }>(drivers: readonly Driver[]): readonly DriverGroup<Driver>[] {
  const kinds = Object.keys(KIND_TITLES) as readonly DriverKind[];
  return kinds
    .map((kind) => ({ kind, title: KIND_TITLES[kind], drivers: drivers.filter((driver) => driver.kind === kind).toSorted(byTitle) }))
    .filter((group) => group.drivers.length > 0);
}

function byTitle(a: { readonly title: string }, b: { readonly title: string }): number {
  return a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1;
}

/** Those in whose products, id or title every word is found. */
export function matchingDrivers(cards: readonly DriverCard[], text: string): readonly DriverCard[] {
  const words = wordsOf(text);
  return cards.filter(({ id, title, products }) => {
    const haystack = [id, title, ...products].join('\n').toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** Whether a word that was typed is in the name of a product. */
export function isNamed(product: string, text: string): boolean {
  return wordsOf(text).some((word) => product.toLowerCase().includes(word));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter((word) => word !== '');
}

export interface SentenceRow {
  readonly clause: Clause;
  readonly conduct: Conduct;
}

/** What a driver does, by what asks it: the sentences of the interface, its permissions, rules of ours. What nobody can observe is left out. */
export function sentenceRows({ sentences }: DriverSentences): Readonly<Record<Clause['level'], readonly SentenceRow[]>> {
  const of = (level: Clause['level']): readonly SentenceRow[] => sentences
    .filter(({ clause }) => clause.level === level && clause.unobservable === undefined)
    .map((sentence) => ({ clause: sentence.clause, conduct: conductOf(sentence) }));
  return { MUST: of('MUST'), MAY: of('MAY'), extension: of('extension') };
}

/** `kept in 4 checks`, `broken in 3 of 9 checks`, `not seen` */
export function conductInWords({ state, failing, checks }: Conduct): string {
  const count = (number: number): string => (number === 1 ? '1 check' : `${number} checks`);
  if (state === 'not_observed') return 'not seen';
  return state === 'kept' ? `kept in ${count(checks)}` : `broken in ${failing} of ${count(checks)}`;
}

/** Deviations that have one reason. */
export interface Reason {
  readonly reason: string;
  /** `cinder/volume/drivers/lvm.py:690` */
  readonly where: string | null;
  /** Ids of the scenarios that show it. */
  readonly scenarios: readonly string[];
}

export function reasonsOf(deviations: readonly Deviation[]): readonly Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { check, reason, upstream } of deviations) {
    const where = upstream ? placeInWords(upstream) : null;
    const key = `${reason} ${where}`;
    const scenarios = new Set(reasons.get(key)?.scenarios).add(check.slice(0, check.lastIndexOf('/')));
    reasons.set(key, { reason, where, scenarios: [...scenarios] });
  }
  return [...reasons.values()];
}

/** What the suites teach about a driver by name. */
export interface Lessons {
  readonly suite: SuiteSummary;
  readonly scenarios: readonly ScenarioSummary[];
}

/** The suites that are about fewest drivers come first: they are about this one most. */
export function lessonsOn(driver: string, suites: readonly SuiteSummary[]): readonly Lessons[] {
  return suites
    .map((suite) => ({ suite, scenarios: suite.scenarios.filter(({ drivers }) => drivers !== undefined && Object.hasOwn(drivers, driver)) }))
    .filter(({ scenarios }) => scenarios.length > 0)
    .toSorted((a, b) => driversIn(a.suite) - driversIn(b.suite));
}

function driversIn({ scenarios }: SuiteSummary): number {
  return new Set(scenarios.flatMap(({ drivers }) => Object.keys(drivers ?? {}))).size;
}
