/** The parsers of the client: one in front of the commands, and one for each of them (cinderclient/shell.py:340). */
import { commands, HIDDEN, option, parser, positional, PLAIN, type Argument, type Dialect, type Parser } from '../argparse/parser.ts';
import { titleCase } from '../title-case.ts';
import type { ApiVersion } from './api-version.ts';
import { COMMANDS } from './commands.ts';
import type { Command, Taken } from './command.ts';
import { ClientFailure } from './failure.ts';
import { globalOptions } from './global-options.ts';

/** Under which name the chosen command stands among the values. */
export const CHOSEN = '(command)';

/** The client's own way of complaining, and of headings. Of several options that could be meant, one that is told of is. */
const DIALECT: Dialect = {
  ...PLAIN,
  complaint: (prog, message) => {
    const space = prog.indexOf(' ');
    const [main, command] = space < 0 ? [prog, ''] : [prog.slice(0, space), prog.slice(space + 1)];
    return `error: ${message.split(' (choose from')[0] ?? ''}\nTry '${main} help ${command}' for more information.\n`;
  },
  prefersVisible: true,
  heading: titleCase,
};

export const HELP_SENTENCE = 'Tells of the client or of one of its commands.';

const HELP = option(['-h', '--help'], { action: 'help', help: HIDDEN });

export interface Parsers {
  /** Options in front of a command; it takes no command itself. */
  readonly base: Parser;
  /** For a whole line. */
  readonly main: Parser;
  /** By the names of commands. */
  readonly of: ReadonlyMap<string, Parser>;
}

/** The parser of the options in front. */
export function baseParser(variables: Readonly<Record<string, string>>): Parser {
  const { arguments: options, sections } = globalOptions(variables);
  return parser('cinder', {
    arguments: options, sections, dialect: DIALECT,
    description: 'The commands of the OpenStack Block Storage client that this console has.',
    epilog: '"cinder help SUBCOMMAND" tells of one of them.',
  });
}

/**
 * The parsers of a version of the API.
 *
 * @param words what stands behind the options in front, the command first
 * @throws ClientFailure when an argument is among the words that this version lacks
 */
export function parsersOf(base: Parser, version: ApiVersion, words: readonly string[]): Parsers {
  const known = COMMANDS.filter(({ since = 0 }) => version.minor >= since);
  const parsers = known.map((command) => [command.name, parserOf(command, version, words)] as const);
  const of = new Map([...parsers, ['help', helpParser()] as const]);
  const main = { ...base, arguments: [...base.arguments, commands(of, { metavar: '<subcommand>', dest: CHOSEN })] };
  return { base, main, of };
}

function parserOf(command: Command, version: ApiVersion, words: readonly string[]): Parser {
  const there = (all: readonly Taken[]): readonly Argument[] => argumentsOf(command, all, version, words);
  const either = there(command.either ?? []);
  return parser(`cinder ${command.name}`, {
    arguments: [HELP, ...there(command.takes), ...either],
    exclusive: either.length === 0 ? [] : [{ required: true, members: either }],
    description: command.help,
    dialect: DIALECT,
  });
}

/** @throws ClientFailure for one that the version lacks, if it was written just so (cinderclient/exceptions.py:52) */
function argumentsOf(command: Command, all: readonly Taken[], version: ApiVersion, words: readonly string[]): readonly Argument[] {
  return all.flatMap(({ argument, since }) => {
    if (version.minor >= since) return [argument];
    const [name = argument.dest] = argument.names;
    if (words[0] === command.name && words.includes(name)) {
      throw new ClientFailure(`'${name}' argument is only allowed since microversion 3.${since}.`);
    }
    return [];
  });
}

function helpParser(): Parser {
  return parser('cinder help', {
    arguments: [HELP, positional('command', { metavar: '<subcommand>', nargs: '?', help: 'The command to tell of.' })],
    description: HELP_SENTENCE,
    dialect: DIALECT,
  });
}
