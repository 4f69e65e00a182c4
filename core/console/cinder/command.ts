/** What a command of the client is: a row of the table of commands. */
import { HIDDEN, option, positional, type Argument, type ArgumentOptions } from '../argparse/parser.ts';
import type { JsonObject } from '../../value/json.ts';
import type { Args } from './args.ts';
import { find, type Kind } from './find.ts';
import type { Service, Steps } from './service.ts';
import type { Terminal } from './terminal.ts';

/** An argument, and the first microversion (of 3) that has it. */
export interface Taken {
  readonly argument: Argument;
  readonly since: number;
}

export interface Command {
  readonly name: string;
  /** One sentence for the help. */
  readonly help: string;
  /** The first microversion (of 3) that has it. */
  readonly since?: number;
  readonly takes: readonly Taken[];
  /** Exactly one of these is to be given. */
  readonly either?: readonly Taken[];
  readonly run: (cloud: Cloud, args: Args) => Steps<void>;
}

/** What a command works with. */
export interface Cloud {
  readonly service: Service;
  readonly terminal: Terminal;
}

export function takes(argument: Argument, since = 0): Taken {
  return { argument, since };
}

/** An option with a value. @param metavar without its brackets */
export function valued(name: string, metavar: string, help: string, more: ArgumentOptions = {}): Argument {
  return option(name, { metavar: `<${metavar}>`, help, ...more });
}

/** An option that is still taken, but no longer told. */
export function old(name: string, more: ArgumentOptions = {}): Argument {
  return option(name, { help: HIDDEN, ...more });
}

export function word(name: string, metavar: string, help: string, more: ArgumentOptions = {}): Argument {
  return positional(name, { metavar: `<${metavar}>`, help, ...more });
}

/** The thing that an argument calls by name or id. */
export function* called({ service }: Cloud, args: Args, kind: Kind): Steps<JsonObject> {
  return yield* find(service, kind, args.text(kind) ?? '');
}
