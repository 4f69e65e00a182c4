/** How wide a terminal shows a text, by Python's wcwidth 0.2.5. */
import { WIDE, ZERO_WIDTH } from './width-tables.ts';

const zero = rangesOf(ZERO_WIDTH);
const wide = rangesOf(WIDE);

/** Marks and formats that the tables leave out (wcwidth.py:90). */
const ZERO_BY_HAND = new Set([
  0, 0x034f, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2062,
  0x2063,
]);

/** Colours and character sets of a terminal: they take no room (prettytable.py:67). */
const TERMINAL_CODES = new RegExp(`${String.fromCharCode(27)}(?:\\[[0-9;]*m|\\(B)`, 'g');

/** How many columns a line takes; −1 if it holds a control character, as `wcswidth` has it. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const character of line.replace(TERMINAL_CODES, '')) {
    const width = widthOf(character.codePointAt(0) ?? 0);
    if (width < 0) return -1;
    columns += width;
  }
  return columns;
}

function widthOf(codePoint: number): number {
  if (ZERO_BY_HAND.has(codePoint)) return 0;
  if (codePoint < 32 || (codePoint >= 0x7f && codePoint < 0xa0)) return -1;
  if (isWithin(zero, codePoint)) return 0;
  return isWithin(wide, codePoint) ? 2 : 1;
}

/** @param ends where gaps and ranges end, by turns */
function isWithin(ends: Uint32Array, codePoint: number): boolean {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? Infinity) <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

function rangesOf(table: string): Uint32Array {
  let end = 0;
  return Uint32Array.from(table.split(' '), (word) => (end += parseInt(word, 36)));
}
