/** How the client prints things: as a table of many, or as one's properties (cinderclient/utils.py). */
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { prettyTable } from '../pretty-table.ts';
import { ClientFailure } from './failure.ts';

export interface ListOptions {
  /** Whether a column that things don't have is left out, instead of being empty. */
  readonly onlyAvailable?: boolean;
  /** Whether the things stay in the order in which they came, instead of that of the first column. */
  readonly asTheyCame?: boolean;
}

/** A table of things. @param fields the heads, each of which is a property's name but for case and blanks @throws ClientFailure */
export function listText(things: readonly JsonObject[], fields: readonly string[], options: ListOptions = {}): string {
  const missing = (field: string): boolean => things.some((thing) => property(thing, field) === undefined);
  const shown = options.onlyAvailable === true ? fields.filter((field) => !missing(field)) : fields;
  checkHeads(shown);
  const rows = things.map((thing) => shown.map((field) => cell(property(thing, field))));
  const [first] = shown;
  return prettyTable(shown, rows, { align: 'l', ...(options.asTheyCame === true || first === undefined ? {} : { sortBy: first }) });
}

function checkHeads(fields: readonly string[]): void {
  if (new Set(fields).size < fields.length) throw new ClientFailure('Field names must be unique');
}

function property(thing: JsonObject, field: string): Json | undefined {
  const value = get(thing, field);
  return value === undefined ? get(thing, field.toLowerCase().replaceAll(' ', '_')) : value;
}

/** Of what is None a dash is shown, of what there is not, nothing. */
function cell(value: Json | undefined): Json {
  if (value === undefined) return '';
  if (value === null) return '-';
  return typeof value === 'string' ? value.replaceAll('\r', ' ') : value;
}

/** A table of properties. @param opened properties whose own properties stand in a line each @param head of the first column */
export function propertiesText(thing: JsonObject, opened: readonly string[] = [], head = 'Property'): string {
  const rows = thing.entries.map(([name, value]) => [name, opened.includes(name) && isObject(value) ? openedText(value) : plain(value)]);
  return prettyTable([head, 'Value'], rows, { align: 'l', sortBy: head });
}

function plain(value: Json): Json {
  return typeof value === 'string' ? value.replaceAll('\r', ' ') : value;
}

function openedText({ entries }: JsonObject): string {
  const sorted = entries.toSorted(([a], [b]) => compareCodePoints(a, b));
  return sorted.map(([name, value]) => `${name} : ${pyStr(value)}`).join('\n').replaceAll('\r', ' ');
}

/** The thing without some of its properties. */
export function without(thing: JsonObject, ...names: readonly string[]): JsonObject {
  return object(thing.entries.filter(([name]) => !names.includes(name)));
}
