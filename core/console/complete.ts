/** What could stand at the cursor of a line. */
import type { KnownNames } from './program.ts';
import { PROGRAMS } from './programs.ts';
import { splitWords, type Word } from './words.ts';

/** What stands between `from` and `to` of the line (UTF-16 units) can be replaced by each of the options. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  /** As they are written in a line, quoted where that is needed. */
  readonly options: readonly string[];
}

/** @param cursor where one types, in UTF-16 units from the line's beginning */
export function complete(line: string, cursor: number, known: KnownNames): Completion {
  const { words, problem } = splitWords(line.slice(0, cursor), {});
  if (problem && !problem.unfinished) return { from: cursor, to: cursor, options: [] };
  const last = words.at(-1);
  const current = last?.to === cursor || problem?.unfinished ? last : undefined;
  const before = (current ? words.slice(0, -1) : words).filter(isOfTheProgram);
  const word = current?.text ?? '';
  const options = candidates(before.map(({ text }) => text), word, known).filter((option) => option.startsWith(word) && option !== word);
  return { from: current?.from ?? cursor, to: cursor, options: [...new Set(options)].map(quoted) };
}

/** Variables that are set in front of a program are no words of its own. */
function isOfTheProgram(_: Word, index: number, words: readonly Word[]): boolean {
  return words.slice(0, index + 1).some((word) => word.assigns === undefined);
}

function candidates([name, ...before]: readonly string[], word: string, known: KnownNames): readonly string[] {
  if (name === undefined) return [...PROGRAMS.map((program) => program.name), 'help'];
  return PROGRAMS.find((program) => program.name === name)?.candidates(before, word, known) ?? [];
}

/** A word as any shell would need it. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-][\w@%+=:,./#-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
