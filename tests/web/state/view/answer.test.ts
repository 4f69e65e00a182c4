import { expect, test } from 'vitest';
import { float, int, object } from '../../../../core/value/json.ts';
import { answerLine, answerOf } from '../../../../web/state/view/answer.ts';

test('a value in Python’s notation, and in JSON where that differs', () => {
  expect(answerOf({ kind: 'returned', value: int(2) })).toEqual({ how: 'returned', python: '2', json: null, entries: null });
  expect(answerOf({ kind: 'returned', value: null })).toEqual({ how: 'returned', python: 'None', json: 'null', entries: null });
  expect(answerOf({ kind: 'returned', value: object([['size', float(1)]]) })).toEqual({ how: 'returned', python: "{'size': 1.0}", json: '{ "size": 1.0 }', entries: null });
});

test('a refusal and a crash are two things', () => {
  const error = { class: 'KeyError', mro: ['KeyError', 'LookupError'], message: "'source-name'" };
  const crashed = answerOf({ kind: 'crashed', error });
  expect(crashed).toEqual({ how: 'raised', word: 'crashed', className: 'KeyError', message: "'source-name'", parents: ['LookupError'], where: null, traceback: null });
  expect(answerOf({ kind: 'refused', error })).toEqual({ ...crashed, word: 'refused' });
  expect(answerLine(crashed)).toBe('KeyError');
});

test('where it was raised is told when it is known', () => {
  const error = { class: 'X', message: '', where: 'lvm.py: manage', traceback: 'Traceback' };
  expect(answerOf({ kind: 'crashed', error })).toMatchObject({ where: 'lvm.py: manage', traceback: 'Traceback', parents: [] });
});

test('no answer in time, and one that breaks the protocol', () => {
  expect(answerOf({ kind: 'timed_out', after_ms: 30_000 })).toEqual({ how: 'unanswered', word: 'timed out', text: 'There was no answer within 30000 ms.' });
  expect(answerLine(answerOf({ kind: 'violated', detail: 'Not JSON.' }))).toBe('broke the protocol');
});

test('a listing has its entries, with the handles of what they are about', () => {
  const entry = object([['reference', object([['source-name', 'tuesday']])], ['size', int(1)], ['cinder_id', '1234'], ['reason', null]]);
  const fields = [
    { name: 'reference', text: '{"source-name":"tuesday"}', handle: null },
    { name: 'size', text: '1', handle: null },
    { name: 'cinder_id', text: '1234', handle: 's1' },
    { name: 'reason', text: 'null', handle: null },
  ];
  const names = { objects: new Map(), rows: new Map([['1234', 's1']]) };
  const listed = answerOf({ kind: 'answered', status: 200, headers: {}, body: object([['manageable-snapshots', [entry]], ['links', []]]) }, names);
  expect(listed).toMatchObject({ entries: [fields] });
  expect(answerLine(listed)).toBe('200 OK, 1 entry');
  const returned = answerOf({ kind: 'returned', value: [entry, entry] }, names);
  expect(returned).toMatchObject({ entries: [fields, fields] });
  expect(answerLine(returned)).toBe('2 entries');
  for (const other of [[], [int(1)], [entry, null], object([['snapshot', entry]])]) expect(answerOf({ kind: 'returned', value: other })).toMatchObject({ entries: null });
});

test('an answer of the API', () => {
  const answer = answerOf({ kind: 'answered', status: 413, headers: { 'Retry-After': '0' }, body: object([['overLimit', int(1)]]) });
  expect(answer).toEqual({ how: 'http', status: 413, phrase: 'Request Entity Too Large', headers: [['Retry-After', '0']], body: '{ "overLimit": 1 }', entries: null });
  expect(answerLine(answer)).toBe('413 Request Entity Too Large');
  expect(answerOf({ kind: 'answered', status: 418, headers: {}, body: null })).toMatchObject({ phrase: '', body: null });
  expect(answerLine(answerOf({ kind: 'answered', status: 418, headers: {}, body: null }))).toBe('418');
});
