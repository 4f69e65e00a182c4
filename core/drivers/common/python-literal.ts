/**
 * `ast.literal_eval` (CPython 3.11), for what drivers keep as Python's text: a comment on the array, a provider_location.
 *
 * Tuples and sets come as lists. Of a dict come the entries with a text as their key, as nobody asks for others. What
 * else Python could read, bytes, complex numbers and `...`, is refused here, as is every expression that is no literal.
 */
import { PythonException } from '../../errors.ts';
import { float, int, isFloat, isInt, isList, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { codePointLength } from '../../value/code-points.ts';
import { pyRepr, pyTypeName } from '../../value/python.ts';
import { parseExpression, type PyNode } from './python-expression.ts';
import { typeError } from './python-errors.ts';
import { refuseSurrogates } from './utf8.ts';

/** The value that the text writes. Raises SyntaxError for what is no expression, ValueError for what is no literal or no text. */
export function literalEval(source: Json): Json {
  if (typeof source !== 'string') throw valueError(`malformed node or string: ${pyRepr(source)}`);
  refuseSurrogates(source);
  if (source.includes('\0')) throw valueError('source code string cannot contain null bytes');
  return valueOfNode(parseExpression(source));
}

/** `dict(value)`: of a dict, or of pairs. Raises TypeError, ValueError. */
export function pyDict(value: Json): JsonObject {
  if (isObject(value)) return value;
  if (typeof value !== 'string' && !isList(value)) throw typeError(`'${pyTypeName(value)}' object is not iterable`);
  return object([...value].flatMap((pair, index) => pairOf(pair, index)));
}

function pairOf(pair: Json, index: number): readonly (readonly [string, Json])[] {
  if (isObject(pair)) return pairOf(pair.entries.map(([key]) => key), index);
  if (typeof pair !== 'string' && !isList(pair)) throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`);
  const length = typeof pair === 'string' ? codePointLength(pair) : pair.length;
  if (length !== 2) throw valueError(`dictionary update sequence element #${index} has length ${length}; 2 is required`);
  const [key, item = null] = [...pair];
  return typeof key === 'string' ? [[key, item]] : [];
}

function valueOfNode(node: PyNode): Json {
  switch (node.name) {
    case 'Constant':
      return node.value;
    case 'List':
    case 'Tuple':
    case 'Set':
      return node.items.map(valueOfNode);
    case 'Dict':
      return object(node.pairs.map(([key, item]) => [valueOfNode(key), valueOfNode(item)] as const).flatMap(([key, item]) => (typeof key === 'string' ? [[key, item] as const] : [])));
    case 'UnaryOp':
      return signedNumber(node);
    case 'BinOp':
      if (node.operator !== '+' && node.operator !== '-') throw malformed(node);
      signedNumber(node.left);
      number(node.right);
      throw malformed(node);
    default:
      throw malformed(node);
  }
}

function signedNumber(node: PyNode): Json {
  if (node.name !== 'UnaryOp' || node.operator === '~') return number(node);
  const value = number(node.operand);
  if (node.operator === '+') return value;
  return isInt(value) ? int(-value.int) : float(-value.float);
}

function number(node: PyNode): Extract<Json, { int: bigint } | { float: number }> {
  if (node.name === 'Constant' && (isInt(node.value) || isFloat(node.value))) return node.value;
  throw malformed(node);
}

/** Where in memory the node lies, its text would say; we say 0. */
function malformed({ name, line }: PyNode): PythonException {
  return valueError(`malformed node or string on line ${line}: <ast.${name} object at 0x0>`);
}

function valueError(message: string): PythonException {
  return new PythonException('ValueError', message);
}
