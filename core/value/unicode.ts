/**
 * What Python 3.11 says of a character. JavaScript's `\p{…}` would answer by each browser's own version of Unicode,
 * and one run would give other texts elsewhere.
 */

import { DECIMAL_ZEROS, PRINTABLE_RUNS, SPACES } from './unicode-tables.ts';

const zeros = numbers(DECIMAL_ZEROS);
const spaces = new Set(numbers(SPACES));
/** First code point behind each run; runs of printable characters have odd indexes. */
const runEnds = Uint32Array.from(runningSums(numbers(PRINTABLE_RUNS)));

/** Whether Python's `repr` writes this character as it is (`str.isprintable`). */
export function isPrintable(codePoint: number): boolean {
  return indexOfRun(codePoint) % 2 === 1;
}

/** Whether Python's `str.isspace` takes this character for white space. */
export function isSpace(codePoint: number): boolean {
  return spaces.has(codePoint);
}

/** The value 0 to 9 of a decimal digit of any script, or `undefined` for what is none. */
export function decimalDigit(codePoint: number): number | undefined {
  const zero = zeros.find((start) => start <= codePoint && codePoint < start + 10);
  return zero === undefined ? undefined : codePoint - zero;
}

/** How many runs end at or before this code point: a binary search. */
function indexOfRun(codePoint: number): number {
  let low = 0;
  let high = runEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runEnds[middle] ?? Infinity) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}

function numbers(table: string): number[] {
  return table.split(' ').map((word) => parseInt(word, 36));
}

function runningSums(lengths: readonly number[]): number[] {
  let sum = 0;
  return lengths.map((length) => (sum += length));
}
