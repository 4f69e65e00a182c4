/** UUIDs in the short form that fits into the names of some arrays. */
import { uuidInteger } from './python-uuid.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** 16 bytes make 22 digits of 6 bits; the last has 4 bits to spare. */
const LENGTH = 22;

/** `base64.b64encode(uuid.UUID(text).bytes)`: 22 digits and `==`. Raises ValueError for what is no UUID. */
export function uuidBase64(text: string): string {
  const bits = uuidInteger(text) << 4n;
  const digit = (n: number): string => DIGITS.charAt(Number((bits >> BigInt(6 * (LENGTH - 1 - n))) & 63n));
  return `${Array.from({ length: LENGTH }, (_, n) => digit(n)).join('')}==`;
}
