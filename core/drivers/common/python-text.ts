/** What driver code does with texts in Python. */
import { isSpace } from '../../value/unicode.ts';
import { indexError } from './python-errors.ts';

/** `text.split()`: the words between any white space. */
export function pySplit(text: string): string[] {
  return Array.from(text, (character) => (isBlank(character) ? ' ' : character))
    .join('')
    .split(' ')
    .filter((word) => word !== '');
}

/** `text.strip()`: without white space at both ends. */
export function pyStrip(text: string): string {
  const characters = [...text];
  const start = characters.findIndex((character) => !isBlank(character));
  const end = characters.findLastIndex((character) => !isBlank(character));
  return characters.slice(Math.max(start, 0), end + 1).join('');
}

/** `text[index]`, from 0. Raises IndexError. */
export function pyCharacter(text: string, index: number): string {
  const character = [...text][index];
  if (character === undefined) throw indexError('string');
  return character;
}

function isBlank(character: string): boolean {
  return isSpace(character.codePointAt(0) ?? 0);
}
