import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../core/interface.ts';
import { int } from '../../../../core/value/json.ts';
import { formOf, groupsOf, headline, inForm, isUnfolded, rowOf, sortAfter, sumsText, toggled, type TryRow, type TrySort } from '../../../../web/state/view/trying.ts';
import type { TriedAnswer, TryInventory } from '../../../../web/worker/facade.ts';

const two: Outcome = { kind: 'returned', value: int(2) };
const nothing: Outcome = { kind: 'returned', value: null };
const refused: Outcome = { kind: 'refused', error: { class: 'ManageExistingInvalidReference', message: 'No.' } };
const crashed: Outcome = { kind: 'crashed', error: { class: 'TypeError', message: 'Oh.' } };

function answerOf(driver: string, size: Outcome, manage: Outcome | null = null, tied: string | null = null): TriedAnswer {
  return { driver, size, manage, tied };
}

const ANSWERS = [
  answerOf('a', crashed), answerOf('b', two, nothing, 'tuesday'), answerOf('c', refused), answerOf('d', two, crashed), answerOf('e', refused), answerOf('f', nothing),
];
const ROWS = ANSWERS.map(rowOf);

describe('a row', () => {
  test('tells the verdict, and in which call it came about', () => {
    expect(ROWS.map(({ driver, verdict, call, size }) => [driver, verdict, call, size])).toEqual([
      ['a', 'crashed', 'manage_existing_snapshot_get_size', null],
      ['b', 'accepted', null, '2'],
      ['c', 'refused', 'manage_existing_snapshot_get_size', null],
      ['d', 'crashed', 'manage_existing_snapshot', '2'],
      ['e', 'refused', 'manage_existing_snapshot_get_size', null],
      ['f', 'no_size', null, 'None'],
    ]);
  });

  test('is told in a sentence', () => {
    expect(ROWS.map(headline)).toEqual([
      'a crashes in get_size: TypeError.',
      'b takes it, as 2 GiB, and ties tuesday to the snapshot.',
      'c refuses it in get_size: ManageExistingInvalidReference.',
      'd crashes in manage, after get_size gave 2: TypeError.',
      'e refuses it in get_size: ManageExistingInvalidReference.',
      'f gives None for a size, and Cinder can’t go on with that.',
    ]);
    expect(headline(rowOf(answerOf('g', two, nothing)))).toBe('g takes it, as 2 GiB, and ties nothing to the snapshot that a deletion would find.');
  });
});

describe('rows together', () => {
  test('equal answers are one group; a crash elsewhere is another; what is accepted stands first', () => {
    expect(groupsOf(ROWS).map(({ verdict, rows }) => [verdict, rows.map(({ driver }) => driver)])).toEqual([
      ['accepted', ['b']], ['no_size', ['f']], ['refused', ['c', 'e']], ['crashed', ['a']], ['crashed', ['d']],
    ]);
  });

  const drivers = (sort: TrySort): readonly string[] => groupsOf(ROWS, sort).map(({ rows }) => rows.map(({ driver }) => driver).join('+'));

  test('go by each column, up and down; what the column says nothing of stands last', () => {
    expect(drivers('verdict')).toEqual(['b', 'f', 'c+e', 'a', 'd']);
    expect(drivers('-verdict')).toEqual(['a', 'd', 'c+e', 'f', 'b']);
    expect(drivers('driver')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(drivers('-driver')).toEqual(['f', 'e', 'd', 'c', 'b', 'a']);
    expect(drivers('class')).toEqual(['c+e', 'a', 'd', 'b', 'f']);
    expect(drivers('-class')).toEqual(['a', 'd', 'c+e', 'b', 'f']);
  });

  test('go by size as a number, and by the object that they tie', () => {
    const sized = (driver: string, size: Outcome, tied: string): TryRow => rowOf(answerOf(driver, size, nothing, tied));
    const rows = [sized('a', { kind: 'returned', value: int(10) }, 'y'), sized('b', two, 'x'), rowOf(answerOf('c', nothing)), sized('d', two, 'y'), sized('e', two, 'x')];
    const inOrder = (sort: TrySort): readonly string[] => groupsOf(rows, sort).map(({ rows: own }) => own.map(({ driver }) => driver).join('+'));
    expect(inOrder('size')).toEqual(['b+d+e', 'a', 'c']);
    expect(inOrder('-size')).toEqual(['a', 'b+d+e', 'c']);
    expect(inOrder('object'), 'equal answers that tie another object stand apart').toEqual(['b+e', 'a', 'd', 'c']);
  });

  test('a column that is chosen again is turned round', () => {
    expect([sortAfter('verdict', 'size'), sortAfter('size', 'size'), sortAfter('-size', 'size')]).toEqual(['size', '-size', 'size']);
  });

  test('are unfolded by any driver of theirs, and folded again', () => {
    const [, , refusing] = groupsOf(ROWS);
    if (!refusing) throw new RangeError();
    expect([[], ['b'], ['e']].map((open) => isUnfolded(refusing, open))).toEqual([false, false, true]);
    expect([toggled(refusing, ['b']), toggled(refusing, ['b', 'e'])]).toEqual([['b', 'c'], ['b']]);
  });

  test('are counted by verdict, what there is none of left out', () => {
    expect(sumsText(ROWS)).toBe('1 accepted, 1 no size, 2 refused, 2 crashed');
    expect(sumsText(ROWS.slice(1, 3))).toBe('1 accepted, 1 refused');
  });
});

describe('forms', () => {
  const object = { id: 'o', kind: 'snapshot', name: 'tuesday', size_bytes: 1, of: null, native_id: null, is_managed: false } as const;
  const inventory: TryInventory = {
    forms: ['source-name', 'bare-string'],
    objects: [{ ...object, references: [{ form: 'source-name', text: '{"source-name":"tuesday"}' }, { form: 'bare-string', text: '"tuesday"' }] }],
    ungranted: [],
    rows: [],
  };

  test('a reference to an object is written in another form', () => {
    expect(inForm(inventory, '{"source-name":"tuesday"}', 'bare-string')).toBe('"tuesday"');
    expect(formOf(inventory, '"tuesday"')).toBe('bare-string');
    expect(inForm(inventory, '{ "source-name" :\n"tuesday" }', 'bare-string'), 'however it is laid out').toBe('"tuesday"');
  });

  test('any other text is left alone', () => {
    expect([inForm(inventory, '"friday"', 'source-name'), formOf(inventory, '"friday"')]).toEqual([null, null]);
  });
});
