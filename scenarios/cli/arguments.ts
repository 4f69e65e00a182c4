/** The command's arguments: what was asked, or what is wrong with it. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REPORT_FORMATS, type ReportFormat } from '../../core/report/formats/formats.ts';
import { parseShard, type Shard } from '../../core/report/shard.ts';
import type { ExportWanted } from './export.ts';
import { isDriverFile } from './target/driver-file-name.ts';
import type { Limits, TargetWanted } from './target/subject.ts';
import { DEFAULT_ADAPTER, DEFAULT_DRIVER, DEFAULT_PAGE, inWords, PROOF_FORMATS } from './usage.ts';

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
      /** Of a driver in a file of its own. */
      readonly limits?: Limits;
      readonly filter?: string;
      readonly shard?: Shard;
      /** File of known deviations. */
      readonly baseline?: string;
      /** Address of the page that the HTML report leads to. */
      readonly page: string;
      readonly reports: readonly ReportWanted[];
    }
  | { readonly command: 'target'; readonly driver: string }
  | { readonly command: 'list'; readonly coverage: boolean }
  | { readonly command: 'drivers'; readonly driver?: string }
  | { readonly command: 'try'; readonly reference: string; readonly driver?: string }
  | { readonly command: 'prove'; readonly reports: readonly ReportWanted[] }
  | { readonly command: 'replay'; readonly file: string }
  | { readonly command: 'init'; readonly language: InitLanguage; readonly folder: string }
  | { readonly command: 'diff'; readonly before: string; readonly after: string }
  | {
      readonly command: 'report';
      /** The result. */
      readonly file: string;
      readonly baseline?: string;
      readonly page: string;
      readonly reports: readonly ReportWanted[];
    }
  | { readonly command: 'merge'; readonly files: readonly string[] }
  | { readonly command: 'baseline'; readonly result: string; readonly file?: string }
  | ({ readonly command: 'export' } & ExportWanted)
  | { readonly command: 'help' }
  | { readonly command: 'version' };

/** The command can't be taken as it was written. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What `custody init` has an example in. */
const INIT_LANGUAGES = ['python', 'typescript'] as const;
export type InitLanguage = (typeof INIT_LANGUAGES)[number];

/** @param argv what stands behind the command's name. Throws UsageError. */
export function parseCommand(argv: readonly string[]): Command {
  const { values, positionals } = parsed(argv);
  if (values.version) return { command: 'version' };
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return { command: 'help' };
  if (!['run', 'target', 'export', 'try'].includes(command) && values.driver !== undefined) throw new UsageError('--driver goes with custody run, custody try, custody export and custody target.');
  if (command !== 'export' && (values.format ?? values.adapter ?? values.output) !== undefined) throw new UsageError('--format, --adapter and --output go with custody export.');
  if (command !== 'run' && (values.filter ?? values.target ?? values.deadline ?? values.wire ?? values.shard) !== undefined) {
    throw new UsageError('--filter, --target, --deadline, --wire and --shard go with custody run.');
  }
  if (!['run', 'report', 'export'].includes(command) && values.baseline !== undefined) throw new UsageError('--baseline goes with custody run, custody report and custody export.');
  if (!['run', 'report'].includes(command) && values.page !== undefined) throw new UsageError('--page goes with custody run and custody report.');
  if (!['run', 'report', 'prove'].includes(command) && values.report !== undefined) throw new UsageError('--report goes with custody run, custody report and custody prove.');
  if (command !== 'list' && values.coverage !== undefined) throw new UsageError('--coverage goes with custody list.');
  switch (command) {
    case 'drivers': {
      const [driver, more] = rest;
      if (more !== undefined) throw new UsageError('custody drivers takes the id of one driver, or nothing.');
      return { command, ...(driver === undefined ? {} : { driver }) };
    }
    case 'try': {
      const [reference, more] = rest;
      if (reference === undefined || more !== undefined) throw new UsageError(`custody try takes one reference, as JSON: '{"source-name": "tuesday"}'.`);
      return { command, reference, ...(values.driver === undefined ? {} : { driver: values.driver }) };
    }
    case 'prove':
      if (rest.length > 0) throw new UsageError('custody prove takes no arguments: it proves all shipped suites together.');
      return { command, reports: reportsOf(values.report, PROOF_FORMATS) };
    case 'run':
      return {
        command,
        suites: rest,
        driver: values.driver ?? DEFAULT_DRIVER,
        ...targetOf(values),
        ...(values.filter === undefined ? {} : { filter: values.filter }),
        ...(values.shard === undefined ? {} : { shard: shardOf(values.shard) }),
        ...toldOf(values),
      };
    case 'diff': {
      const [before, after, ...more] = rest;
      if (before === undefined || after === undefined || more.length > 0) throw new UsageError('custody diff takes two files.');
      return { command, before, after };
    }
    case 'report': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) throw new UsageError('custody report takes one result.');
      return { command, file, ...toldOf(values) };
    }
    case 'merge':
      if (rest.length === 0) throw new UsageError('custody merge takes the results of all shards.');
      return { command, files: rest };
    case 'baseline': {
      const [write, result, file, ...more] = rest;
      if (write !== 'write' || result === undefined || more.length > 0) throw new UsageError('custody baseline write takes a result, and perhaps the file to write.');
      return { command, result, ...(file === undefined ? {} : { file }) };
    }
    case 'list':
      if (rest.length > 0) throw new UsageError('custody list takes no arguments.');
      return { command, coverage: values.coverage ?? false };
    case 'replay': {
      const [file, ...more] = rest;
      if (file === undefined || more.length > 0) throw new UsageError('custody replay takes one file.');
      return { command, file };
    }
    case 'init': {
      const [name, folder = `custody-${name}`, ...more] = rest;
      const language = INIT_LANGUAGES.find((known) => known === name);
      if (!language || more.length > 0) throw new UsageError('custody init takes the language, which is python or typescript, and perhaps a folder.');
      return { command, language, folder };
    }
    case 'export':
      return { command, suites: rest, ...exportOf(values) };
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
        format: { type: 'string' },
        adapter: { type: 'string' },
        output: { type: 'string' },
        shard: { type: 'string' },
        baseline: { type: 'string' },
        page: { type: 'string' },
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

