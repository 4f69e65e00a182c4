/** Tables as Python's prettytable 3.6 draws them in its default style, which is how both clients print. */
import { pyStr } from '../value/python.ts';
import type { Json } from '../value/json.ts';
import { columnsOf } from './columns.ts';
import { sortedRows } from './row-order.ts';
import { wrap } from './text-wrap.ts';

/** Left, centred, right. */
export type Alignment = 'l' | 'c' | 'r';

export interface TableOptions {
  /** Of all columns, or of each by its position; a column without one is centred. */
  readonly align?: Alignment | readonly (Alignment | undefined)[];
  /** The column whose values order the rows, by its name; rows with the same value are ordered by their other values. */
  readonly sortBy?: string;
  /** Columns of the terminal for each column of the table, by its position; wider lines are wrapped. */
  readonly maxWidths?: readonly (number | undefined)[];
  /** False: a table without rows is the empty text. True unless said. */
  readonly printEmpty?: boolean;
}

/**
 * A table with its frame, without a line break at the end.
 *
 * @param fields the heads of the columns, each another
 * @param rows a value for each field; shown by Python's `str`
 * @throws PythonFailure a TypeError, when rows must be ordered by values of different types
 */
export function prettyTable(fields: readonly string[], rows: readonly (readonly Json[])[], options: TableOptions = {}): string {
  if (rows.length === 0 && options.printEmpty === false) return '';
  const sortIndex = options.sortBy === undefined ? -1 : fields.indexOf(options.sortBy);
  const ordered = sortIndex < 0 ? rows : sortedRows(rows, sortIndex);
  const texts = ordered.map((row) => row.map(pyStr));
  const widths = fields.map((field, index) => widthOf(field, texts, index, options.maxWidths?.[index]));
  const columns = widths.map((width, index) => ({ width, align: alignmentOf(options.align, index) }));
  const rule = `+${widths.map((width) => '-'.repeat(Math.max(0, width + 2))).join('+')}+`;
  return [rule, drawnHead(fields, columns), rule, ...texts.map((row) => drawnRow(row, columns)), rule].join('\n');
}

interface Column {
  readonly width: number;
  readonly align: Alignment;
}

function alignmentOf(align: TableOptions['align'], index: number): Alignment {
  return (typeof align === 'string' ? align : align?.[index]) ?? 'c';
}

/** The widest of a column's lines; a line with a control character has none (prettytable.py:1542). */
function widthOf(field: string, rows: readonly (readonly string[])[], index: number, max = Infinity): number {
  let width = widest(field);
  for (const row of rows) width = Math.max(width, Math.min(widest(row[index] ?? ''), max));
  return width;
}

function widest(text: string): number {
  let width = -1;
  for (const line of text.split('\n')) width = Math.max(width, columnsOf(line));
  return width;
}

function drawnHead(fields: readonly string[], columns: readonly Column[]): string {
  return drawnLine(fields, columns);
}

/** A row of several lines has its cells at the top (prettytable.py:1900). */
function drawnRow(row: readonly string[], columns: readonly Column[]): string {
  const cells = row.map((text, index) => text.split('\n').flatMap((line) => wrapped(line, columns[index]?.width ?? 0)));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, y) => drawnLine(cells.map((cell) => cell[y] ?? ''), columns)).join('\n');
}

function wrapped(line: string, width: number): string[] {
  if (columnsOf(line) <= width) return [line];
  const lines = wrap(line, width);
  return lines.length === 0 ? [''] : lines;
}

function drawnLine(cells: readonly string[], columns: readonly Column[]): string {
  return `|${columns.map((column, index) => ` ${justified(cells[index] ?? '', column)} |`).join('')}`;
}

/** Of an odd rest the one blank stands right of a text of odd width, and left of one of even width (prettytable.py:278). */
function justified(text: string, { width, align }: Column): string {
  const excess = width - columnsOf(text);
  if (align === 'l') return text + blanks(excess);
  if (align === 'r') return blanks(excess) + text;
  const half = Math.floor(excess / 2);
  if (excess % 2 === 0) return blanks(half) + text + blanks(half);
  return columnsOf(text) % 2 === 0 ? blanks(half + 1) + text + blanks(half) : blanks(half) + text + blanks(half + 1);
}

function blanks(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
