/** Of references the command that sends them: the real client, given that command, sent just them. */
import { describe, expect, test } from 'vitest';
import { openstackCommand } from '../../../../core/console/openstack/remote-source.ts';
import { get, int, isObject, object, type Json } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { recordedLines } from '../../../upstream/console-recordings.ts';

const LINES = recordedLines('openstack-remote-source.jsonl');

/** The reference in what the real client sent. */
function sentBy(line: (typeof LINES)[number]): Json {
  const posted = line.exchanges.find(({ request }) => request.method === 'POST')?.request.body ?? 'null';
  const body = parseJson(posted);
  const snapshot = isObject(body) ? (get(body, 'snapshot') ?? null) : null;
  return isObject(snapshot) ? (get(snapshot, 'ref') ?? null) : null;
}

describe('a reference that the client can send', () => {
  test('is recorded in many forms', () => {
    expect(LINES).toHaveLength(21);
    expect(new Set(LINES.map((line) => JSON.stringify(isObject(sentBy(line))))).size).toBe(1);
  });

  test.each(LINES.map((line) => [line.line, line] as const))('%s', (_, line) => {
    expect(openstackCommand(sentBy(line))).toBe(line.line);
  });
});

describe('there is no command for', () => {
  test.each<[string, Json]>([
    ['null', null],
    ['a text', 'held-1'],
    ['a list', ['source-name']],
    ['a number', int(1)],
    ['an empty object: the client would make a snapshot', object([])],
    ['a number for a value: all values are texts', object([['source-id', int(1)]])],
    ['null for a value', object([['source-name', null]])],
    ['true for a value', object([['source-name', true]])],
    ['an object in an object', object([['source-name', object([['a', 'b']])]])],
    ['an empty key: the client refuses it', object([['', 'held-1']])],
    ['a key with an equals sign: it would end there', object([['a=b', 'c']])],
    ['one bad pair beside a good one', object([['source-name', 'held-1'], ['source-id', int(1)]])],
    ['a character that ends a word of the system', object([['source-name', 'a\0b']])],
    ['half a character', object([['source-name', 'a\ud800']])],
    ['half a character in a key', object([['\udc00', 'a']])],
  ])('%s', (_, reference) => {
    expect(openstackCommand(reference)).toBeNull();
  });
});
