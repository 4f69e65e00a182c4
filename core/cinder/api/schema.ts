/**
 * What schemas of request bodies are made of: checks that raise the text of the first mistake, as jsonschema finds it.
 *
 * Source: cinder/api/validation/validators.py (the text around a mistake) and parameter_types.py at ab09bc39.
 */
import { codePointLength, compareCodePoints } from '../../value/code-points.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyRepr, pyStr, pyTypeName } from '../../value/python.ts';
import { HttpFault } from './http.ts';
import { descriptionPattern, isDescription } from './printable.ts';

/** A value's place is the last key of the path to it; the body itself has none. */
export type Place = string | undefined;

type TypeName = 'object' | 'string' | 'null';

/** Keys that metadata may have. */
export interface KeyPattern {
  readonly test: RegExp;
  /** As a text of upstream's. */
  readonly shown: string;
}

/** Runs the check on each field that is there, in the order of the checks, which is the schema's. */
export function checkFields(given: JsonObject, checks: Readonly<Record<string, (value: Json, place: Place) => void>>): void {
  for (const [name, check] of Object.entries(checks)) {
    const value = get(given, name);
    if (value !== undefined) check(value, name);
  }
}

/** Raises HttpFault 400 unless it is null or a text of at most 255 characters. */
export function text255(value: Json, place: Place): void {
  mustBe(value, ['string', 'null'], place);
  if (typeof value === 'string' && codePointLength(value) > 255) fail(place, value, `${pyRepr(value)} is too long`);
}

/** The same, of printable characters. */
export function description(value: Json, place: Place): void {
  text255(value, place);
  if (typeof value === 'string' && !isDescription(value)) {
    fail(place, value, `${pyRepr(value)} does not match ${pyRepr(descriptionPattern())}`);
  }
}

/** Raises HttpFault 400 for a value that is no text of at most 255 characters, or else for all odd keys. */
export function metadata(value: JsonObject, place: Place, { test, shown }: KeyPattern): void {
  for (const [key, text] of value.entries) {
    if (!test.test(key)) continue;
    mustBe(text, ['string'], key);
    if (typeof text === 'string' && codePointLength(text) > 255) fail(key, text, `${pyRepr(text)} is too long`);
  }
  const odd = value.entries.map(([key]) => key).filter((key) => !test.test(key)).sort(compareCodePoints);
  if (odd.length > 0) {
    const verb = odd.length === 1 ? 'does' : 'do';
    fail(place, value, `${odd.map(pyRepr).join(', ')} ${verb} not match any of the regexes: ${shown}`);
  }
}

/** Raises HttpFault 400 for anything else. */
export function mustBeObject(value: Json, place: Place): JsonObject {
  mustBe(value, ['object'], place);
  return isObject(value) ? value : object([]);
}

/** Raises HttpFault 400 for a value of another kind. */
export function mustBe(value: Json, types: readonly TypeName[], place: Place): void {
  if (!types.some((type) => type === typeOf(value))) {
    fail(place, value, `${pyRepr(value)} is not of type ${types.map(pyRepr).join(', ')}`);
  }
}

function typeOf(value: Json): TypeName | 'other' {
  const names: Partial<Record<string, TypeName>> = { dict: 'object', str: 'string', NoneType: 'null' };
  return names[pyTypeName(value)] ?? 'other';
}

/** Raises HttpFault 400 for the first key that is not there. */
export function mustHave(value: JsonObject, keys: readonly string[], place: Place): void {
  for (const key of keys) {
    if (get(value, key) === undefined) fail(place, value, `${pyRepr(key)} is a required property`);
  }
}

/** Raises HttpFault 400 when none of the keys is there. */
export function mustHaveOneOf(value: JsonObject, keys: readonly string[], place: Place): void {
  if (!keys.some((key) => get(value, key) !== undefined)) fail(place, value, `${pyRepr(value)} is not valid under any of the given schemas`);
}

/** Raises HttpFault 400, naming all other keys. */
export function mustHaveNoOther(value: JsonObject, keys: readonly string[], place: Place): void {
  const extra = value.entries.map(([key]) => key).filter((key) => !keys.includes(key));
  if (extra.length === 0) return;
  const verb = extra.length === 1 ? 'was' : 'were';
  fail(place, value, `Additional properties are not allowed (${extra.map(pyRepr).join(', ')} ${verb} unexpected)`);
}

/** Raises HttpFault 400 unless there is exactly one key. */
export function mustHaveOne(value: JsonObject, place: Place): void {
  if (value.entries.length === 0) fail(place, value, `${pyRepr(value)} does not have enough properties`);
  if (value.entries.length > 1) fail(place, value, `${pyRepr(value)} has too many properties`);
}

/** Raises HttpFault 400 with upstream's words around the message. */
export function fail(place: Place, value: Json, message: string): never {
  throw new HttpFault(400, place === undefined ? message : `Invalid input for field/attribute ${place}. Value: ${pyStr(value)}. ${message}`);
}
