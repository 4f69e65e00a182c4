/** Python's `int(text)`, as the client calls it. */
import { isInt } from '../../value/json.ts';
import { INT } from '../argparse/types.ts';
import { noNumber } from './failure.ts';

/** @throws ClientFailure */
export function pyInt(text: string): number {
  const value = INT.read(text) ?? null;
  if (!isInt(value)) throw noNumber(text);
  return Number(value.int);
}
