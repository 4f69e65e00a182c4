import * as fc from 'fast-check';
import { float, int, object, type Json } from '../../../core/value/json.ts';

const utf16Unit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 });

/** Any text of UTF-16 units, lone surrogates and control characters included. */
export const anyText = fc.string({ unit: fc.oneof(utf16Unit, character) });

/** Any exact value, nested a few levels deep. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    anyText,
    fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }).map(int),
    fc.integer().map(int),
    fc.double().map(float),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.array(fc.tuple(fc.oneof(anyText, fc.constantFrom('1', '0', 'a', '__proto__')), tie('json')), { maxLength: 5 }).map(object),
  ),
})).json;
