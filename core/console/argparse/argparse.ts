/**
 * Python's `argparse` (3.11) for the clients' commands: a parser is data (`argparse-parser.ts`), and words become
 * either values or what the client prints before it ends.
 */
import { Ending, refused, type Ended } from './ended.ts';
import type { Parser } from './parser.ts';
import { Reading, type Understood } from './reading.ts';

/** `parse_args`: words that no argument takes are an error. */
export function parse(parser: Parser, words: readonly string[]): Understood | Ended {
  const parsed = parseKnown(parser, words);
  if (parsed.kind === 'ended' || parsed.rest.length === 0) return parsed;
  return refused(parser, `unrecognized arguments: ${parsed.rest.join(' ')}`);
}

/**
 * `parse_known_args`: hands back the words that no argument took.
 *
 * @throws whatever an action of the client's own throws, but for `ArgumentProblem`
 */
export function parseKnown(parser: Parser, words: readonly string[]): Understood | Ended {
  try {
    return new Reading(parser, words).read();
  } catch (problem) {
    if (problem instanceof Ending) return problem.ended;
    throw problem;
  }
}
