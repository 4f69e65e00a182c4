/** `openstack help …` (cliff/help.py). Usage is the client's own, its sentences are ours. */
import { parse } from '../argparse/argparse.ts';
import { helpText } from '../argparse/help.ts';
import { helpOption, parser, positional, type Parser } from '../argparse/parser.ts';
import { pyRepr } from '../../value/python.ts';
import type { Printed } from '../program.ts';
import { dialect, parserOf, type Terminal } from './command.ts';
import { COMMAND_NAMES } from './command-names.ts';
import { COMMANDS } from './commands.ts';
import { findCommand } from './find-command.ts';
import { texts } from './values.ts';

/** @param words behind the command @param written the command as it was written */
export function help(words: readonly string[], written: string, all: Parser, terminal: Terminal): Printed {
  const parsed = parse(helpParser(`openstack ${written}`, terminal), words);
  if (parsed.kind === 'ended') return parsed;
  const wanted = texts(parsed.values, 'cmd');
  if (wanted.length === 0) return printed(`${helpText(all)}\nCommands:\n${commandLines()}`);
  const found = findCommand(wanted);
  if (found === null) return matching(wanted);
  if (found.name === 'help') return printed(helpText(helpParser(`openstack ${found.written}`, terminal)));
  const command = COMMANDS.get(found.name);
  if (command === undefined) return notHere(found.name);
  return printed(helpText(parserOf(command, `openstack ${found.written}`, terminal)));
}

/** A command of the client that this console has not. */
export function notHere(name: string): Printed {
  const own = [...COMMANDS.keys()].join(', ');
  return { stdout: '', stderr: `openstack ${name}: the client has this command, this console has not. It has: ${own}.\n`, exit: 1 };
}

function helpParser(prog: string, terminal: Terminal): Parser {
  return parser(prog, {
    description: 'shows the help of a command',
    epilog: 'This command is provided by the cliff plugin.',
    arguments: [helpOption('show this help message and exit'), positional('cmd', { nargs: '*', help: 'the command' })],
    dialect: dialect(terminal),
  });
}

function matching(words: readonly string[]): Printed {
  const [first = ''] = words;
  const matches = COMMAND_NAMES.filter((name) => name.startsWith(first));
  if (matches.length === 0) return { stdout: '', stderr: `Unknown command ${pyRepr(words)}\n`, exit: 1 };
  return printed([`Command "${first}" matches:`, ...matches.map((name) => `  ${name}`), ''].join('\n'));
}

/** What the console has with its sentence, the rest by name alone. */
function commandLines(): string {
  const about = (name: string): string => (name === 'help' ? 'shows the help of a command' : (COMMANDS.get(name)?.about ?? ''));
  return COMMAND_NAMES.map((name) => `  ${name.padEnd(13)}  ${about(name)}`.trimEnd() + '\n').join('');
}

function printed(stdout: string): Printed {
  return { stdout, stderr: '', exit: 0 };
}