type ExportOptions = Partial<Readonly<Record<'format' | 'driver' | 'adapter' | 'baseline' | 'output', string>>>;

function exportOf({ format, driver, adapter = DEFAULT_ADAPTER, baseline, output }: ExportOptions): Omit<ExportWanted, 'suites'> {
  if (format !== 'unittest') throw new UsageError('custody export takes --format unittest.');
  if (!/^[\w.]+:\w+$/.test(adapter)) throw new UsageError(`--adapter takes a module and a class in it, such as ${DEFAULT_ADAPTER}, and not ${adapter}.`);
  return {
    adapter,
    ...(driver === undefined ? {} : { driver }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(output === undefined ? {} : { output }),
  };
}

interface ToldOptions {
  readonly baseline?: string | undefined;
  readonly page?: string | undefined;
  readonly report?: readonly string[] | undefined;
}

/** How a result is told. */
function toldOf({ baseline, page = DEFAULT_PAGE, report }: ToldOptions): Pick<Extract<Command, { command: 'report' }>, 'baseline' | 'page' | 'reports'> {
  return { ...(baseline === undefined ? {} : { baseline }), page, reports: reportsOf(report, REPORT_FORMATS) };
}

type TargetOptions = Partial<Readonly<Record<'driver' | 'target' | 'deadline' | 'wire', string>>>;

function targetOf({ driver, target, deadline, wire }: TargetOptions): { readonly target?: TargetWanted; readonly limits?: Limits } {
  const limits: Limits = {
    ...(deadline === undefined ? {} : { deadlineMs: milliseconds(deadline) }),
    ...(wire === undefined ? {} : { wire }),
  };
  if (target !== undefined) {
    if (driver !== undefined) throw new UsageError('One thing is under test: --driver or --target.');
    return { target: { command: target, ...limits } };
  }
  if (driver !== undefined && isDriverFile(driver)) return { limits };
  if ((deadline ?? wire) !== undefined) throw new UsageError('--deadline and --wire go with --target, and with a driver of your own in one file.');
  return {};
}

/** The longest time that a timer of Node takes, in milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

function milliseconds(seconds: string): number {
  const found = Math.round(Number(seconds) * 1000);
  if (!/^\d+(\.\d+)?$/.test(seconds) || found < 1 || found > LONGEST_MS) throw new UsageError(`--deadline takes a number of seconds, such as 30 or 0.5, and not ${seconds}.`);
  return found;
}

function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (!shard) throw new UsageError(`--shard ${text} is no share: it is a number of a number, such as 1/4.`);
  return shard;
}

function reportsOf(texts: readonly string[] = ['pretty'], formats: readonly ReportFormat[]): ReportWanted[] {
  const reports = texts.map((text) => parseReport(text, formats));
  const files = reports.flatMap(({ file }) => (file === undefined ? [] : resolve(file)));
  const twice = files.find((file, at) => files.indexOf(file) < at);
  if (twice !== undefined) throw new UsageError(`Two reports can't go to one file: ${twice}.`);
  return reports;
}

function parseReport(text: string, formats: readonly ReportFormat[]): ReportWanted {
  const [, name = '', file] = /^([^=]*)(?:=(.+))?$/.exec(text) ?? [];
  const format = formats.find((known) => known === name);
  if (!format) throw new UsageError(`There is no report format ${text}: it is ${inWords(formats)}, with =FILE or without.`);
  return file === undefined ? { format } : { format, file };
}
