/** Whether two rows say the same, field by field. */
import { toJson } from '../value/plain.ts';
import { canonicalJson } from '../value/stringify.ts';

/** The order of a row's fields, and of the keys of its exact objects, says nothing. */
export function sameRow(a: object, b: object): boolean {
  return a === b || canonicalJson(toJson(a)) === canonicalJson(toJson(b));
}
