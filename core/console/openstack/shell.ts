/** The client `openstack`: options in front, a command, and what comes of it (cliff/app.py:222, osc_lib/shell.py:122). */
import { pyRepr } from '../../value/python.ts';
import { parse, parseKnown } from '../argparse/argparse.ts';
import type { Parser } from '../argparse/parser.ts';
import type { Values } from '../argparse/reading.ts';
import type { ConsoleSetting, Printed, Run } from '../program.ts';
import type { Asking, Cloud } from './cloud.ts';
import { parserOf, type Command, type Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { Failure } from './failure.ts';
import { attempt } from './find.ts';
import { findCommand, similarCommands } from './find-command.ts';
import { globalParser } from './global-options.ts';
import { help, notHere } from './help.ts';
import { logInto, type Loudness } from './log.ts';
import { versionOf } from './microversion.ts';
import { shownList, shownOne } from './output/display.ts';
import { flag, numberOf, said } from './values.ts';

const VERSION = 'openstack 6.0.0';

export function* run(words: readonly string[], setting: ConsoleSetting): Run {
  const terminal = terminalOf(setting);
  const all = globalParser(VERSION, terminal);
  const parsed = parseKnown(all, words);
  if (parsed.kind === 'ended') return parsed;
  const rest = flag(parsed.values, 'deferred_help') ? ['help', ...parsed.rest] : parsed.rest;
  const lines: string[] = [];
  const log = logInto(lines, loudnessOf(parsed.values));
  log.info(`START with options: ${words.join(' ')}`);
  let printed: Outcome;
  try {
    const wanted = said(parsed.values, 'os_volume_api_version') ?? setting.variables['OS_VOLUME_API_VERSION'] ?? '';
    const cloud: Cloud = { setting, microversion: versionOf(wanted, log), log, first: { id: null } };
    printed = yield* runCommand(rest, cloud, all, terminal);
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    log.error(problem.message);
    printed = { stdout: '', stderr: '', exit: 1 };
  }
  // A command that is left halfway has no value yet: the client tells the one that it began with.
  log.info(`END return value: ${printed.left === true ? 1 : printed.exit}`);
  const told = printed.stderr === '' ? lines : [...lines, printed.stderr.replace(/\n$/, '')];
  return { stdout: printed.stdout, exit: printed.exit, stderr: told.map((line) => `${line}\n`).join('') };
}

interface Outcome extends Printed {
  /** Usage or help was printed, and the client left. */
  readonly left?: boolean;
}

function loudnessOf(values: Values): Loudness {
  const level = flag(values, 'debug') ? 3 : (numberOf(values, 'verbose_level') ?? 1);
  return level > 2 ? 3 : level === 2 ? 2 : level === 1 ? 1 : 0;
}

function terminalOf({ variables }: ConsoleSetting): Terminal {
  const columns = Number(variables['COLUMNS'] ?? '');
  const number = (name: string): bigint => BigInt(/^-?\d+$/.exec(variables[name] ?? '')?.[0] ?? '0');
  return { columns: Number.isInteger(columns) && columns > 0 ? columns : 80, maxWidth: number('CLIFF_MAX_TERM_WIDTH'), fitWidth: number('CLIFF_FIT_WIDTH') !== 0n };
}

/** @throws Failure before the command has begun */
function* runCommand(words: readonly string[], cloud: Cloud, all: Parser, terminal: Terminal): Asking<Outcome> {
  if (words.length === 0) throw new Failure('openstack: a session of its own needs a terminal. Name a command; `openstack help` lists them.');
  const found = findCommand(words);
  if (found === null) return unknown(words);
  const python = found.name === 'help' ? 'cliff.help.HelpCommand' : (COMMANDS.get(found.name)?.python ?? '');
  cloud.log.info(`command: ${found.written} -> ${python} (auth=${found.name === 'help' ? 'False' : 'True'})`);
  if (found.name === 'help') return help(found.rest, found.written, all, terminal);
  const command = COMMANDS.get(found.name);
  if (command === undefined) return notHere(found.name);
  const result = yield* attempt(work(command, found.rest, found.written, cloud, terminal));
  const failed = result instanceof Failure;
  if (failed) cloud.log.error(result.message);
  cloud.log.debug(`clean_up ${python.split('.').at(-1) ?? ''}: ${failed ? result.message : ''}`);
  return failed ? { stdout: '', stderr: '', exit: 1 } : result;
}

function* work(command: Command, words: readonly string[], written: string, cloud: Cloud, terminal: Terminal): Asking<Outcome> {
  const parsed = parse(parserOf(command, `openstack ${written}`, terminal), words);
  if (parsed.kind === 'ended') {
    if (parsed.stderr !== '') cloud.log.error(parsed.stderr.replace(/\n$/, ''));
    return { stdout: parsed.stdout, stderr: '', exit: parsed.exit, left: true };
  }
  return { stdout: yield* outputOf(command, cloud, parsed.values), stderr: '', exit: 0 };
}

function* outputOf({ run: own }: Command, cloud: Cloud, values: Values): Asking<string> {
  if (own.kind === 'list') return shownList(yield* own.of(cloud, values), values, cloud.log.warn);
  if (own.kind === 'show') return shownOne(yield* own.of(cloud, values), values);
  yield* own.of(cloud, values);
  return '';
}

/** Nothing is called so; the commands that are most like it are offered (cliff/app.py:370). */
function unknown(words: readonly string[]): Printed {
  const [first = ''] = words;
  const matches = similarCommands(first);
  if (matches.length === 0) return { stdout: '', stderr: `Unknown command ${pyRepr(words)}\n`, exit: 2 };
  const said = `openstack: '${words.join(' ')}' is not an openstack command. See 'openstack --help'.`;
  return { stdout: [said, 'Did you mean one of these?', ...matches.map((name) => `  ${name}`), ''].join('\n'), stderr: '', exit: 2 };
}
