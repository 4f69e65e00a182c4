/** The usage of a parser, wrapped as Python 3.11 wraps it (argparse.py: `_format_usage`, `_format_actions_usage`). */
import { codePointLength } from '../../value/code-points.ts';
import { pyStr } from '../../value/python.ts';
import { HIDDEN, type Argument, type Exclusive, type Parser } from './parser.ts';

const PREFIX = 'usage: ';

/** `usage: PROG [-h] …` and a line break. */
export function usageText(parser: Parser): string {
  return `${PREFIX}${usageOf(parser)}\n`;
}

/** The width of what argparse prints: two columns stay free. */
export function widthOf(parser: Parser): number {
  return parser.dialect.columns - 2;
}

function usageOf(parser: Parser): string {
  const { prog } = parser;
  const options = parser.arguments.filter(({ names }) => names.length > 0);
  const positionals = parser.arguments.filter(({ names }) => names.length === 0);
  const usage = [prog, argumentsUsage([...options, ...positionals], parser.exclusive)].filter((part) => part !== '').join(' ');
  if (PREFIX.length + codePointLength(usage) <= widthOf(parser)) return usage;
  const parts = (of: readonly Argument[]): readonly string[] => argumentsUsage(of, parser.exclusive).match(PART) ?? [];
  return wrapped(prog, parts(options), parts(positionals), widthOf(parser));
}

/** What is not broken: something in brackets, or one word. */
const PART = /\(.*?\)+(?=\s|$)|\[.*?\]+(?=\s|$)|\S+/g;

function wrapped(prog: string, options: readonly string[], positionals: readonly string[], width: number): string {
  const start = PREFIX.length + codePointLength(prog);
  if (start <= 0.75 * width) {
    const indent = ' '.repeat(start + 1);
    if (options.length > 0) return [...linesOf([prog, ...options], indent, width, true), ...linesOf(positionals, indent, width)].join('\n');
    return positionals.length > 0 ? linesOf([prog, ...positionals], indent, width, true).join('\n') : prog;
  }
  const indent = ' '.repeat(PREFIX.length);
  const together = linesOf([...options, ...positionals], indent, width);
  const lines = together.length > 1 ? [...linesOf(options, indent, width), ...linesOf(positionals, indent, width)] : together;
  return [prog, ...lines].join('\n');
}

/** @param first whether the lines start behind the prefix, so that the first one needs no indent */
function linesOf(parts: readonly string[], indent: string, width: number, first = false): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let length = (first ? PREFIX.length : indent.length) - 1;
  for (const part of parts) {
    if (length + 1 + codePointLength(part) > width && line.length > 0) {
      lines.push(indent + line.join(' '));
      line = [];
      length = indent.length - 1;
    }
    line.push(part);
    length += codePointLength(part) + 1;
  }
  if (line.length > 0) lines.push(indent + line.join(' '));
  return first ? [(lines[0] ?? '').slice(indent.length), ...lines.slice(1)] : lines;
}

function argumentsUsage(all: readonly Argument[], exclusive: readonly Exclusive[]): string {
  const inserts = new Map<number, string>();
  const grouped = new Set<Argument>();
  for (const group of exclusive) markGroup(group, all, inserts, grouped);
  const parts = all.map((argument, at) => {
    if (argument.help !== HIDDEN) return argumentUsage(argument, grouped.has(argument));
    if (inserts.get(at) === '|') inserts.delete(at);
    else if (inserts.get(at + 1) === '|') inserts.delete(at + 1);
    return null;
  });
  for (const at of [...inserts.keys()].toSorted((a, b) => b - a)) parts.splice(at, 0, inserts.get(at) ?? '');
  return tidied(parts.filter((part) => part !== null).join(' '));
}

/** Brackets around the members of a group and bars between them, if they stand side by side. */
function markGroup({ members, required }: Exclusive, all: readonly Argument[], inserts: Map<number, string>, grouped: Set<Argument>): void {
  const [first] = members;
  const start = first === undefined ? -1 : all.indexOf(first);
  const end = start + members.length;
  if (start < 0 || members.some((member, index) => all[start + index] !== member)) return;
  for (const member of members) grouped.add(member);
  const [open, close] = required ? ['(', ')'] : ['[', ']'];
  const opened = inserts.get(start);
  inserts.set(start, opened === undefined ? open : `${opened} ${open}`);
  inserts.set(end, (inserts.get(end) ?? '') + close);
  for (let at = start + 1; at < end; at += 1) inserts.set(at, '|');
}

function argumentUsage(argument: Argument, grouped: boolean): string {
  const [name] = argument.names;
  const words = wordsUsage(argument);
  if (name === undefined) return grouped && words.startsWith('[') && words.endsWith(']') ? words.slice(1, -1) : words;
  const usage = argument.nargs === 0 ? name : `${name} ${words}`;
  return argument.required || grouped ? usage : `[${usage}]`;
}

/** The words of an argument: `<name>`, `[<name>]`, `[<name> ...]`, …. */
export function wordsUsage(argument: Argument): string {
  const [first = '', second = first] = metavars(argument);
  switch (argument.nargs) {
    case null:
      return first;
    case '?':
      return `[${first}]`;
    case '*':
      return metavars(argument).length === 2 ? `[${first} [${second} ...]]` : `[${first} ...]`;
    case '+':
      return `${first} [${second} ...]`;
    case '...':
      return '...';
    case 'A...':
      return `${first} ...`;
    default:
      return Array.from({ length: argument.nargs }, (_, at) => metavars(argument)[at] ?? first).join(' ');
  }
}

/** What stands for an argument's words, one text for all of them or a text for each. */
export function metavars({ metavar, choices, names, dest }: Argument): readonly string[] {
  if (metavar !== null) return typeof metavar === 'string' ? [metavar] : metavar;
  if (choices !== null) return [`{${choices.map(pyStr).join(',')}}`];
  return [names.length > 0 ? dest.toUpperCase() : dest];
}

function tidied(usage: string): string {
  return usage
    .replace(/([[(]) /g, '$1')
    .replace(/ ([\])])/g, '$1')
    .replace(/[[(] *[\])]/g, '')
    .replace(/\(([^|]*)\)/g, '$1')
    .trim();
}
