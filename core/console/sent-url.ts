/** Addresses as the HTTP library under both clients sends them (requests/models.py: `prepare_url`, requests/utils.py: `requote_uri`). */

/** Characters that need no escape behind the host (urllib3/util/url.py: `FRAGMENT_CHARS`). */
const KEPT = /[!$&'()*+,/:;=?@~\w.-]/;

/** The address with everything else escaped, as it stands in the log. A `%` that begins no escape makes all of them text. */
export function quotedUrl(url: string): string {
  const escaped = url.match(/%[0-9A-Fa-f]{2}/g)?.length === url.match(/%/g)?.length;
  const plain = escaped ? url.replace(/%[0-9A-Fa-f]{2}/g, unreserved) : url;
  const [place = '', ...fragment] = plain.split('#');
  return [place, ...(fragment.length > 0 ? [fragment.join('#')] : [])].map((part) => quoted(part, escaped)).join('#');
}

function quoted(part: string, escaped: boolean): string {
  return Array.from(part, (character) => (KEPT.test(character) || (escaped && character === '%') ? character : utf8Escapes(character))).join('');
}

/** What needs no escape is written without one, other escapes in upper case. */
function unreserved(escape: string): string {
  const character = String.fromCharCode(parseInt(escape.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
}

/** The path and query of an address, which is what is sent: a fragment stays behind. */
export function pathOf(url: string): string {
  const [sent = ''] = quotedUrl(url).split('#');
  return sent.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
}

/** Python's `urllib.parse.quote_plus`, of which a query is made. */
export function quotePlus(text: string): string {
  return Array.from(text, (character) => {
    if (character === ' ') return '+';
    return /[\w.~-]/.test(character) ? character : utf8Escapes(character);
  }).join('');
}

/** A lone surrogate becomes U+FFFD, where Python would raise an error. */
function utf8Escapes(character: string): string {
  const escaped = encodeURIComponent(character.replace(/\p{Surrogate}/u, '\ufffd'));
  return escaped.replace(/[!'()*]/, (kept) => `%${kept.charCodeAt(0).toString(16).toUpperCase()}`);
}
