/** Tables and wrapped lines are those of Python's prettytable and textwrap, as console-oracle/tables.py recorded them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { prettyTable, type TableOptions } from '../../core/console/pretty-table.ts';
import { PythonFailure } from '../../core/console/python-failure.ts';
import { wrap } from '../../core/console/text-wrap.ts';
import { get, isInt, isList, isObject, type Json, type JsonObject } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { fromJson } from '../../core/value/plain.ts';

const LINES = readFileSync(new URL('console/tables.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line) => parseJson(line)).filter(isObject);

function texts(value: Json | undefined): string[] {
  return value !== undefined && isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

function rowsOf(line: JsonObject): (readonly Json[])[] {
  const rows = get(line, 'rows') ?? [];
  return isList(rows) ? rows.filter(isList) : [];
}

function drawn(line: JsonObject): string {
  try {
    return prettyTable(texts(get(line, 'fields')), rowsOf(line), fromJson(get(line, 'options') ?? null) as TableOptions);
  } catch (failure) {
    if (failure instanceof PythonFailure) return `${failure.raises}: ${failure.message}`;
    throw failure;
  }
}

function recorded(line: JsonObject): unknown {
  return get(line, 'text') ?? `${String(get(line, 'raises'))}: ${String(get(line, 'message'))}`;
}

const TABLES = LINES.filter((line) => get(line, 'fields') !== undefined);
const WRAPPED = LINES.filter((line) => get(line, 'wrap') !== undefined);

describe('against the real prettytable', () => {
  it(`draws all ${TABLES.length} tables`, () => {
    expect(TABLES.map(drawn)).toEqual(TABLES.map(recorded));
    expect(TABLES.filter((line) => get(line, 'raises') !== undefined).length).toBeGreaterThan(5);
  });

  it('draws 1,000 rows in less than half a second', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => [`snap-${(i * 7919) % 1000}`, '漢字', 'available', 'x'.repeat(36)]);
    const started = performance.now();
    const lines = prettyTable(['Name', 'Text', 'Status', 'ID'], rows, { align: 'l', sortBy: 'Name' }).split('\n');
    expect(lines.length).toBe(1004);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('against the real textwrap', () => {
  it(`breaks all ${WRAPPED.length} texts`, () => {
    const lines = WRAPPED.map((line) => {
      const width = get(line, 'width') ?? null;
      return wrap(String(get(line, 'wrap')), isInt(width) ? Number(width.int) : 0);
    });
    expect(lines).toEqual(WRAPPED.map((line) => texts(get(line, 'lines'))));
  });
});
