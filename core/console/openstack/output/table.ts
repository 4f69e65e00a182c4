/** cliff's tables (cliff/formatters/table.py): how columns are aligned, and how they shrink to a width. */
import { codePointLength } from '../../../value/code-points.ts';
import { isFloat, isInt, type Json } from '../../../value/json.ts';
import { prettyTable, type Alignment } from '../../pretty-table.ts';
import { human, type Cell, type Listed, type Shown } from '../cells.ts';

export interface TableSetting {
  /** Columns of the terminal that the table may have; below 1: as many as it needs. */
  readonly maxWidth: number;
  readonly printEmpty: boolean;
}

export function listTable({ columns, rows }: Listed, { maxWidth, printEmpty }: TableSetting): string {
  const align = columns.map((_, index): Alignment | undefined => alignmentOf(rows[0]?.[index]));
  return fitted(columns, rows.map((row) => row.map(shownCell)), { align, printEmpty }, maxWidth, 8);
}

export function showTable({ columns, cells }: Shown, { maxWidth }: TableSetting): string {
  const rows = columns.map((name, index) => [shownCell({ plain: name }), shownCell(cells[index] ?? { plain: null })]);
  return fitted(['Field', 'Value'], rows, { align: 'l', printEmpty: false }, maxWidth, 16);
}

interface Drawing {
  readonly align: Alignment | readonly (Alignment | undefined)[];
  readonly printEmpty: boolean;
}

/** Numbers stand right; the first row decides. */
function alignmentOf(cell: Cell | undefined): Alignment | undefined {
  if (cell === undefined) return undefined;
  return 'plain' in cell && isNumber(cell.plain) ? 'r' : 'l';
}

function isNumber(value: Json): boolean {
  return value !== null && typeof value === 'object' && (isInt(value) || isFloat(value));
}

function shownCell(cell: Cell): Json {
  const value = human(cell);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\r', ' ') : value;
}

function fitted(fields: readonly string[], rows: readonly (readonly Json[])[], drawing: Drawing, maxWidth: number, least: number): string {
  const table = prettyTable(fields, rows, drawing);
  const [rule = ''] = table.split('\n');
  if (maxWidth < 1 || rule === '' || codePointLength(rule) <= maxWidth) return table;
  return prettyTable(fields, rows, { ...drawing, maxWidths: shrunk(fields, rule, maxWidth, least) });
}

/** Columns that are wider than if all were equal share what the others leave (table.py:198). */
function shrunk(fields: readonly string[], rule: string, maxWidth: number, least: number): readonly (number | undefined)[] {
  const widths = rule.split('+').slice(1, -1).map((dashes) => Math.max(0, dashes.length - 2));
  const usable = Math.max(0, maxWidth - 1 - 3 * fields.length);
  const equal = fields.length === 0 ? 0 : Math.floor(usable / fields.length);
  const wide = fields.map((_, index) => index).filter((index) => (widths[index] ?? 0) > equal);
  let left = widths.filter((width) => width <= equal).reduce((rest, width) => rest - width, usable);
  const share = Math.floor(left / wide.length);
  const maxWidths: (number | undefined)[] = fields.map(() => undefined);
  for (const index of wide.slice(0, -1)) {
    maxWidths[index] = Math.max(least, share);
    left -= share;
  }
  const last = wide.at(-1);
  if (last !== undefined) maxWidths[last] = Math.max(least, left);
  return maxWidths;
}
