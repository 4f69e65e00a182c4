/** Python's `textwrap.wrap` with its defaults: how help texts and cells that are too wide become lines (Lib/textwrap.py of CPython 3.11). */
import { codePointLength } from '../value/code-points.ts';

const WHITE = '[\\t-\\r ]';
const NO_WHITE = '[^\\t-\\r ]';
const WORD = '[\\p{L}\\p{N}_]';
const LETTER = '[\\p{L}\\p{Nl}\\p{No}_]';
const PUNCTUATED = '[\\p{L}\\p{N}_!"\'&.,?]';

/** Pieces between which a line may break: white space, dashes, words, parts of words with hyphens (`wordsep_re`, textwrap.py:92). */
const PIECES = new RegExp(
  `(${WHITE}+|(?<=${PUNCTUATED})-{2,}(?=${WORD})` +
    `|${NO_WHITE}+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${LETTER}-))(?=${LETTER}-?${LETTER})|(?=${WHITE}|$)|(?<=${PUNCTUATED})(?=-{2,}${WORD})))`,
  'u',
);

/** The lines of a text, none longer than `width` characters: a longer piece is cut. Of white space there is no line. */
export function wrap(text: string, width: number): string[] {
  const pieces = expandTabs(text).replace(/[\n-\r]/g, ' ').split(PIECES).filter((piece) => piece !== '').reverse();
  const lines: string[] = [];
  while (pieces.length > 0) {
    if (lines.length > 0 && isBlank(pieces.at(-1))) pieces.pop();
    const line = nextLine(pieces, width);
    if (line.length > 0) lines.push(line.join(''));
  }
  return lines;
}

/** Takes a line's pieces from the end of the list. */
function nextLine(pieces: string[], width: number): string[] {
  const line: string[] = [];
  let length = 0;
  for (let next = pieces.at(-1); next !== undefined && length + codePointLength(next) <= width; next = pieces.at(-1)) {
    line.push(next);
    length += codePointLength(next);
    pieces.pop();
  }
  const next = pieces.at(-1);
  if (next !== undefined && codePointLength(next) > width) {
    const [head, tail] = cut(next, width < 1 ? 1 : width - length);
    line.push(head);
    pieces[pieces.length - 1] = tail;
  }
  if (isBlank(line.at(-1))) line.pop();
  return line;
}

/** Cuts a piece that fits no line: behind its last hyphen that still fits, else where the room ends (textwrap.py:228). */
function cut(piece: string, room: number): [head: string, tail: string] {
  const characters = Array.from(piece);
  const hyphen = characters.slice(0, room).lastIndexOf('-');
  const end = hyphen > 0 && characters.slice(0, hyphen).some((character) => character !== '-') ? hyphen + 1 : room;
  return [characters.slice(0, end).join(''), characters.slice(end).join('')];
}

function isBlank(piece: string | undefined): boolean {
  return piece?.trim() === '';
}

/** Python's `str.expandtabs`: to the next multiple of eight. */
function expandTabs(text: string): string {
  let column = 0;
  return Array.from(text, (character) => {
    const width = character === '\t' ? 8 - (column % 8) : 1;
    column = character === '\n' || character === '\r' ? 0 : column + width;
    return character === '\t' ? ' '.repeat(width) : character;
  }).join('');
}
