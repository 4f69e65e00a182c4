/**
 * Sorts a driver's manageable entries and cuts one page out of them.
 *
 * Source: paginate_entries_list, cinder/volume/volume_utils.py:866-923 at ab09bc39.
 */
import { CinderException, PythonException } from '../../errors.ts';
import type { DriverContext, ListingQuery } from '../../interface.ts';
import { get, int, isFloat, isInt, isList, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { pyEquals, pyTruthy } from '../../value/operators.ts';
import { JsonSyntaxError, parseJson } from '../../value/parse.ts';
import { pyStr, pyTypeName } from '../../value/python.ts';
import { pyOrder } from './python-compare.ts';
import { indexError, keyError, typeError } from './python-errors.ts';
import { pySorted } from './python-sort.ts';
import { pyStrip } from './python-text.ts';
import { rulesOf, type NoteRule } from './rules.ts';

/**
 * The page that the query asks for. Raises InvalidInput for a marker that is no JSON or stands at no entry; and, as
 * Python does, KeyError for an unknown sort key, AttributeError for one that is no text, IndexError where a value to sort by
 * is an empty object, TypeError where two entries have no order or an argument is of a kind that the API would not let through.
 *
 * @param translated keys of entries under which texts are marked for translation, as upstream's `_('…')` does: they are of a
 *                   type of their own, which a TypeError names
 */
export function paginateEntriesList(
  context: DriverContext, entries: readonly JsonObject[], query: ListingQuery, translated: readonly string[] = [],
): readonly JsonObject[] {
  const rule = rulesOf(context, 'cinder/volume/volume_utils.py');

  rule(882, 'Entries are sorted by each key in turn, an object by the smallest of its values; any direction but asc is descending.');
  const comparers = comparersOf(query.sort_keys, query.sort_dirs, translated);
  const sorted = pySorted(entries, (left, right) => compare(comparers, left, right, rule) < 0);

  const start = pyTruthy(query.marker) ? indexBehind(sorted, query.marker, rule) : 0;
  rule(923, 'The page begins behind the marker, moved by the offset; a negative limit or offset counts from the end.');
  const offset = query.offset ?? int(0);
  const end = plus(start, query.limit);
  const page = [plus(start, offset), plus(end, offset)] as const;
  if (isFloat(query.limit) || isFloat(offset)) {
    throw typeError('slice indices must be integers or None or have an __index__ method');
  }
  return sorted.slice(...page);
}

/** How entries are sorted by one key. */
interface Comparer {
  readonly key: string;
  readonly ascending: boolean;
  /** What Python calls the type of a value. */
  readonly typeName: (value: Json) => string;
}

function comparersOf(keys: Json, directions: Json, translated: readonly string[]): Comparer[] {
  const [allKeys, allDirections] = [items(keys), items(directions)];
  return allKeys.slice(0, allDirections.length).map((key, index) => {
    if (typeof key !== 'string') throw new PythonException('AttributeError', `'${pyTypeName(key)}' object has no attribute 'strip'`);
    const name = pyStrip(key);
    return { key: name, ascending: allDirections[index] === 'asc', typeName: translated.includes(name) ? typeOfTranslated : pyTypeName };
  });
}

function typeOfTranslated(value: Json): string {
  return typeof value === 'string' ? 'Message' : pyTypeName(value);
}

/** What Python's `iter` goes through. */
function items(value: Json): readonly Json[] {
  if (isList(value)) return value;
  if (typeof value === 'string') return [...value];
  if (isObject(value)) return value.entries.map(([key]) => key);
  throw typeError(`'${pyTypeName(value)}' object is not iterable`);
}

function compare(comparers: readonly Comparer[], left: JsonObject, right: JsonObject, rule: NoteRule): number {
  for (const { key, ascending, typeName } of comparers) {
    const [a, b] = [sortValue(left, key, rule), sortValue(right, key, rule)];
    if (!pyEquals(a, b)) return pyOrder(a, ascending ? '<' : '>', b, typeName) ? -1 : 1;
  }
  return 0;
}

function sortValue(entry: JsonObject, key: string, rule: NoteRule): Json {
  const value = get(entry, key);
  if (value === undefined) {
    rule(887, 'A key that entries do not have can not be sorted by.');
    throw keyError(key);
  }
  if (!isObject(value)) return value;
  const [smallest] = pySorted(value.entries.map(([, inner]) => inner), (a, b) => pyOrder(a, '<', b));
  if (smallest === undefined) throw indexError();
  return smallest;
}

function indexBehind(entries: readonly JsonObject[], marker: Json, rule: NoteRule): number {
  rule(907, 'A marker that is no object is read as JSON text.');
  const wanted = isObject(marker) ? marker : loads(marker, rule);
  rule(916, "The marker must equal an entry's whole reference.");
  const found = entries.findIndex((entry) => pyEquals(get(entry, 'reference') ?? null, wanted));
  if (found < 0) throw new CinderException('InvalidInput', { reason: `marker not found: ${pyStr(wanted)}` });
  return found + 1;
}

function loads(marker: Json, rule: NoteRule): Json {
  if (typeof marker !== 'string') throw typeError(`the JSON object must be str, bytes or bytearray, not ${pyTypeName(marker)}`);
  try {
    return parseJson(marker);
  } catch (problem) {
    if (!(problem instanceof JsonSyntaxError)) throw problem;
    rule(910, 'A marker that is no JSON is refused.');
    throw new CinderException('InvalidInput', { reason: `marker ${marker} can not be analysed, please use json like format` });
  }
}

/** Python's `index + operand`. */
function plus(index: number, operand: Json): number {
  if (typeof operand === 'boolean') return index + Number(operand);
  if (isInt(operand)) return index + Number(operand.int);
  if (isFloat(operand)) return index + operand.float;
  throw typeError(`unsupported operand type(s) for +: 'int' and '${pyTypeName(operand)}'`);
}
