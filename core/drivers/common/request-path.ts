/**
 * What becomes of the path of a URL that a driver glues together and hands to Python's `requests` without quoting it: `?`, `#`,
 * `%` and dots in a name have their meaning there.
 *
 * Source: urllib3 1.26 (`parse_url`) and requests 2.28 (`requote_uri`), as Debian 12 has them.
 */
const ENCODED_BYTE = /%[0-9A-Fa-f]{2}/g;
const TAKEN_AS_IT_IS = /[A-Za-z0-9._~!$&'()*+,;=:@/-]/;
const UNRESERVED = /[A-Za-z0-9._~-]/;

/**
 * The path that the server is asked for: without query and fragment, dots followed, odd characters as `%XX`, and what needs
 * no `%XX` without it.
 *
 * @param path what the driver wrote behind the host, from its first `/` on
 */
export function requestPath(path: string): string {
  const [beforeQuery = ''] = path.split(/[?#]/, 1);
  return encoded(followDots(beforeQuery)).replace(ENCODED_BYTE, decodedWhenUnreserved);
}

/** What the server reads out of such a path: the bytes that `%XX` stands for, those that are no UTF-8 replaced. */
export function unquoted(path: string): string {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  return path.replace(/(?:%[0-9A-F]{2})+/g, (codes) => utf8.decode(Uint8Array.from(codes.slice(1).split('%'), (hex) => parseInt(hex, 16))));
}

/** `.` is left out, `..` takes the part before it away. */
function followDots(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  if (kept[0] !== '') kept.unshift('');
  if (/\/\.{1,2}$/.test(path)) kept.push('');
  return kept.join('/');
}

/** A `%` stays one when every one of them begins an encoded byte; else all are encoded once more. */
function encoded(path: string): string {
  const normalised = path.replace(ENCODED_BYTE, (byte) => byte.toUpperCase());
  const isEncoded = (normalised.match(ENCODED_BYTE)?.length ?? 0) === normalised.split('%').length - 1;
  return Array.from(normalised, (character) => {
    if (TAKEN_AS_IT_IS.test(character) || (isEncoded && character === '%')) return character;
    return Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  }).join('');
}

function decodedWhenUnreserved(byte: string): string {
  const character = String.fromCharCode(parseInt(byte.slice(1), 16));
  return UNRESERVED.test(character) ? character : byte;
}
