/** Which texts Python takes for a UUID. */
import { codePointLength } from '../../value/code-points.ts';
import { toAscii } from '../../value/floats.ts';

/** What `int(text, 16)` takes, in ASCII. */
const HEX_NUMBER = /^[\t-\r ]*[+-]?(?:0x_?)?[0-9a-f](?:_?[0-9a-f])*[\t-\r ]*$/i;

/**
 * Whether `uuid.UUID(text, version=4)` takes this text (else it raises ValueError). It drops `urn:`, `uuid:`, braces
 * and every hyphen, wants 32 characters, and reads them as `int(…, 16)` does: of either case, with digits of any
 * script, with white space around. Of which version the UUID is does not matter.
 */
export function isPyUuid(text: string): boolean {
  const hex = text.replaceAll('urn:', '').replaceAll('uuid:', '').replace(/^[{}]+|[{}]+$/g, '').replaceAll('-', '');
  return codePointLength(hex) === 32 && HEX_NUMBER.test(toAscii(hex));
}
