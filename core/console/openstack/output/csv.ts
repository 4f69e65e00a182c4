/** Python's `csv.writer` as cliff sets it up (Modules/_csv.c of CPython 3.11): escaped by a backslash, quotes doubled. */
import { isFloat, isInt, type Json } from '../../../value/json.ts';
import { pyStr } from '../../../value/python.ts';
import { Failure } from '../failure.ts';

export type QuoteMode = 'all' | 'minimal' | 'none' | 'nonnumeric';

/** One row with its line break. @throws Failure an `_csv.Error` */
export function csvRow(values: readonly Json[], mode: QuoteMode): string {
  if (values.length === 1 && field(values[0] ?? null, mode) === '' && !isQuoted(values[0] ?? null, mode)) {
    if (mode === 'none') throw new Failure('single empty field record must be quoted', 'Error');
    return '""\n';
  }
  return `${values.map((value) => written(value, mode)).join(',')}\n`;
}

function written(value: Json, mode: QuoteMode): string {
  const text = field(value, mode);
  return isQuoted(value, mode) ? `"${text}"` : text;
}

/** The characters of a field, escaped, without the quotes around it. */
function field(value: Json, mode: QuoteMode): string {
  const text = value === null ? '' : pyStr(value);
  if (mode === 'none') return text.replace(/[,\\"\n]/g, '\\$&');
  return text.replaceAll('\\', '\\\\').replaceAll('"', '""');
}

function isQuoted(value: Json, mode: QuoteMode): boolean {
  if (mode === 'all') return true;
  if (mode === 'nonnumeric' && !isNumber(value)) return true;
  // A backslash is escaped and needs no quotes.
  return mode !== 'none' && value !== null && /[,"\n]/.test(pyStr(value));
}

/** True and False are numbers to Python. */
function isNumber(value: Json): boolean {
  return typeof value === 'boolean' || (value !== null && typeof value === 'object' && (isInt(value) || isFloat(value)));
}
