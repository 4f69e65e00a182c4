/** Output formats and similar commands against cliff's own, recorded by output-table.py: odd values, to the byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../core/console/openstack/cells.ts';
import { dictCell } from '../../../../core/console/openstack/columns.ts';
import { COMMAND_NAMES } from '../../../../core/console/openstack/command-names.ts';
import { findCommand, similarCommands } from '../../../../core/console/openstack/find-command.ts';
import { listText, showText } from '../../../../core/console/openstack/output/formats.ts';
import { get, isList, isObject, object, type Json, type JsonObject } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';

const TABLE = dict(parseJson(readFileSync(join(import.meta.dirname, 'output-table.json'), 'utf8')));

function dict(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : object([]);
}

function list(value: Json | undefined): readonly Json[] {
  return value !== undefined && isList(value) ? value : [];
}

function texts(value: Json | undefined): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}

function cellOf(value: Json): Cell {
  const held = isObject(value) ? get(value, 'dict') : undefined;
  return held === undefined ? { plain: value } : dictCell(held);
}

/** The text, or what is wrong. */
function written(its: JsonObject): unknown {
  const values = new Map<string, Json>([...dict(get(its, 'options')).entries, ['formatter', get(its, 'format') ?? null]]);
  const columns = texts(get(its, 'columns'));
  const rows = get(its, 'rows');
  try {
    if (rows !== undefined) return listText({ kind: 'list', columns, rows: list(rows).map((row) => list(row).map(cellOf)) }, values);
    return showText({ kind: 'show', columns, cells: list(get(its, 'values')).map(cellOf) }, values);
  } catch (problem) {
    return { problem: problem instanceof Error ? problem.message : problem };
  }
}

describe.each(['csv', 'json', 'shell', 'table', 'value', 'yaml'])('format %s', (format) => {
  const cases = list(get(TABLE, 'cases')).map(dict).filter((its) => get(its, 'format') === format);

  test('enough is recorded', () => {
    expect(cases.length).toBeGreaterThan(80);
  });

  test.each(cases.map((its, at) => [at, its] as const))('case %i', (_, its) => {
    const problem = get(its, 'problem');
    expect(written(its)).toEqual(problem === undefined ? get(its, 'text') : { problem });
  });
});

describe('commands', () => {
  test('are those of the client', () => {
    expect(COMMAND_NAMES).toEqual(texts(get(TABLE, 'names')));
  });

  test.each(list(get(TABLE, 'similar')).map((one) => [String(list(one)[0]), texts(list(one)[1])] as const))('that are like "%s"', (word, similar) => {
    expect(similarCommands(word)).toEqual(similar);
  });

  test('may be abbreviated while only one fits, as far as the first option', () => {
    expect(findCommand(['vol', 'sn', 'l', '--long'])).toEqual({ name: 'volume snapshot list', written: 'vol sn l', rest: ['--long'] });
    expect(findCommand(['volume', 'show', 'list'])).toEqual({ name: 'volume show', written: 'volume show', rest: ['list'] });
    expect(findCommand(['volume', 's'])).toBeNull();
    expect(findCommand(['--long', 'volume', 'list'])).toBeNull();
  });
});
