/** Synchronous digests, equal everywhere. */

import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from './json.ts';
import { remembering } from './remember.ts';
import { canonicalJson } from './stringify.ts';

/** SHA-256 in 64 lower-case hex digits. Of a text, its UTF-8 form counts, where a lone surrogate is U+FFFD. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** MD5 of a text's UTF-8 form in 32 lower-case hex digits. For names that drivers shorten so; it proves nothing. */
export function md5Hex(text: string): string {
  return bytesToHex(md5(utf8ToBytes(text)));
}

/** SHA-256 of a text that comes in pieces. No piece may end within a character. */
export class TextDigest {
  readonly #hash = sha256.create();

  add(piece: string): void {
    this.#hash.update(utf8ToBytes(piece));
  }

  /** In 64 lower-case hex digits; nothing can be added afterwards. */
  hex(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** SHA-256 of a value's canonical JSON: the same for any order of keys, another for `1` and `1.0`. */
export function digestJson(value: Json): string {
  return sha256Hex(canonicalJson(value));
}

/** The n-th id of a seed, in the form of a random UUID (version 4): from the SHA-256 of `seed/n`. */
export function uuidFrom(seed: string, n: number): string {
  return uuidOf(`${seed}/${n}`);
}

const uuidOf = remembering((text) => {
  const hex = sha256Hex(text);
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)].join('-');
});
