/** Output formats of cliff: `-f csv|json|shell|table|value|yaml` (cliff/formatters/). */
import { isList, object, type Json } from '../../../value/json.ts';
import { pyStr } from '../../../value/python.ts';
import type { Values } from '../../argparse/reading.ts';
import { machine, type Cell, type Listed, type Shown } from '../cells.ts';
import { pythonJson } from '../../python-json.ts';
import { indentedJson } from '../json-text.ts';
import { flag, numberOf, text, texts } from '../values.ts';
import { csvRow, type QuoteMode } from './csv.ts';
import { listTable, showTable } from './table.ts';
import { yaml } from './yaml.ts';

/** @throws Failure where Python's writer of CSV does */
export function listText(listed: Listed, values: Values): string {
  const { columns, rows } = listed;
  switch (values.get('formatter')) {
    case 'csv':
      return [columns, ...rows.map((row) => row.map(inCsv))].map((row) => csvRow(row, quoteMode(values))).join('');
    case 'json':
      return json(rows.map((row) => named(columns, row)), values);
    case 'value':
      return rows.map((row) => `${row.map((cell) => pyStr(machine(cell))).join(' ')}\n`).join('');
    case 'yaml':
      return yaml(rows.map((row) => named(columns, row)));
    default:
      return `${listTable(listed, tableSetting(values))}\n`;
  }
}

export function showText(shown: Shown, values: Values): string {
  const { columns, cells } = shown;
  switch (values.get('formatter')) {
    case 'json':
      return json(named(columns, cells), values);
    case 'shell':
      return columns.map((name, index) => shellLine(name, cells[index], values)).join('');
    case 'value':
      return cells.map((cell) => `${pyStr(machine(cell))}\n`).join('');
    case 'yaml':
      return columns.map((name, index) => yaml(object([[name, machineAt(cells, index)]]))).join('');
    default:
      return `${showTable(shown, tableSetting(values))}\n`;
  }
}

function json(value: Json, values: Values): string {
  return `${flag(values, 'noindent') ? pythonJson(value) : indentedJson(value)}\n`;
}

function tableSetting(values: Values): { maxWidth: number; printEmpty: boolean } {
  return { maxWidth: numberOf(values, 'max_width') ?? 0, printEmpty: flag(values, 'print_empty') };
}

function quoteMode(values: Values): QuoteMode {
  const mode = text(values, 'quote_mode');
  return mode === 'all' || mode === 'minimal' || mode === 'none' ? mode : 'nonnumeric';
}

/** What has two faces is written as Python's text of it, a plain list as it is. */
function inCsv(cell: Cell): Json {
  return 'plain' in cell && !isListOrDict(cell.plain) ? cell.plain : pyStr(machine(cell));
}

function isListOrDict(value: Json): boolean {
  return value !== null && typeof value === 'object' && (isList(value) || 'entries' in value);
}

function named(columns: readonly string[], cells: readonly Cell[]): Json {
  return object(columns.map((name, index) => [name, machineAt(cells, index)] as const));
}

function machineAt(cells: readonly Cell[], index: number): Json {
  const cell = cells[index];
  return cell === undefined ? null : machine(cell);
}

/** `name="value"`; what shells take in no name becomes `_` (cliff/formatters/shell.py:46). */
function shellLine(column: string, cell: Cell | undefined, values: Values): string {
  const name = column.toLowerCase().replaceAll(' ', '_');
  const wanted = texts(values, 'variables');
  if (cell === undefined || (wanted.length > 0 && !wanted.includes(name))) return '';
  const value = pyStr(machine(cell));
  const isText = !('plain' in cell) || typeof cell.plain === 'string';
  return `${text(values, 'prefix')}${name.replace(/[:-]/g, '_')}="${isText ? value.replaceAll('"', '\\"') : value}"\n`;
}

