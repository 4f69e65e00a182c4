/** The drivers, as the page is told of them. */
import type { DriverDefinition } from '../../core/definition.ts';
import type { Deviation } from '../../core/report/result.ts';
import { optional } from '../../core/scenario/prepare.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import type { Catalogue } from './catalogue.ts';
import type { DriverCard, DriverKind, DriverSummary } from './facade.ts';

export function driverSummary(driver: DriverDefinition, catalogue: Catalogue, kind: DriverKind = kindOf(driver)): DriverSummary {
  const { id, title, upstream } = driver;
  return { id, title, kind, suites: catalogue.concerning(id), ...optional({ upstream }) };
}

/** @param deviations what it is known to fail */
export function driverCard(driver: DriverDefinition, deviations: readonly Deviation[]): DriverCard {
  const { id, title, version, upstream, about, crashes = [], capabilities } = driver;
  const { products = [], examples = [], ...told } = about ?? {};
  return {
    id,
    title,
    version,
    kind: kindOf(driver),
    products,
    examples: examples.map(({ existing_ref, names }) => ({ reference: stringifyJson(existing_ref), names })),
    crashes,
    lists: capabilities.includes('get_manageable_snapshots'),
    deviations,
    ...optional({ upstream, ...told }),
  };
}

/** Nobody is told what to write for a driver that takes no reference at all. */
function kindOf({ about }: DriverDefinition): DriverKind {
  if (!about) return 'reference';
  return about.examples.length > 0 ? 'implemented' : 'not_implemented';
}
