/** Texts of drivers in files that not every text may stand in. */

/**
 * Control characters but for tab and line feed, lone surrogates, what XML 1.0 has no place for, and the marks that turn
 * the direction of writing, by which a text can look like another.
 */
const UNFIT = /(?![\t\n])\p{Cc}|[\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu;

/** The text with what can't be shown written out, as `\u0000`. */
export function visible(text: string): string {
  return text.replace(UNFIT, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same in one line: a line feed is `\n`. */
export function oneLine(text: string): string {
  return visible(text).replaceAll('\n', '\\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For the content of elements, in XML and HTML. */
export function markup(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** For the value of an attribute: whoever reads XML takes a bare line feed for a space. */
export function attribute(text: string): string {
  return markup(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
