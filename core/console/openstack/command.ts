/** What a command of the client is. */
import { HIDDEN, PLAIN, helpOption, option, parser, type Argument, type Dialect, type Exclusive, type Parser, type Section } from '../argparse/parser.ts';
import { INT } from '../argparse/types.ts';
import type { Values } from '../argparse/reading.ts';
import type { Listed, Shown } from './cells.ts';
import type { Asking, Cloud } from './cloud.ts';

export interface Command {
  /** `volume snapshot list`. */
  readonly name: string;
  /** The class of the client that does it, which `--debug` names. */
  readonly python: string;
  readonly about: string;
  readonly arguments: readonly Argument[];
  readonly exclusive?: readonly Exclusive[];
  /** What is printed, or null for nothing. @throws Failure */
  readonly run: Work;
}

/** A list or one thing can be written in several formats; other commands print what they log. */
export type Work =
  | { readonly kind: 'list'; readonly of: (cloud: Cloud, values: Values) => Asking<Listed> }
  | { readonly kind: 'show'; readonly of: (cloud: Cloud, values: Values) => Asking<Shown> }
  | { readonly kind: 'act'; readonly of: (cloud: Cloud, values: Values) => Asking<void> };

/** The defaults that variables of the shell have for tables. */
export interface Terminal {
  readonly columns: number;
  readonly maxWidth: bigint;
  readonly fitWidth: boolean;
}

/** argparse as cliff sets it up. */
export function dialect({ columns }: Terminal): Dialect {
  return { ...PLAIN, keepsLines: true, columns };
}

export function parserOf(command: Command, prog: string, terminal: Terminal): Parser {
  const format = command.run.kind === 'act' ? null : formatOptions(command.run.kind, terminal);
  const help = helpOption('show this help message and exit');
  const own = command.arguments;
  return parser(prog, {
    description: command.about,
    epilog: '',
    arguments: format === null ? [help, ...own] : [help, ...format.arguments, ...own],
    exclusive: [...(format?.exclusive ?? []), ...(command.exclusive ?? [])],
    sections: format?.sections ?? [],
    dialect: dialect(terminal),
  });
}

interface Format {
  readonly arguments: readonly Argument[];
  readonly exclusive: readonly Exclusive[];
  readonly sections: readonly Section[];
}

/** The options for output, in the order in which cliff adds them (cliff/display.py:48, lister.py:57). */
function formatOptions(kind: 'list' | 'show', terminal: Terminal): Format {
  const choices = kind === 'list' ? ['csv', 'json', 'table', 'value', 'yaml'] : ['json', 'shell', 'table', 'value', 'yaml'];
  const main = [
    option(['-f', '--format'], { dest: 'formatter', choices, default: 'table', help: 'how the result is written: a table unless said' }),
    option(['-c', '--column'], { action: 'append', default: [], dest: 'columns', metavar: 'COLUMN', help: 'a column to be shown; repeat it for several' }),
  ];
  const quote = option('--quote', {
    choices: ['all', 'minimal', 'none', 'nonnumeric'], dest: 'quote_mode', default: 'nonnumeric', help: 'what stands in quotes: what is no number unless said',
  });
  const indent = option('--noindent', { action: 'store_true', help: 'all of the JSON on one line' });
  const table = tableOptions(terminal);
  const variable = option('--variable', { action: 'append', default: [], dest: 'variables', metavar: 'VARIABLE', help: HIDDEN });
  const prefix = option('--prefix', { default: '', help: 'what every name of a variable begins with' });
  const order = sortOptions();
  const titled = (title: string, members: readonly Argument[], description: string | null = null): Section => ({ title, description, members });
  const output = (members: readonly Argument[]): Section => titled('output formatters', members, 'options for the output');
  const shared = [titled('json formatter', [indent])];
  if (kind === 'list') {
    return {
      arguments: [...main, quote, indent, ...table, ...order],
      exclusive: [{ required: false, members: order.slice(1) }],
      sections: [output([...main, ...order]), titled('CSV Formatter', [quote]), ...shared, titled('table formatter', table)],
    };
  }
  return {
    arguments: [...main, indent, variable, prefix, ...table],
    exclusive: [],
    sections: [output(main), ...shared, titled('shell formatter', [variable, prefix], 'lines that a shell reads as variables'), titled('table formatter', table)],
  };
}

function tableOptions({ maxWidth, fitWidth }: Terminal): readonly Argument[] {
  return [
    option('--max-width', { metavar: '<integer>', default: { int: maxWidth }, type: INT, help: 'how many columns of the terminal the table may have; below 1 as many as it needs' }),
    option('--fit-width', { action: 'store_true', default: fitWidth, help: 'makes the table as wide as the terminal; this console has no width' }),
    option('--print-empty', { action: 'store_true', help: 'prints a table without rows as well' }),
  ];
}

function sortOptions(): readonly Argument[] {
  const direction = { action: 'store_const', dest: 'sort_direction' } as const;
  return [
    option('--sort-column', { action: 'append', default: [], dest: 'sort_columns', metavar: 'SORT_COLUMN', help: 'a column to sort by, the most important first; unknown ones are passed over' }),
    option('--sort-ascending', { ...direction, const: 'asc', help: 'sorts upwards' }),
    option('--sort-descending', { ...direction, const: 'desc', help: 'sorts downwards' }),
  ];
}
