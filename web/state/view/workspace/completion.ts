/** What becomes of a line when Tab is pressed. */
import type { Completion } from '../../../../core/console/console.ts';

export interface Completed {
  readonly line: string;
  /** In UTF-16 units. */
  readonly cursor: number;
  /** Where there are several ways to go on. */
  readonly options: readonly string[];
}

/** One way to go on is taken, with a space behind it; of several, what they have in common, as a shell does. */
export function completed(line: string, { from, to, options }: Completion): Completed {
  const [first, ...others] = options;
  if (first === undefined) return { line, cursor: to, options: [] };
  if (others.length === 0) return withWord(line, from, to, `${first} `, []);
  const typed = line.slice(from, to);
  const common = commonBeginning(options);
  return withWord(line, from, to, common.length > typed.length ? common : typed, options);
}

function withWord(line: string, from: number, to: number, word: string, options: readonly string[]): Completed {
  return { line: line.slice(0, from) + word + line.slice(to), cursor: from + word.length, options };
}

function commonBeginning([first = '', ...others]: readonly string[]): string {
  const characters = [...first];
  const count = characters.findIndex((_, index) => !others.every((other) => other.startsWith(characters.slice(0, index + 1).join(''))));
  return count < 0 ? first : characters.slice(0, count).join('');
}
