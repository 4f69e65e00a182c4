/** How a text may be written in YAML (PyYAML 6: emitter.py `analyze_scalar`, resolver.py). */

/** What a text allows. Plain is as it stands, without quotes. */
export interface Allowed {
  readonly plain: boolean;
  readonly singleQuoted: boolean;
  readonly multiline: boolean;
}

const BREAKS = '\n\u0085\u2028\u2029';
const BLANK_OR_END = '\0 \t\r\n\u0085\u2028\u2029';

export function isBreak(character: string | undefined): boolean {
  return character !== undefined && BREAKS.includes(character);
}

export function allowed(text: string): Allowed {
  if (text === '') return { plain: true, singleQuoted: true, multiline: false };
  const characters = Array.from(text);
  const multiline = characters.some(isBreak);
  // Whoever writes it allows no characters beyond ASCII: they are escaped.
  const special = characters.some((character) => character !== '\n' && !/^[ -~]$/.test(character));
  const breakBeforeSpace = characters.some((character, at) => isBreak(character) && characters[at + 1] === ' ');
  const spaceBeforeBreak = characters.some((character, at) => character === ' ' && isBreak(characters[at + 1]));
  const singleQuoted = !breakBeforeSpace && !spaceBeforeBreak && !special;
  const framed = [characters[0], characters.at(-1)].some((character) => character === ' ' || isBreak(character));
  return { plain: singleQuoted && !framed && !multiline && !hasIndicator(characters) && !readsOtherwise(text), singleQuoted, multiline };
}

/** Whether a character would mean something to a reader. */
function hasIndicator(characters: readonly string[]): boolean {
  const start = characters.slice(0, 3).join('');
  if (start === '---' || start === '...') return true;
  return characters.some((character, at) => {
    const followed = at + 1 >= characters.length || BLANK_OR_END.includes(characters[at + 1] ?? '');
    if (at === 0) return '#,[]{}&*!|>\'"%@`'.includes(character) || ('?:-'.includes(character) && followed);
    if (character === ':') return followed;
    return character === '#' && BLANK_OR_END.includes(characters[at - 1] ?? '');
  });
}

const OTHERWISE: readonly RegExp[] = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^(?:<<|=|~|null|Null|NULL|)$/,
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
];

/** Whether it would be read as something else than a text: `yes`, `12`, `2024-01-01`. */
function readsOtherwise(text: string): boolean {
  return OTHERWISE.some((pattern) => pattern.test(text));
}
