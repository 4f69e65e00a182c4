/**
 * The `cinder` command of python3-cinderclient 9.1.0, as far as volumes, snapshots and quotas are concerned.
 *
 * It speaks to a cloud that asks nobody for a password (the kind of authentication is `noauth`), and does what the real
 * one does in the same order: cinderclient/shell.py:565.
 */
import { helpText } from '../argparse/help.ts';
import { parse, parseKnown } from '../argparse/argparse.ts';
import type { Values } from '../argparse/reading.ts';
import { PythonFailure } from '../python-failure.ts';
import type { ConsoleSetting, Printed, Program, Run } from '../program.ts';
import { askedVersion } from './api-version.ts';
import { Args } from './args.ts';
import { candidates } from './candidates.ts';
import { COMMANDS, LACKING } from './commands.ts';
import { connect } from './connect.ts';
import { checkFilters } from './duplicate-filters.ts';
import { ClientFailure } from './failure.ts';
import { clientHelp, helpOf, lacking } from './help.ts';
import { delimited } from './metadata-words.ts';
import { baseParser, CHOSEN, parsersOf, type Parsers } from './parser.ts';
import type { Steps } from './service.ts';
import { Terminal } from './terminal.ts';

export const cinder: Program = { name: 'cinder', run, candidates };

function* run(words: readonly string[], setting: ConsoleSetting): Run {
  const variables = { ...standardVariables(setting), ...setting.variables };
  const line: Line = { words, setting: { ...setting, variables }, terminal: new Terminal(false) };
  try {
    const ended = yield* main(line);
    return ended ?? printed(line.terminal, 0);
  } catch (failure) {
    if (!(failure instanceof ClientFailure) && !(failure instanceof PythonFailure)) throw failure;
    line.terminal.error(failure.message);
    return printed(line.terminal, 1);
  }
}

interface Line {
  readonly words: readonly string[];
  readonly setting: ConsoleSetting;
  /** Becomes another one once it is known whether `--debug` was given. */
  terminal: Terminal;
}

/** What finds the cloud, unless a variable says otherwise. */
function standardVariables({ projectId, endpoint }: ConsoleSetting): Record<string, string> {
  return { OS_AUTH_TYPE: 'noauth', OS_PROJECT_ID: projectId, OS_USER_ID: 'admin', CINDER_ENDPOINT: endpoint };
}

function* main(line: Line): Steps<Printed | undefined> {
  const { words, setting } = line;
  checkFilters(words);
  const base = baseParser(setting.variables);
  const known = parseKnown(base, words);
  if (known.kind === 'ended') return known;
  const options = new Args(known.values, setting.variables);
  line.terminal = new Terminal(options.truth('debug'));
  const version = askedVersion(options.text('os_volume_api_version'), line.terminal);
  const parsers = parsersOf(base, version, known.rest);
  const help = helpAsked(line, parsers, options);
  if (help !== undefined) return help;
  const name = known.rest.find((word) => !word.startsWith('-')) ?? '';
  if (LACKING.has(name)) throw lacking(name);
  const parsed = parse(parsers.main, delimited(words.filter((word) => words.length < 2 || word !== '--help')));
  if (parsed.kind === 'ended') return { ...parsed, stderr: line.terminal.stderr + parsed.stderr };
  return yield* carryOut(line, parsers, parsed.values, version);
}

/** `cinder COMMAND --help` and `cinder --help COMMAND`, `cinder --help`, `cinder -h` wherever it stands, and `cinder` alone. */
function helpAsked({ words, terminal }: Line, parsers: Parsers, options: Args): Printed | undefined {
  const [first = ''] = words.filter((word) => word !== '--help');
  const command = words.length > 1 && words.includes('--help') ? parsers.of.get(first) : undefined;
  if (command) return { ...printed(terminal, 0), stdout: helpText(command) };
  return options.truth('help') || words.length === 0 ? { ...printed(terminal, 0), stdout: clientHelp(parsers) } : undefined;
}

function* carryOut(line: Line, parsers: Parsers, values: Values, version: ReturnType<typeof askedVersion>): Steps<undefined> {
  const args = new Args(values, line.setting.variables);
  const chosen = args.text(CHOSEN) ?? 'help';
  const command = COMMANDS.find(({ name }) => name === chosen);
  if (!command) {
    line.terminal.stdout += helpOf(parsers, args.text('command'));
    return undefined;
  }
  const service = yield* connect(args, version, line.setting, line.terminal);
  yield* command.run({ service, terminal: line.terminal }, args);
  return undefined;
}

function printed({ stdout, stderr }: Terminal, exit: number): Printed {
  return { stdout, stderr, exit };
}
