/**
 * The pattern that descriptions must match: printable characters of the first plane, horizontal spaces among them. It
 * stands in full in the text of the refusal.
 *
 * Source: cinder/api/validation/parameter_types.py:27-118 at ab09bc39, with the Unicode of Python 3.11.
 */
import { isPrintable } from '../../value/unicode.ts';

/** The horizontal spaces (category Zs), which Python's `str.isprintable` leaves out but for the first. */
const SPACES = new Set([0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x202f, 0x205f, 0x3000]);
/** Characters that `re.escape` puts a backslash before. */
const ESCAPED = /[ #$&()*+\-.?[\\\]^{|}~]/;

/** Whether all of the text's characters are allowed. */
export function isDescription(text: string): boolean {
  return [...text.replace(/\n$/, '')].every((character) => isAllowed(character.codePointAt(0) ?? 0));
}

/** The pattern, as upstream builds it. */
export function descriptionPattern(): string {
  let pattern = '';
  let first: number | undefined;
  for (let code = 0; code <= 0xffff; code += 1) {
    const allowed = isAllowed(code);
    if (allowed && first === undefined) {
      first = code;
      pattern += escaped(code);
    }
    if (!allowed && first !== undefined) {
      if (first !== code - 1) pattern += `-${escaped(code - 1)}`;
      first = undefined;
    }
  }
  return `^[${pattern}]*$`;
}

function isAllowed(code: number): boolean {
  return code < 0xffff && (SPACES.has(code) || isPrintable(code));
}

function escaped(code: number): string {
  const character = String.fromCharCode(code);
  return ESCAPED.test(character) ? `\\${character}` : character;
}
