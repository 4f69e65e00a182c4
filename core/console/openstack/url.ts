/** Addresses as Python writes them: `urlencode`, and what `requests` makes of an address before it sends it. */

/** `urllib.parse.quote_plus`: a part of a query. */
export function quotePlus(text: string): string {
  return percent(text, /[^A-Za-z0-9_.~ -]/gu).replaceAll(' ', '+');
}

/** Path and query as they are sent: without fragment and dot segments, encoded (requests 2.28 over urllib3 1.26). */
export function sentPath(path: string): string {
  const [withoutFragment = ''] = path.split('#');
  const at = withoutFragment.indexOf('?');
  const before = at < 0 ? withoutFragment : withoutFragment.slice(0, at);
  const query = at < 0 ? '' : `?${encoded(withoutFragment.slice(at + 1), /[^A-Za-z0-9_.~!$&'()*+,;=:@/?-]/gu)}`;
  return encoded(withoutDots(before), /[^A-Za-z0-9_.~!$&'()*+,;=:@/-]/gu) + (query === '?' ? '' : query);
}

/** RFC 3986's removal of dot segments (urllib3/util/url.py:282). */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0) kept.pop();
  }
  if (path.startsWith('/') && kept[0] !== '') kept.unshift('');
  if (path.endsWith('/.') || path.endsWith('/..')) kept.push('');
  return kept.join('/');
}

/** Percent signs stay if every one begins an escape; of escapes only needed ones stay (requests/utils.py: `requote_uri`). */
function encoded(text: string, unsafe: RegExp): string {
  const escapes = text.match(/%[0-9A-Fa-f]{2}/g)?.length ?? 0;
  const signs = text.split('%').length - 1;
  if (signs !== escapes) return percent(text.replaceAll('%', '%25'), new RegExp(unsafe.source.replace('[^', '[^%'), 'gu'));
  const needed = text.replace(/%([0-9A-Fa-f]{2})/g, (escape, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16));
    return /[A-Za-z0-9_.~-]/.test(character) ? character : escape.toUpperCase();
  });
  return percent(needed, new RegExp(unsafe.source.replace('[^', '[^%'), 'gu'));
}

function percent(text: string, unsafe: RegExp): string {
  return text.replace(unsafe, (character) => [...new TextEncoder().encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''));
}
