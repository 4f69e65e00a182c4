/** Cells of dictionaries and the like, as osc-lib shows them (osc_lib/cli/format_columns.py). */
import { compareCodePoints } from '../../value/code-points.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { plain, type Cell, type Shown } from './cells.ts';

/** `a='1', b='2'` for people, the dictionary itself for programs. */
export function dictCell(value: Json): Cell {
  return { human: isObject(value) ? dictText(value) : value, machine: isObject(value) ? value : object([]) };
}

/** osc_lib/utils/__init__.py:278 */
function dictText(value: JsonObject, prefix = ''): string {
  const parts = value.entries.toSorted(([a], [b]) => compareCodePoints(a, b)).map(([key, item]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isObject(item)) return dictText(item, name);
    return item === null ? `${name}=` : `${name}='${pyStr(item)}'`;
  });
  return parts.join(', ');
}

/** All fields of a thing by name; `instead` are cells that take the place of fields, under another name. */
export function shownFields(thing: JsonObject, without: readonly string[], instead: readonly (readonly [string, Cell])[]): Shown {
  const own = thing.entries.filter(([name]) => !without.includes(name)).map(([name, value]) => [name, plain(value)] as const);
  const all = [...new Map<string, Cell>([...own, ...instead])].toSorted(([a], [b]) => compareCodePoints(a, b));
  return { kind: 'show', columns: all.map(([name]) => name), cells: all.map(([, cell]) => cell) };
}

/** The id of a thing, for a path. */
export function idOf(thing: JsonObject): string {
  return pyStr(fieldOf(thing, 'id'));
}

/** A field; '' where the thing has none, as osc-lib has it. */
export function fieldOf(thing: JsonObject, name: string): Json {
  const value = get(thing, name);
  return value === undefined ? '' : value;
}
