/**
 * What becomes of a path on its way through Python's `requests`, which normalises it, and to the array, which splits it
 * into words. Nothing is quoted before, so that `?`, `#`, `%` and dots in a name mean what they mean in a URL.
 *
 * Source: urllib3 1.26 (`_remove_path_dot_segments`, `_encode_invalid_chars`) under requests 2.28.
 */
const PERCENT_ENCODED = /%[0-9a-f]{2}/gi;
const NO_CHARACTER = '\ufffd';

/** The words of a path that begins with `/`, as the array reads them; empty ones at its end do not count. */
export function wordsOf(path: string): string[] {
  const [asked = ''] = path.split(/[?#]/);
  const words = withoutDots(asked.split('/'));
  const decode = isEncoded(words.join('/')) ? decoded : encodedOnceMore;
  return words.slice(1, words.findLastIndex((word) => word !== '') + 1).map((word) => decode(withoutSurrogates(word)));
}

/** `.` is left out, `..` takes the word before it away. */
function withoutDots(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (word === '..') kept.pop();
    else if (word !== '.') kept.push(word);
  }
  return kept[0] === '' ? kept : ['', ...kept];
}

/** Whether each `%` of the path stands before two hexadecimal digits: one that does not, and none of them is a code. */
function isEncoded(path: string): boolean {
  return path.match(PERCENT_ENCODED)?.length === path.match(/%/g)?.length;
}

/** The bytes that the codes stand for, those that are no UTF-8 replaced. */
function decoded(word: string): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return word.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => utf8.decode(Uint8Array.from(codes.slice(1).split('%'), (hex) => parseInt(hex, 16))));
}

/** The text as it was, but for what looks like codes: that has become capitals. */
function encodedOnceMore(word: string): string {
  return word.replace(PERCENT_ENCODED, (code) => code.toUpperCase());
}

/** Half a surrogate pair travels as three bytes that are no UTF-8. */
function withoutSurrogates(word: string): string {
  return word.replace(/\p{Surrogate}/gu, NO_CHARACTER.repeat(3));
}
