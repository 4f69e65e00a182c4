import { describe, expect, test } from 'vitest';
import { knownOf, notesOf, suggestionsAt } from '../../../../web/state/view/reference-known.ts';
import type { TryInventory, TryObject } from '../../../../web/worker/facade.ts';

const PAYROLL: TryObject = {
  id: 'o1', kind: 'volume', name: 'volume-1', size_bytes: 3 * 2 ** 30, of: null, native_id: null, is_managed: false,
  references: [{ form: 'source-name', text: '{"source-name":"volume-1"}' }, { form: 'bare-string', text: '"volume-1"' }],
};
const TUESDAY: TryObject = {
  id: 'o2', kind: 'snapshot', name: 'tuesday', size_bytes: 2 ** 31, of: 'o1', native_id: '7', is_managed: true,
  references: [{ form: 'source-name', text: '{"source-name":"tuesday"}' }, { form: 'bare-string', text: '"tuesday"' }],
};
const INVENTORY: TryInventory = { forms: ['source-name', 'bare-string'], objects: [PAYROLL, TUESDAY], ungranted: [], rows: [['1', 'payroll']] };

function driver(id: string, ...references: readonly string[]): { id: string; examples: { reference: string; names: string }[] } {
  return { id, examples: references.map((reference) => ({ reference, names: '' })) };
}

const KNOWN = knownOf('lvm', INVENTORY, [
  driver('lvm', '{"mine":"x"}'), driver('sc', '{"name":"x"}'), driver('a', '{"source-id":"x"}', '{"source-name":"x"}', '"x"'), driver('b', '{"source-id":"y"}'),
  driver('c', '{"source-id":"y"}'), driver('d', '{"source-id":"y"}'),
]);

/** What is suggested at the bar. */
function suggested(marked: string): readonly string[] {
  return suggestionsAt(marked.replace('|', ''), marked.indexOf('|'), KNOWN)?.options.map(({ json, note }) => `${json} ${note}`) ?? [];
}

describe('suggestions', () => {
  test('keys are the chosen driver’s, then those that most of the others take', () => {
    expect(suggested('{|')).toEqual(['"source-name" lvm', '"source-id" a, b and 2 more', '"name" sc']);
  });

  test('a key that stands in it already is not suggested again, but where it stands', () => {
    expect(suggested('{"source-name":"x","|"}')).toEqual(['"source-id" a, b and 2 more', '"name" sc']);
    expect(suggested('{"source-na|":"x"}')).toContain('"source-name" lvm');
    expect(suggested('{"source-name|":"x"}')).toContain('"source-name" lvm');
    expect(suggested('{"|","source-name":"x"}')).toEqual(['"source-id" a, b and 2 more', '"name" sc']);
  });

  test('values are what the array has for the key, each once', () => {
    expect(suggested('{"source-name":|}')).toEqual(['"volume-1" volume payroll, 3 GiB', '"tuesday" snapshot of payroll, 2 GiB, managed already']);
  });

  test('for a key of other drivers they are every name and id', () => {
    expect(suggested('{"source-id":"|"}')).toEqual(['"volume-1" volume payroll, 3 GiB', '"tuesday" snapshot of payroll, 2 GiB, managed already', '"7" snapshot of payroll, 2 GiB, managed already']);
  });

  test('where nothing is written they are whole references', () => {
    expect(suggested('|').map((one) => one.split(' ')[0])).toEqual(['{"source-name":"volume-1"}', '"volume-1"', '{"source-name":"tuesday"}', '"tuesday"']);
  });

  test('within a value that is an object there are none', () => {
    expect(suggestionsAt('{"a":{"', 7, KNOWN)).toBeNull();
  });
});

test('an object whose volume has no other name goes by that of the array', () => {
  expect(notesOf({ ...INVENTORY, rows: [] }).get(TUESDAY)).toBe('snapshot of volume-1, 2 GiB, managed already');
});
