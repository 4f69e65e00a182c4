/**
 * Placeholders of recorded requests: what differs from run to run stands there as `<SNAP-1>` or `<VOL-LVM, UPPER CASE>`.
 * Each has one id here; snapshots are numbered in the order in which they come into being, and their ids ascend.
 */
import { isList, isObject, object, type Json } from '../../value/json.ts';

export const PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/** What placeholders without a number stand for. */
export const IDS = {
  'VOL-LVM': 'a1a1a1a1-1111-4aaa-8aaa-a1a1a1a1a1a1',
  'VOL-CEPH': 'b2b2b2b2-2222-4bbb-8bbb-b2b2b2b2b2b2',
  'TYPE-LVM': 'c3c3c3c3-3333-4ccc-8ccc-c3c3c3c3c3c3',
  'TYPE-CEPH': 'd4d4d4d4-4444-4ddd-8ddd-d4d4d4d4d4d4',
  PROJECT,
} as const;

/** The id of the snapshot with this number, from 1. */
export function snapshotIdOf(number: number): string {
  return numbered('1', number);
}

/** A value with ids in place of placeholders, wherever a text holds them. */
export function fillIn(value: Json): Json {
  return eachText(value, (text) =>
    text
      .replace(/<SNAP-(\d+)>/g, (_, number: string) => snapshotIdOf(Number(number)))
      .replace(/<UUID-(\d+)>/g, (_, number: string) => numbered('2', Number(number)))
      .replace(/<([A-Z]+(?:-[A-Z]+)?)(, UPPER CASE|, NO HYPHENS)?>/g, (whole, name: string, form: string | undefined) => {
        const id = Object.entries(IDS).find(([known]) => known === name)?.[1];
        return id === undefined ? whole : inForm(id, form);
      }),
  );
}

/** A value with placeholders in place of ids and times. */
export function hide(value: Json): Json {
  return eachText(value, (text) => {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/.test(text)) return '<TIME>';
    const known = Object.entries(IDS).flatMap(([name, id]) =>
      ['', ', UPPER CASE', ', NO HYPHENS'].map((form) => ({ id: inForm(id, form), shown: `<${name}${form}>` })),
    );
    const plain = known.reduce((rest, { id, shown }) => rest.replaceAll(id, shown), text.replaceAll('http://localhost', '<ENDPOINT>'));
    return plain.replace(/([12])(\d{7})-5a9e-4000-8000-0000000000ff/g, (_, kind: string, number: string) => `<${kind === '1' ? 'SNAP' : 'UUID'}-${Number(number)}>`);
  });
}

function numbered(kind: '1' | '2', number: number): string {
  return `${kind}${String(number).padStart(7, '0')}-5a9e-4000-8000-0000000000ff`;
}

function inForm(id: string, form = ''): string {
  if (form === ', UPPER CASE') return id.toUpperCase();
  return form === ', NO HYPHENS' ? id.replaceAll('-', '') : id;
}

function eachText(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (isList(value)) return value.map((item) => eachText(item, change));
  if (isObject(value)) return object(value.entries.map(([key, item]) => [change(key), eachText(item, change)]));
  return value;
}
