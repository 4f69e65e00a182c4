/** Arguments that several lists take, and what they mean to the API. */
import { get, int, isList, object, type Json, type JsonObject } from '../../value/json.ts';
import type { ValueType } from '../argparse/parser.ts';
import { option } from '../argparse/parser.ts';
import { INT } from '../argparse/types.ts';
import { filtersOf, type Args } from './args.ts';
import { old, takes, valued, type Cloud, type Taken } from './command.ts';
import { ClientFailure } from './failure.ts';
import { pyInt } from './python-int.ts';

/** Python's `bool(word)`: any word is true but the empty one. */
const BOOL: ValueType = { name: 'bool', read: (word) => word !== '' };

export const ALL_TENANTS: readonly Taken[] = [
  takes(
    valued('--all-tenants', '0|1', 'The things of all projects. For administrators.', { nargs: '?', type: INT, const: int(1), default: int(0) }),
  ),
  takes(old('--all_tenants', { nargs: '?', type: INT, const: int(1) })),
];

export const TENANT: Taken = takes(valued('--tenant', 'tenant', 'The things of this project. For administrators.', { nargs: '?' }));

/** @param what a thing of the list is @param keys what it can be sorted by */
export function paging(what: string): readonly Taken[] {
  return [
    takes(valued('--marker', 'marker', `Begin behind the ${what} of this id.`)),
    takes(valued('--limit', 'limit', `No more than so many ${what}s.`)),
  ];
}

export function sorting(keys: string): Taken {
  return takes(option('--sort', { metavar: '<key>[:<direction>]', help: `Keys with a comma between, each with :asc or :desc behind it. The keys: ${keys}.` }));
}

export const SORT_KEYS = 'id, status, size, availability_zone, name, bootable, created_at, reference';

/** Each `--filters` gives one filter: further words behind it are dropped (cinderclient/v3/shell.py:36). */
export const FILTERS: Taken = takes(
  valued('--filters', 'key=value', 'Only things with this property; key~=value where part of it is enough.', {
    nargs: '*',
    action: ({ values, before }) => {
      const [first] = isList(values) ? values : [];
      if (first === undefined) throw new ClientFailure('list index out of range');
      return [...(before !== null && isList(before) ? before : []), first];
    },
  }),
  33,
);

export const WITH_COUNT: Taken = takes(
  valued('--with-count', 'True|False', 'Print how many there are in all.', { nargs: '?', type: BOOL, const: true, default: false }),
  45,
);

export const NAME = option('--name', { metavar: '<name>', help: 'Only things of this name.' });
export const STATUS = option('--status', { metavar: '<status>', help: 'Only things in this state.' });

/** Whose things are wanted: 1 means everybody's. @throws ClientFailure when the variable ALL_TENANTS is no number */
export function allTenants(args: Args): Json {
  if (args.truth('tenant')) return int(1);
  const { ALL_TENANTS: wanted } = args.variables;
  return int(wanted === undefined ? args.number('all_tenants') : pyInt(wanted));
}

/** What is searched for, with the filters over it. @returns by name */
export function searched(cloud: Cloud, args: Args, own: readonly (readonly [string, Json])[]): readonly (readonly [string, Json])[] {
  const filters = filtersOf(args.texts('filters'), (text) => {
    cloud.terminal.print(text);
  });
  return object([...own, ...filters, ...(args.truth('with_count') ? [['with_count', true] as const] : [])]).entries;
}

/** The thing with a further property, unless it has one of that name. */
export function renamed(thing: JsonObject, from: string, to: string): JsonObject {
  const value = get(thing, from);
  return value === undefined || get(thing, to) !== undefined ? thing : object([...thing.entries, [to, value]]);
}
