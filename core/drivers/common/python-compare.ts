/** Python's order of two values. */
import { compareCodePoints } from '../../value/code-points.ts';
import { isFloat, isInt, type Json } from '../../value/json.ts';
import { pyTypeName } from '../../value/python.ts';
import { typeError } from './python-errors.ts';

/**
 * `left < right` or `left > right`, of numbers (True and False are 1 and 0) or of texts. Raises TypeError for all else:
 * of the values that drivers list, lists alone would have an order too, and there are none.
 *
 * @param typeName what Python calls the type of a value
 */
export function pyOrder(left: Json, operator: '<' | '>', right: Json, typeName: (value: Json) => string = pyTypeName): boolean {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return operator === '<' ? a < b : a > b;
  if (typeof left === 'string' && typeof right === 'string') {
    const order = compareCodePoints(left, right);
    return operator === '<' ? order < 0 : order > 0;
  }
  throw typeError(`'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`);
}

/** A number that JavaScript compares exactly with any other, be it bigint or not. */
function numberOf(value: Json): bigint | number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isInt(value)) return value.int;
  return isFloat(value) ? value.float : undefined;
}
