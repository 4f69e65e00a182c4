/** What osc-lib does with the words of some options (osc_lib/cli/parseractions.py). */
import { isInt, isObject, object } from '../../value/json.ts';
import type { OwnAction } from '../argparse/parser.ts';
import { Failure } from './failure.ts';

/** `key=value`, any number of times. What is none of these ends the client without its usage. */
export const keyValue: OwnAction = ({ values, before }) => {
  const words = typeof values === 'string' ? values : '';
  const at = words.indexOf('=');
  if (at < 0) throw new Failure(`Expected 'key=value' type, but got: ${words}`, 'ArgumentTypeError');
  if (at === 0) throw new Failure(`Property key must be specified: ${words}`, 'ArgumentTypeError');
  return object([...(isObject(before) ? before.entries : []), [words.slice(0, at), words.slice(at + 1)]]);
};

/** A number from 0 up. */
export const nonNegative: OwnAction = ({ values, option }) => {
  if (values !== null && typeof values === 'object' && isInt(values) && values.int >= 0n) return values;
  throw new Failure(`${option ?? ''} expected a non-negative integer`, 'ArgumentTypeError');
};
