/** How a client ends before it does anything: with help, a version, or what is wrong. */
import type { Argument, Parser } from './parser.ts';
import { usageText } from './usage.ts';
import { nameOf } from './values.ts';

/** The client printed something and ended. */
export interface Ended {
  readonly kind: 'ended';
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** Carries the end out of the parser of a command within a parser. */
export class Ending extends Error {
  readonly ended: Ended;

  constructor(ended: Ended) {
    super(ended.stderr);
    this.name = 'Ending';
    this.ended = ended;
  }
}

/** Usage and message on stderr, and exit code 2: argparse's `error`. */
export function refused(parser: Parser, message: string): Ended {
  const stderr = usageText(parser) + parser.dialect.complaint(parser.prog, message);
  return { kind: 'ended', stdout: '', stderr, exit: 2 };
}

/** A message about one argument. */
export function about(argument: Argument, message: string): string {
  const name = nameOf(argument);
  return name === null ? message : `argument ${name}: ${message}`;
}
