/** Where in the text of a reference somebody writes, also while it is no JSON yet. */

export interface Place {
  /** A whole reference, a key of it, the value of a key. */
  readonly what: 'reference' | 'key' | 'value';
  /** Of the value. */
  readonly key: string | null;
  /** What is written there so far, and what a suggestion takes the place of. UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

/** Null within lists, within objects that are values, and where nothing can stand. */
export function placeAt(text: string, at: number): Place | null {
  const open: string[] = [];
  let key: string | null = null;
  let isKey = true;
  let last: string | null = null;
  for (const { token, from } of tokensOf(text)) {
    const to = from + token.length;
    if (from < at && (at < to || (at === to && isUnended(token)))) return open.length > 1 ? null : placeOf(open[0], isKey, key, from, to);
    if (from >= at) break;
    last = token;
    if (token === '{' || token === '[') open.push(token);
    if (token === '}' || token === ']') open.pop();
    if (open.length !== 1) continue;
    if (token.startsWith('"') && isKey) key = unquoted(token);
    if (token === ':') isKey = false;
    if (token === ',') isKey = true;
  }
  const isFree = last === null || ['{', ',', ':'].includes(last);
  return isFree && open.length < 2 ? placeOf(open[0], isKey, key, at, at) : null;
}

/** The keys that stand in an object already. */
export function keysIn(text: string): readonly string[] {
  const tokens = [...tokensOf(text)].map(({ token }) => token);
  return tokens.filter((token, index) => token.startsWith('"') && tokens[index + 1] === ':').map(unquoted);
}

function placeOf(open: string | undefined, isKey: boolean, key: string | null, from: number, to: number): Place | null {
  if (open === undefined) return { what: 'reference', key: null, from, to };
  if (open !== '{') return null;
  return isKey ? { what: 'key', key: null, from, to } : { what: 'value', key, from, to };
}

/** Brackets, commas and colons, texts (the last one may lack its end) and words. */
function* tokensOf(text: string): Generator<{ readonly token: string; readonly from: number }> {
  for (const match of text.matchAll(/"(?:[^"\\\n]|\\.)*(?:"|\\?$|\\?(?=\n))|[[\]{},:]|[^\s"[\]{},:]+/g)) yield { token: match[0], from: match.index };
}

/** Whether more can be written behind it that belongs to it. */
function isUnended(token: string): boolean {
  return !/^[[\]{},:]$/.test(token) && !(token.length > 1 && token.startsWith('"') && token.endsWith('"'));
}

function unquoted(token: string): string {
  return token.replace(/^"|"$/g, '').replaceAll('\\"', '"');
}
