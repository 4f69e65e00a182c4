/** Text as Python sees it: a row of code points, where JavaScript has UTF-16 units. */

/** Python's `len` of a text. */
export function codePointLength(text: string): number {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
  return text.length - (pairs?.length ?? 0);
}

/** The order in which Python sorts texts: by code point. (JavaScript's puts U+1F600 before U+FF5E.) */
export function compareCodePoints(a: string, b: string): number {
  for (let at = 0; ; at += 1) {
    const left = a.codePointAt(at) ?? -1;
    const right = b.codePointAt(at) ?? -1;
    if (left !== right) return left - right;
    if (left < 0) return 0;
  }
}
