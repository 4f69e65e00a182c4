/** Sizes in bytes: as scenarios write them, and rounded up to GiB as Cinder does. */

import { remembering } from './remember.ts';

export const KIB = 2 ** 10;
export const MIB = 2 ** 20;
export const GIB = 2 ** 30;

const BYTE = ['B', 1] as const;

/** From the largest on. */
const UNITS = [
  ['PiB', 2 ** 50],
  ['TiB', 2 ** 40],
  ['GiB', GIB],
  ['MiB', MIB],
  ['KiB', KIB],
  BYTE,
] as const;

/** GiB that hold so many bytes. Exact up to 2^53 − 1, as dividing by a power of two loses nothing. */
export function ceilGib(bytes: number): number {
  return Math.ceil(bytes / GIB);
}

const TERM = ' *(\\d+)(?:\\.(\\d+))? *([KMGTP]iB|B) *';
const SIZE = new RegExp(`^ *[+-]?${TERM}(?:[+-]${TERM})*$`);
const SIGNED_TERMS = new RegExp(`([+-]?)${TERM}`, 'g');

/**
 * Bytes of a size such as `2 GiB`, `1.5 GiB`, `1 GiB + 1 B`, `10 TiB - 1 B`.
 *
 * @throws SyntaxError for a text of another form
 * @throws RangeError  when it is no whole number of bytes, or not within 0 to 2^53 − 1
 */
export const parseSize: (text: string) => number = remembering((text) => {
  if (!SIZE.test(text)) {
    throw new SyntaxError(`Not a size: ${JSON.stringify(text)}; write "1 GiB + 1 B" (units: B, KiB, MiB, GiB, TiB, PiB)`);
  }
  const terms = Array.from(text.matchAll(SIGNED_TERMS), readTerm);
  const places = Math.max(...terms.map((term) => term.places));
  const scale = 10n ** BigInt(places);
  const sum = terms.reduce((total, term) => total + term.scaledBytes * 10n ** BigInt(places - term.places), 0n);
  if (sum % scale !== 0n) throw new RangeError(`Not a whole number of bytes: ${JSON.stringify(text)}`);
  const bytes = Number(sum / scale);
  if (!isSize(bytes)) throw new RangeError(`Not within 0 B to 8 PiB - 1 B: ${JSON.stringify(text)}`);
  return bytes;
});

/** A term's bytes times 10^places, which is a whole number. */
interface Term {
  readonly scaledBytes: bigint;
  readonly places: number;
}

function readTerm([, sign, whole = '', fraction = '', unit]: RegExpMatchArray): Term {
  const size = UNITS.find(([name]) => name === unit)?.[1] ?? 1;
  const digits = BigInt(whole + fraction) * BigInt(size);
  return { scaledBytes: sign === '-' ? -digits : digits, places: fraction.length };
}

/**
 * A size for people, which `parseSize` reads back exactly: `2 GiB`, `1.5 GiB`, `1 GiB + 1 B`, `10 TiB - 1 B`.
 *
 * @throws RangeError for what is no whole number of bytes within 0 to 2^53 − 1
 */
export function formatSize(bytes: number): string {
  if (!isSize(bytes)) throw new RangeError(`Not a whole number of bytes within 0 to 2^53 - 1: ${bytes}`);
  return oneTerm(bytes) ?? justBelow(bytes) ?? sumOfTerms(bytes);
}

function isSize(bytes: number): boolean {
  return Number.isSafeInteger(bytes) && bytes >= 0;
}

/** Whole numbers and quarters of a unit. */
function oneTerm(bytes: number): string | undefined {
  const [name, unit] = unitOf(bytes);
  const count = bytes / unit;
  return Number.isInteger(count * 4) ? `${count} ${name}` : undefined;
}

/** A whole number of units less a little. */
function justBelow(bytes: number): string | undefined {
  const [, unit] = unitOf(bytes);
  const above = Math.ceil(bytes / unit) * unit;
  const missing = above - bytes;
  const terms = [oneTerm(above), oneTerm(missing)];
  return missing <= unit / 64 && !terms.includes(undefined) ? terms.join(' - ') : undefined;
}

function sumOfTerms(bytes: number): string {
  const [name, unit] = unitOf(bytes);
  return `${Math.floor(bytes / unit)} ${name} + ${formatSize(bytes % unit)}`;
}

/** The largest unit that fits. */
function unitOf(bytes: number): (typeof UNITS)[number] {
  return UNITS.find(([, unit]) => unit <= bytes) ?? BYTE;
}
