/** Which texts Python takes for a UUID, and what number it reads. */
import { PythonException } from '../../errors.ts';
import { codePointLength } from '../../value/code-points.ts';
import { toAscii } from '../../value/floats.ts';
import { textRepr } from '../../value/text-repr.ts';

/** What `int(text, 16)` takes, in ASCII. */
const HEX_NUMBER = /^[\t-\r ]*[+-]?(?:0x_?)?[0-9a-f](?:_?[0-9a-f])*[\t-\r ]*$/i;

/**
 * Whether `uuid.UUID(text, version=4)` takes this text (else it raises ValueError). It drops `urn:`, `uuid:`, braces
 * and every hyphen, wants 32 characters, and reads them as `int(…, 16)` does: of either case, with digits of any
 * script, with white space around. Of which version the UUID is does not matter.
 */
export function isPyUuid(text: string): boolean {
  const hex = hexPart(text);
  return codePointLength(hex) === 32 && HEX_NUMBER.test(toAscii(hex));
}

/** `uuid.UUID(text).int`, its 128 bits. Raises ValueError. */
export function uuidInteger(text: string): bigint {
  const hex = hexPart(text);
  if (codePointLength(hex) !== 32) throw new PythonException('ValueError', 'badly formed hexadecimal UUID string');
  return pyHexInteger(hex);
}

/** `int(text, 16)`. Raises ValueError. */
export function pyHexInteger(text: string): bigint {
  const ascii = toAscii(text);
  if (!HEX_NUMBER.test(ascii)) throw new PythonException('ValueError', `invalid literal for int() with base 16: ${textRepr(text)}`);
  const magnitude = BigInt(`0x${ascii.replace(/^[\t-\r ]*[+-]?(?:0x)?|[\t-\r _]/gi, '')}`);
  return ascii.trimStart().startsWith('-') ? -magnitude : magnitude;
}

function hexPart(text: string): string {
  return text.replaceAll('urn:', '').replaceAll('uuid:', '').replace(/^[{}]+|[{}]+$/g, '').replaceAll('-', '');
}
