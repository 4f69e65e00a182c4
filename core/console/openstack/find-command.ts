/** Which command some words mean, and what else they could have meant (cliff/commandmanager.py, app.py:334, utils.py). */
import { COMMAND_NAMES } from './command-names.ts';

export interface FoundCommand {
  readonly name: string;
  /** As it was written, maybe abbreviated. */
  readonly written: string;
  readonly rest: readonly string[];
}

/** The longest run of words that is a command, each maybe abbreviated; null: none is. */
export function findCommand(words: readonly string[]): FoundCommand | null {
  const dash = words.findIndex((word) => word.startsWith('-'));
  for (let count = dash < 0 ? words.length : dash; count > 0; count -= 1) {
    const written = words.slice(0, count).join(' ');
    const name = COMMAND_NAMES.includes(written) ? written : onlyFitting(words.slice(0, count));
    if (name !== null) return { name, written, rest: words.slice(count) };
  }
  return null;
}

function onlyFitting(words: readonly string[]): string | null {
  const fitting = COMMAND_NAMES.filter((name) => {
    const parts = name.split(' ');
    return parts.length === words.length && words.every((word, at) => parts[at]?.startsWith(word));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Commands that begin so, and those whose first word is most like it. */
export function similarCommands(word: string): readonly string[] {
  const byDistance = COMMAND_NAMES.map((name) => {
    const [first = ''] = name.split(' ');
    return { name, distance: name.startsWith(word) ? 0 : distanceOf(word, first) + 1 };
  });
  const nearest = Math.min(...byDistance.map(({ distance }) => (distance === 0 ? Infinity : distance)));
  const at = (wanted: number): readonly string[] => byDistance.filter(({ distance }) => distance === wanted).map(({ name }) => name);
  return [...at(0), ...at(nearest)];
}

const COST = { swap: 0, substitute: 2, add: 1, remove: 3 };

/** The Damerau-Levenshtein distance with cliff's costs. */
function distanceOf(from: string, to: string): number {
  if (from === to) return 0;
  const [a, b] = [Array.from(from), Array.from(to)];
  if (a.length === 0) return b.length * COST.add;
  if (b.length === 0) return a.length * COST.remove;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at * COST.add);
  a.forEach((character, i) => {
    const row = [(i + 1) * COST.remove];
    b.forEach((other, j) => {
      const costs = [
        (last[j] ?? 0) + (character === other ? 0 : COST.substitute),
        (row[j] ?? 0) + COST.add,
        (last[j + 1] ?? 0) + COST.remove,
      ];
      const swapped = i > 0 && j > 0 && a[i - 1] === other && character === b[j - 1];
      if (swapped) costs.push((before[j - 1] ?? 0) + COST.swap);
      row.push(Math.min(...costs));
    });
    [before, last] = [last, row];
  });
  return last.at(-1) ?? 0;
}
