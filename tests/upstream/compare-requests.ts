/** Compares what two Cinders made of a request, each line as it is recorded. */
import { get, isList, isObject, object, type Json } from '../../core/value/json.ts';
import { canonicalJson, stringifyJson } from '../../core/value/stringify.ts';

/** What stands at this place of a value; null when there is nothing. */
export function at(value: Json, ...path: string[]): Json {
  return path.reduce<Json>((inner, key) => (isObject(inner) ? (get(inner, key) ?? null) : null), value);
}

export const list = (value: Json): readonly Json[] => (isList(value) ? value : []);
const bag = (values: readonly Json[]): string[] => values.map(canonicalJson).sort();

const ROW = ['id', 'name', 'description', 'volume_id', 'status', 'size', 'metadata'];

/** What must agree. Of the log only the exceptions. */
export function facets(line: Json): Readonly<Record<string, unknown>> {
  const rows = list(at(line, 'settled', 'snapshots')).map((row) => object(ROW.map((name) => [name, at(row, name)])));
  return {
    status: canonicalJson(at(line, 'response', 'status')),
    body: canonicalJson(at(line, 'response', 'body')),
    rows: bag(rows),
    quota: canonicalJson(at(line, 'settled', 'quota')),
    backend: bag(list(at(line, 'settled', 'backend_objects'))),
    messages: list(at(line, 'settled', 'messages')).length,
    notifications: list(at(line, 'settled', 'notifications')).map((each) => at(each, 'event_type')),
    exceptions: bag(list(at(line, 'settled', 'exceptions'))),
  };
}

/** The facets in which the lines differ, in words. */
export function differences(recorded: Json, ours: Json): string[] {
  const left = at(ours, 'left_out');
  if (left !== null) return [`left out: ${stringifyJson(left)}`];
  const [expected, actual] = [facets(recorded), facets(ours)];
  return Object.keys(expected)
    .filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(actual[name]))
    .map((name) => `${name}\n  recorded ${JSON.stringify(expected[name])}\n  ours     ${JSON.stringify(actual[name])}`);
}
