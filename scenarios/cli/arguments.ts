/** The command's arguments: what was asked, or what is wrong with it. */
import { parseArgs } from 'node:util';
import type { TargetWanted } from './target/subject.ts';

export const REPORT_FORMATS = ['pretty', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportWanted {
  readonly format: ReportFormat;
  /** Where it goes; standard output when left out. */
  readonly file?: string;
}

export type Command =
  | {
      readonly command: 'run';
      readonly suites: readonly string[];
      /** Where no target is given. */
      readonly driver: string;
      readonly target?: TargetWanted;
      readonly filter?: string;
      readonly reports: readonly ReportWanted[];
    }
  | { readonly command: 'target'; readonly driver: string }
  | { readonly command: 'list'; readonly coverage: boolean }
  | { readonly command: 'prove'; readonly reports: readonly ReportWanted[] }
  | { readonly command: 'replay'; readonly file: string }
  | { readonly command: 'init'; readonly folder: string }
  | { readonly command: 'help' }
  | { readonly command: 'version' };

/** The command can't be taken as it was written. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export const DEFAULT_DRIVER = 'reference-rename';
/** Where `custody init python` writes. */
const INIT_FOLDER = 'custody-python';

export const USAGE = `Usage:
  custody run [SUITE…] [--driver ID | --target 'COMMAND'] [--filter GLOB] [--report FORMAT[=FILE]]…
  custody list [--coverage]
  custody prove [--report FORMAT[=FILE]]…
  custody replay FILE.jsonl
  custody init python [DIR]
  custody target [--driver ID]

run      plays suites on a driver: shipped ones by id, your own by the path of the file; all shipped ones by default
           --driver ID            the driver under test (default ${DEFAULT_DRIVER}; see custody list), or a faulty one: mutant.size.floor,
                                  or one of your own in one file: ./my-driver.ts
           --target 'COMMAND'     a driver in a program of your own, which answers questions on its standard input: docs/protocol.md
           --deadline SECONDS     how long a call of the target may take (default 30)
           --wire FILE            writes down the conversation with the target, in lines of JSON
           --filter GLOB          only scenarios whose id matches, such as 'size.*'
           --report FORMAT[=FILE] ${REPORT_FORMATS.join(' or ')}, to standard output or a file; may be given several times
list     shows drivers, suites and scenarios
           --coverage             clause by class of input: how many scenarios of each kind there are; 1 if a gap has no reason
prove    plays the shipped suites on drivers that are faulty on purpose: each must be caught by what guards the sentence it breaks
           --report FORMAT[=FILE] as with run
replay   plays recorded calls of a driver, or recorded requests, again and writes each line with what ours answers; - reads standard input
init     writes the kit for drivers in Python, with an example that runs, into a folder (default ${INIT_FOLDER})
target   is such a program, with a driver of Custody's behind it: --target 'custody target --driver lvm'

Exit codes: 0 passed · 1 failed · 2 usage · 3 only unexpected passes · 4 invalid suite
            5 the target did not start or broke the protocol · 6 not proven · 7 nothing ran`;

/** @param argv what stands behind the command's name. Throws UsageError. */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parsed(argv);
  if (values.version) return { command: 'version' };
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return { command: 'help' };
  if (command !== 'run' && command !== 'target' && values.driver !== undefined) throw new UsageError('--driver goes with custody run and custody target.');
  if (command !== 'run' && (values.filter ?? values.target ?? values.deadline ?? values.wire) !== undefined) {
    throw new UsageError('--filter, --target, --deadline and --wire go with custody run.');
  }
  if (command !== 'run' && command !== 'prove' && values.report !== undefined) throw new UsageError('--report goes with custody run and custody prove.');
  if (command !== 'list' && values.coverage !== undefined) throw new UsageError('--coverage goes with custody list.');
  switch (command) {
    case 'prove':
      if (rest.length > 0) throw new UsageError('custody prove takes no arguments: it proves all shipped suites together.');
      return { command, reports: reportsOf(values.report) };
    case 'run':
      return {
        command,
        suites: rest,
        driver: values.driver ?? DEFAULT_DRIVER,
        ...targetOf(values),
        ...(values.filter === undefined ? {} : { filter: values.filter }),
        reports: reportsOf(values.report),
      };
    case 'list':
      if (rest.length > 0) throw new UsageError('custody list takes no arguments.');
      return { command, coverage: values.coverage ?? false };
    case 'replay': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) throw new UsageError('custody replay takes one file.');
      return { command, file };
    }
    case 'init': {
      const [language, folder = INIT_FOLDER, ...more] = rest;
      if (language !== 'python' || more.length > 0) throw new UsageError('custody init takes the language, which is python, and perhaps a folder.');
      return { command, folder };
    }
    case 'target':
      if (rest.length > 0) throw new UsageError('custody target takes no arguments but --driver.');
      return { command, driver: values.driver ?? DEFAULT_DRIVER };
    default:
      throw new UsageError(`There is no command ${command}.`);
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        driver: { type: 'string' },
        target: { type: 'string' },
        deadline: { type: 'string' },
        wire: { type: 'string' },
        filter: { type: 'string' },
        report: { type: 'string', multiple: true },
        coverage: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (failure) {
    throw new UsageError(failure instanceof Error ? failure.message : String(failure));
  }
}

type TargetOptions = Partial<Readonly<Record<'driver' | 'target' | 'deadline' | 'wire', string>>>;

function targetOf({ driver, target, deadline, wire }: TargetOptions): { readonly target?: TargetWanted } {
  if (target === undefined) {
    if ((deadline ?? wire) !== undefined) throw new UsageError('--deadline and --wire go with --target.');
    return {};
  }
  if (driver !== undefined) throw new UsageError('One thing is under test: --driver or --target.');
  return {
    target: {
      command: target,
      ...(deadline === undefined ? {} : { deadlineMs: milliseconds(deadline) }),
      ...(wire === undefined ? {} : { wire }),
    },
  };
}

/** The longest time that a timer of Node takes, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

function milliseconds(seconds: string): number {
  const found = Math.round(Number(seconds) * 1000);
  if (!/^\d+(\.\d+)?$/.test(seconds) || found < 1 || found > LONGEST_MS) throw new UsageError(`--deadline takes a number of seconds, such as 30 or 0.5, and not ${seconds}.`);
  return found;
}

function reportsOf(texts: readonly string[] = ['pretty']): ReportWanted[] {
  return texts.map(parseReport);
}

function parseReport(text: string): ReportWanted {
  const [, name = '', file] = /^([^=]*)(?:=(.+))?$/.exec(text) ?? [];
  const format = REPORT_FORMATS.find((known) => known === name);
  if (!format) throw new UsageError(`There is no report format ${text}: it is ${REPORT_FORMATS.join(' or ')}, with =FILE or without.`);
  return file === undefined ? { format } : { format, file };
}
