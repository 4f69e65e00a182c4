/** The options that one word may hold: `--name=value`, `-nvalue`, and `-abc` for `-a -b -c` (argparse.py: `consume_optional`). */
import { pyRepr } from '../../value/python.ts';
import { about } from './ended.ts';
import type { Written } from './options.ts';
import { ArgumentProblem, type Argument } from './parser.ts';
import { wordsTaken } from './values.ts';

/** An option with what it takes: a value out of its own word, or so many of the words that follow. */
export interface Use {
  readonly argument: Argument;
  readonly name: string;
  readonly value: string | null;
  readonly following: number;
}

/**
 * @param following the pattern of the words behind this one
 * @throws ArgumentProblem whose message names the argument
 */
export function usesIn(
  first: Written & { readonly argument: Argument },
  options: ReadonlyMap<string, Argument>,
  following: string,
): readonly Use[] {
  const uses: Use[] = [];
  let { argument, name, value }: { argument: Argument; name: string; value: string | null } = first;
  while (value !== null) {
    const count = takes(argument, 'A');
    if (count === 1) return [...uses, { argument, name, value, following: 0 }];
    const [letter = ''] = value;
    const next: Argument | undefined = count === 0 && !name.startsWith('--') && letter !== '' ? options.get(`-${letter}`) : undefined;
    if (next === undefined) throw new ArgumentProblem(about(argument, `ignored explicit argument ${pyRepr(value)}`));
    uses.push({ argument, name, value: null, following: 0 });
    argument = next;
    name = `-${letter}`;
    value = value.slice(letter.length) || null;
  }
  return [...uses, { argument, name, value: null, following: takes(argument, following) }];
}

function takes(argument: Argument, pattern: string): number {
  try {
    return wordsTaken(argument, pattern);
  } catch (problem) {
    throw problem instanceof ArgumentProblem ? new ArgumentProblem(about(argument, problem.message)) : problem;
  }
}
