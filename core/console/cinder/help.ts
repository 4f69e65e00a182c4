/** The client's help: its layout is argparse's, its sentences are ours. */
import { helpText } from '../argparse/help.ts';
import { wrap } from '../text-wrap.ts';
import { COMMANDS, LACKING } from './commands.ts';
import { ClientFailure } from './failure.ts';
import { HELP_SENTENCE, type Parsers } from './parser.ts';

/** Where sentences begin, and how wide they are. */
const COLUMN = 24;
const WIDTH = 54;

/** Of the whole client: its commands stand below their place among the arguments (argparse.py: `_SubParsersAction`). */
export function clientHelp(parsers: Parsers): string {
  const sentences = new Map([...COMMANDS.map(({ name, help }) => [name, help] as const), ['help', HELP_SENTENCE] as const]);
  const commands = [...parsers.of.keys()].map((name) => entry(name, sentences.get(name) ?? ''));
  return helpText(parsers.main).replace('\n  <subcommand>\n', (place) => place + commands.join(''));
}

function entry(name: string, sentence: string): string {
  const head = `    ${name}`;
  const [first = '', ...more] = wrap(sentence, WIDTH);
  const start = head.length <= COLUMN - 2 ? head.padEnd(COLUMN) : `${head}\n${' '.repeat(COLUMN)}`;
  return [start + first, ...more.map((line) => ' '.repeat(COLUMN) + line)].map((line) => `${line}\n`).join('');
}

/** Of one command. @param name null or empty: of the client @throws ClientFailure when there is none of that name */
export function helpOf(parsers: Parsers, name: string | null): string {
  if (name === null || name === '') return clientHelp(parsers);
  const parser = parsers.of.get(name);
  if (parser) return helpText(parser);
  throw LACKING.has(name) ? lacking(name) : new ClientFailure(`'${name}' is not a valid subcommand`);
}

/** A command of the real client's that this one lacks. */
export function lacking(name: string): ClientFailure {
  return new ClientFailure(`The real client has a command '${name}'. This console is about snapshots, and lacks it.`);
}
