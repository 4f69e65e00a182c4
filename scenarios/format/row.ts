/** Reads a row that somebody has written by hand. */
import { object } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import type { EditableRow, EditableTable } from '../../core/workspace/command.ts';
import { misshapen, ROW, type Unreadable } from './document.ts';
import { decodeExactly } from './exact.ts';
import { validate } from './generated/row.js';

/** @param text the whole row as JSON */
export function readRow<Table extends EditableTable>(table: Table, text: string): { readonly row: EditableRow[Table] } | Unreadable {
  try {
    const content = object([[table, parseJson(text)]]);
    const problems = misshapen(content, validate, '').map((problem) => problem.replace(`${table}.`, '').replace(`${table}: `, ''));
    if (problems.length > 0) return { problems };
    return { row: (decodeExactly(content, { [table]: ROW }) as EditableRow)[table] };
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    return { problems: [`This is no JSON: ${failure.message}`] };
  }
}
