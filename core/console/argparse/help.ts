/** The help of a parser, laid out as Python 3.11 lays it out (argparse.py: `HelpFormatter`). */
import { codePointLength } from '../../value/code-points.ts';
import { HIDDEN, type Argument, type Parser } from './parser.ts';
import { metavars, usageText, widthOf, wordsUsage } from './usage.ts';
import { wrap } from '../text-wrap.ts';

/** Where the help of arguments may start at the latest. */
const MAX_POSITION = 24;
const INDENT = 2;

export function helpText(parser: Parser): string {
  const own = new Set(parser.sections.flatMap(({ members }) => members));
  const others = parser.arguments.filter((argument) => !own.has(argument));
  const sections = [
    { title: 'positional arguments', description: null, members: others.filter(({ names }) => names.length === 0) },
    { title: 'options', description: null, members: others.filter(({ names }) => names.length > 0) },
    ...parser.sections,
  ];
  const position = helpPosition(parser, sections.flatMap(({ members }) => members));
  const parts = [
    `${usageText(parser)}\n`,
    paragraph(parser, parser.description, 0),
    ...sections.map((section) => sectionText(parser, section, position)),
    paragraph(parser, parser.epilog, 0),
  ];
  return closed(parts.join(''));
}

/** What the action `version` prints. */
export function versionText(parser: Parser, version: string): string {
  return closed(paragraph(parser, version, 0));
}

function closed(text: string): string {
  return text === '' ? '' : `${text.replace(/\n\n\n+/g, '\n\n').replace(/^\n+|\n+$/g, '')}\n`;
}

function paragraph(parser: Parser, text: string | null, indent: number): string {
  if (text === null) return '';
  const width = Math.max(widthOf(parser) - indent, 11);
  const named = text.replaceAll('%(prog)s', parser.prog);
  const margin = ' '.repeat(indent);
  return `${wrap(oneLine(named), width - indent).map((line) => margin + line).join('\n')}\n\n`;
}

function sectionText(parser: Parser, section: Parser['sections'][number], position: number): string {
  const members = section.members.filter(({ help }) => help !== HIDDEN);
  const body = paragraph(parser, section.description, INDENT) + members.map((argument) => argumentText(parser, argument, position)).join('');
  return body === '' ? '' : `\n${parser.dialect.heading(section.title)}:\n${body}\n`;
}

/** The column at which the help of all arguments starts. */
function helpPosition(parser: Parser, all: readonly Argument[]): number {
  const shown = all.filter(({ help }) => help !== HIDDEN);
  const longest = Math.max(0, ...shown.map((argument) => codePointLength(invocation(argument)) + INDENT));
  return Math.min(longest + 2, Math.min(MAX_POSITION, Math.max(widthOf(parser) - 20, INDENT * 2)));
}

/** `-n NAME, --name NAME`. */
function invocation(argument: Argument): string {
  if (argument.names.length === 0) return metavars(argument)[0] ?? '';
  if (argument.nargs === 0) return argument.names.join(', ');
  return argument.names.map((name) => `${name} ${wordsUsage(argument)}`).join(', ');
}

function argumentText(parser: Parser, argument: Argument, position: number): string {
  const header = ' '.repeat(INDENT) + invocation(argument);
  const help = argument.help ?? '';
  if (help.trim() === '') return `${header}\n`;
  const width = Math.max(widthOf(parser) - position, 11);
  const paragraphs = parser.dialect.keepsLines ? help.split('\n') : [help];
  const [first = '', ...rest] = paragraphs.flatMap((text) => wrap(oneLine(text), width));
  const margin = ' '.repeat(position);
  const short = codePointLength(header) <= position - 2;
  const start = short ? header + ' '.repeat(position - codePointLength(header)) : `${header}\n${margin}`;
  return [start + first, ...rest.map((line) => margin + line)].map((line) => `${line}\n`).join('');
}

function oneLine(text: string): string {
  return text.replace(/[ \t\n\r\f\v]+/g, ' ').trim();
}
