/**
 * Which filters a list takes from whom: from microversion 3.31 on all lists go by one file of names, before that each by its own.
 *
 * Source: cinder/api/common.py:430-520, cinder/api/api_utils.py:69 at ab09bc39.
 */
import type { Caller } from './caller.ts';
import { HttpFault } from './http.ts';
import type { Options } from './options.ts';

/** The microversion from which the file of names decides. */
const GENERAL_FILTERS = 31;

export interface FiltersAllowed {
  /** What who is no administrator may filter by, of etc/cinder/resource_filters.json. */
  readonly known: readonly string[];
  /** The same before 3.31. */
  readonly knownBefore: readonly string[];
  /** Filters that are dropped up to a microversion, as they came later; before 3.31 alone. */
  readonly later: readonly (readonly [upTo: number, name: string])[];
}

/** Leaves the filters that count, by their names in the database. Raises HttpFault 400, or KeyError for an unknown one that comes twice. */
export function keepFilters(options: Options, caller: Caller, minor: number, { known, knownBefore, later }: FiltersAllowed): void {
  if (minor < GENERAL_FILTERS) {
    for (const [upTo, name] of later) if (minor <= upTo) options.take(name);
    dropOthers(options, caller, knownBefore);
    return;
  }
  if (options.names.some((name) => /[^\0-\x7f]/.test(name))) throw new HttpFault(400, 'Filter keys can only contain ASCII characters.');
  if (!caller.isAdmin) refuseOthers(options, known);
  options.rename('name~', 'display_name~');
  options.rename('description~', 'display_description~');
  options.rename('consumes_quota', 'use_quota');
}

/** An administrator may filter by anything. Each occurrence takes out all of its name, so that a second one finds none. */
export function dropOthers(options: Options, { isAdmin }: Caller, known: readonly string[]): void {
  if (isAdmin) return;
  for (const name of options.names.filter((each) => !known.includes(each))) options.drop(name);
}

/** Clients always send `all_tenants`, which is not held against them. */
function refuseOthers(options: Options, known: readonly string[]): void {
  const others = options.names.filter((name) => !known.includes(name));
  if (others.includes('all_tenants')) {
    options.take('all_tenants');
    others.splice(others.indexOf('all_tenants'), 1);
  }
  if (others.length > 0) throw new HttpFault(400, `Invalid filters ${others.join(',')} are found in query options.`);
}
