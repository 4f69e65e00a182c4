/**
 * How Python's `requests` writes one parameter into the query of an address, whatever JSON its value is.
 *
 * Source: `_encode_params` of requests 2.28 and `urlencode(…, doseq=True)` of CPython 3.11.
 */
import { isList, isObject, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { refuseSurrogates } from './utf8.ts';

/**
 * The values that the server reads under the parameter's name. None, an empty list and an empty dict leave the
 * parameter out; a list is sent as its elements, a dict as its keys, and so once more one level below.
 * Raises UnicodeEncodeError for a text that has no UTF-8 form.
 */
export function queryValues(value: Json): readonly string[] {
  const outer = (elementsOf(value) ?? [value]).filter((element) => element !== null);
  // The texts of the outer level are encoded before the inner one is looked at.
  for (const element of outer) if (typeof element === 'string') refuseSurrogates(element);
  const texts = outer.flatMap((element) => elementsOf(element) ?? [element]).map(pyStr);
  for (const text of texts) refuseSurrogates(text);
  return texts;
}

/** What Python's `for` goes through, but for texts: these are sent as they are. */
function elementsOf(value: Json): readonly Json[] | undefined {
  if (isList(value)) return value;
  return isObject(value) ? value.entries.map(([key]) => key) : undefined;
}
