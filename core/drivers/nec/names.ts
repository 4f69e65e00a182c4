/**
 * Names of logical disks (LDs): the id of what Cinder has there, in digits of base 62, behind the kind of its host.
 *
 * Source: cinder/volume/drivers/nec/volume_common.py:114-142 and :298-308 at ab09bc39.
 */
import { pyHexInteger } from '../common/python-uuid.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = 62n;
const UUID_DIGITS = 32;
/** What stands before the name itself: two letters for the kind of host, and a colon. */
const PREFIX_LENGTH = 3;

/** Raises ValueError for what is no hexadecimal number. @param format with `%s` in the place of the digits */
export function getLdname(id: string, format: string): string {
  let digits = '';
  for (let rest = pyHexInteger(id.replaceAll('-', '')); rest !== 0n; rest /= BASE) digits = DIGITS.charAt(Number(rest % BASE)) + digits;
  return format.replace('%s', digits);
}

/** The UUID in a name without its prefix. Whatever is no digit counts as -1. */
export function convertToId(name: string): string {
  const value = [...name].reduce((sum, character) => sum * BASE + BigInt(DIGITS.indexOf(character)), 0n);
  const hex = value < 0n ? `-${(-value).toString(16).padStart(UUID_DIGITS - 1, '0')}` : value.toString(16).padStart(UUID_DIGITS, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The name without its prefix. */
export function withoutPrefix(ldname: string): string {
  return [...ldname].slice(PREFIX_LENGTH).join('');
}

/** A name as the driver shows it; `LX:` is for Linux. */
export function withPrefix(name: string): string {
  return name[2] === ':' ? name : `LX:${name}`;
}
