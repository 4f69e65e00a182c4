/**
 * Which volumes a list shows.
 *
 * Source: cinder/volume/api.py:2342, cinder/db/api.py:2284, :3060 at ab09bc39.
 */
import { CinderException, PythonException } from '../../errors.ts';
import type { VolumeRow } from '../../interface.ts';
import { isInt, isObject, type Json } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { typeName } from '../python.ts';
import { truthOf } from './booleans.ts';
import { BOOLEANS, columnIn } from './columns.ts';
import { hasAll, isAt, isEqual, isLike } from './comparisons.ts';
import type { Options } from './options.ts';
import { literalOf } from './python-literal.ts';
import { timeFilter } from './time-filter.ts';
import { createdAt, isVolumeProperty, VOLUME_COLUMNS } from './volume-columns.ts';

type Test = (row: VolumeRow) => boolean;
/** What filters say: a value, or for a time a test. */
export type VolumeFilters = ReadonlyMap<string, Json | Test>;

/** The microversion from which a truth value must be one. */
const STRICT = 2;

/**
 * The filters' values as Python reads them, where it can: `None`, numbers, lists and dicts. Raises HttpFault 400 for a time;
 * InvalidInput for a truth value that is none.
 */
export function volumeFilters(options: Options, minor: number): VolumeFilters {
  const times = [...timeTests(options)];
  const values = options.pairs.map(([name, text]): [string, Json] => {
    if (BOOLEANS.includes(name)) return [name, minor >= STRICT ? strictTruth(name, text) : looseTruth(text)];
    const value = name === 'display_name' ? undefined : literalOf(text);
    return [name, value === undefined ? text : value];
  });
  return new Map<string, Json | Test>([...values, ...times]);
}

function* timeTests(options: Options): Generator<[string, Test]> {
  const created = options.get('created_at');
  if (created !== undefined) yield ['created_at', whenAt(created, createdAt)];
  const updated = options.get('updated_at');
  if (updated !== undefined) yield ['updated_at', whenAt(updated, ({ updated_at }) => updated_at)];
}

function whenAt(text: string, timeOf: (row: VolumeRow) => string | undefined): Test {
  const holds = timeFilter(text);
  return (row) => {
    const time = timeOf(row);
    return time !== undefined && holds(time);
  };
}

function strictTruth(name: string, text: string): boolean {
  const truth = truthOf(text);
  if (truth === undefined) throw new CinderException('InvalidInput', { reason: `'${name} = ${text}'` });
  return truth;
}

function looseTruth(text: string): boolean {
  return text !== '' && !['False', 'false', 'FALSE'].includes(text);
}

/**
 * The volumes that pass all filters; undefined when one of them can't be asked for. Raises TypeError for a host that is no text,
 * AttributeError for a likeness to something that is not there.
 */
export function matchingVolumes(rows: readonly VolumeRow[], filters: VolumeFilters): VolumeRow[] | undefined {
  const exact = [...filters].filter(([name]) => !name.endsWith('~')).map(([name, wanted]) => testOf(name, wanted));
  if (exact.some((test) => test === undefined)) return undefined;
  const names = [...filters.keys()].filter((name) => name.endsWith('~'));
  const alike = names.map((name) => likeTest(name.replace(/~+$/, ''), filters.get(name) ?? null));
  return rows.filter((row) => [...exact, ...alike].every((test) => test?.(row)));
}

const always: Test = () => true;

function testOf(name: string, wanted: Json | Test): Test | undefined {
  if (typeof wanted === 'function') return wanted;
  switch (name) {
    case 'no_migration_targets':
      return pyTruthy(wanted) ? ({ migration_status }) => !migration_status?.startsWith('target:') : undefined;
    case 'host':
      return placeTest(wanted, ({ host }) => host);
    case 'cluster_name':
      return placeTest(wanted, () => null);
    case 'metadata':
      return isObject(wanted) ? (row) => hasAll(row.metadata, wanted) : undefined;
    case 'glance_metadata':
      // No volume here is made of an image.
      return isObject(wanted) ? () => wanted.entries.length === 0 : undefined;
  }
  const column = columnIn(VOLUME_COLUMNS, name);
  return column && ((row) => isEqual(column(row), wanted));
}

function placeTest(wanted: Json, placeOf: (row: VolumeRow) => string | null): Test {
  if (!pyTruthy(wanted)) return always;
  if (typeof wanted !== 'string') throw new PythonException('TypeError', `argument of type '${typeName(wanted)}' is not iterable`);
  return (row) => {
    const place = placeOf(row);
    return place !== null && isAt(place, wanted);
  };
}

/** Only texts and whole numbers can be like something; a property of the class passes over. */
function likeTest(name: string, wanted: Json | Test): Test {
  const column = columnIn(VOLUME_COLUMNS, name);
  const isText = typeof wanted === 'string' || typeof wanted === 'boolean' || (typeof wanted !== 'function' && isInt(wanted));
  // What the class has under this name is SQLAlchemy's, and no column.
  if (name === 'metadata' && isText) throw new PythonException('AttributeError', "'MetaData' object has no attribute 'op'");
  if (!column && !isVolumeProperty(name) && name !== 'metadata') throw new PythonException('AttributeError', `type object 'Volume' has no attribute '${name}'`);
  if (!column || !isText) return always;
  const like = isLike(pyStr(wanted));
  return (row) => like(column(row));
}
