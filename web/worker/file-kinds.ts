/** What a file is that is no result: said in words, with what to open instead. */

interface Kind {
  readonly of: RegExp;
  readonly words: string;
}

const INSTEAD = 'open what --report json=FILE has written';

const KINDS: readonly Kind[] = [
  { of: /^$/, words: 'is empty' },
  { of: /^<\?xml[\s\S]{0,200}<testsuites?\b|^<testsuites?\b/, words: `is a JUnit report, which holds no steps: ${INSTEAD}` },
  { of: /^TAP version /, words: `is a TAP report, which holds no steps: ${INSTEAD}` },
  { of: /^\{\s*"reportFormat":\s*"CTRF"/, words: `is a CTRF report, which holds no steps: ${INSTEAD}` },
  { of: /^<svg\b/, words: `is a badge: ${INSTEAD}` },
  { of: /^<!doctype html/i, words: `is a page that carries no result: ${INSTEAD}` },
  { of: /^known_deviations:/m, words: 'is a baseline: open the result first, then lay the baseline over it' },
  { of: /^(suite|scenarios):/m, words: `is a suite, and not what came of one: ${INSTEAD}` },
];

/** `is a TAP report, …`; null for what may be a result. */
export function otherKind(text: string): string | null {
  const start = text.slice(0, 5000).trimStart();
  return KINDS.find(({ of }) => of.test(start))?.words ?? null;
}
