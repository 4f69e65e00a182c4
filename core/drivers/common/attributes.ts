/** What an array knows of an object beside name and size, in a dialect of its own. */
import { get, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';

/** Whether the attribute is there, and true as Python takes it. */
export function isSet(attributes: JsonObject, name: string): boolean {
  return pyTruthy(get(attributes, name) ?? null);
}
