/** What driver code does with a reference that it takes for a dict, whatever JSON it is (CPython 3.11). */
import { PythonException } from '../../errors.ts';
import { get, isList, isObject, type Json } from '../../value/json.ts';
import { pyIn } from '../../value/operators.ts';
import { pyTypeName } from '../../value/python.ts';
import { keyError, typeError, valueOf } from './python-errors.ts';

/** `key in value`: a key of a dict, an item of a list, a part of a text. Raises TypeError for all else. */
export function hasKey(value: Json, key: string): boolean {
  return valueOf(pyIn(key, value));
}

/** `value[key]`. Raises KeyError for a dict without the key, TypeError for what is no dict. */
export function itemOf(value: Json, key: string): Json {
  if (isObject(value)) {
    const item = get(value, key);
    if (item === undefined) throw keyError(key);
    return item;
  }
  if (typeof value === 'string') throw typeError("string indices must be integers, not 'str'");
  if (isList(value)) throw typeError('list indices must be integers or slices, not str');
  throw typeError(`'${pyTypeName(value)}' object is not subscriptable`);
}

/** `value.get(key)`: None where the dict has no such key. Raises AttributeError for what is no dict. */
export function getFrom(value: Json, key: string): Json {
  if (!isObject(value)) throw noAttribute(value, 'get');
  return get(value, key) ?? null;
}

/** The AttributeError of `value.name`. */
export function noAttribute(value: Json, name: string): PythonException {
  return new PythonException('AttributeError', `'${pyTypeName(value)}' object has no attribute '${name}'`);
}
