/** Generated cases as their recordings show them: with the names that the recorder puts in the place of `${snapshot:ID}`. */
import type { Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';

/** @param name of Cinder's snapshot on the array, with `$1` in the place of its id */
export function withSnapshotNames(made: Json, name: string): Json {
  return parseJson(stringifyJson(made).replaceAll(/\$\{snapshot:([^}]+)\}/g, name));
}
