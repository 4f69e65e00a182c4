import { sha256Hex } from '../../../core/value/digest.ts';
import { decimalDigit, isPrintable, isSpace } from '../../../core/value/unicode.ts';

const CODE_POINTS = Array.from({ length: 0x110000 }, (_, codePoint) => codePoint);

/** SHA-256 over one mark for each code point, as tools/cpython-fixture.py has it. */
export function digestsOfCharacters(): [property: string, digest: string][] {
  return [
    ['printable', digest((codePoint) => (isPrintable(codePoint) ? '1' : '0'))],
    ['space', digest((codePoint) => (isSpace(codePoint) ? '1' : '0'))],
    ['decimal', digest((codePoint) => String(decimalDigit(codePoint) ?? '-'))],
  ];
}

function digest(mark: (codePoint: number) => string): string {
  return sha256Hex(CODE_POINTS.map(mark).join(''));
}
