/** The types that arguments of both clients have: Python's `int` and `float`. */
import { float, int } from '../../value/json.ts';
import { pyFloat, toAscii } from '../../value/floats.ts';
import { DEFAULT_LIMITS } from '../../value/parse.ts';
import type { ValueType } from './parser.ts';

const INTEGER = /^[\t-\r ]*([+-]?)(\d+(?:_\d+)*)[\t-\r ]*$/;

/** Python's `int(word)`: digits of any script, `_` between two, white space around. */
export const INT: ValueType = {
  name: 'int',
  read: (word) => {
    const [, sign = '', digits = ''] = INTEGER.exec(toAscii(word)) ?? [];
    const plain = digits.replaceAll('_', '');
    if (plain === '' || plain.length > DEFAULT_LIMITS.digits) return undefined;
    return int(sign === '-' ? -BigInt(plain) : BigInt(plain));
  },
};

/** Python's `float(word)`. */
export const FLOAT: ValueType = {
  name: 'float',
  read: (word) => {
    const value = pyFloat(word);
    return value === undefined ? undefined : float(value);
  },
};
