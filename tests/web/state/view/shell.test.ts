import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellWord } from '../../../../core/report/rerun.ts';
import type { Json } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import { cinderCommand, curlCommand, isLetThrough, requestsOf } from '../../../../web/state/view/shell.ts';

/** The words that a shell makes of a line, when all commands of it are one that prints its words. */
function wordsOf(command: string, line: string): string[] {
  const script = `${command}() { printf '%s\\0' "$@"; }; VOLUME=5513 CINDER=http://c/v3/p TOKEN=t; ${line}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const read = (text: string): Json => parseJson(text);
const text = fc.string({ unit: 'binary' }).filter((one) => !/[\0\p{Surrogate}]/u.test(one));

describe('the client’s command', () => {
  test('sends one key with a text', () => {
    expect(cinderCommand(read('{"source-name": "tuesday"}'))).toBe('cinder snapshot-manage "$VOLUME" tuesday');
    expect(cinderCommand(read('{"source-id": "it\'s 7"}'))).toBe(String.raw`cinder snapshot-manage --id-type source-id "$VOLUME" 'it'\''s 7'`);
  });

  test.each(['null', '"tuesday"', '[]', '{}', '{"a":"b","c":"d"}', '{"source-id":7}', '{"source-name":"-x"}', '{"-x":"a"}', '{"a":"\\u0000"}', '{"a":"\\ud800"}'])('there is none for %s', (reference) => {
    expect(cinderCommand(read(reference))).toBeNull();
  });

  test('reaches the client word by word, whatever is in them', () => {
    fc.assert(fc.property(text, text, (key, value) => {
      const line = cinderCommand({ entries: [[key, value]] }) ?? '';
      fc.pre(line !== '');
      const type = key === 'source-name' ? [] : ['--id-type', key];
      expect(wordsOf('cinder', line)).toEqual(['snapshot-manage', ...type, '5513', value]);
    }), { numRuns: 40 });
  });
});

describe('the request by curl', () => {
  test('has the reference to the letter, and the volume’s id', () => {
    fc.assert(fc.property(fc.json(), (json) => {
      const reference = read(json);
      const words = wordsOf('curl', curlCommand(reference));
      expect(words.slice(0, 3)).toEqual(['-X', 'POST', 'http://c/v3/p/os-snapshot-manage']);
      expect(words.at(-1)).toBe(`{"snapshot":{"volume_id":"5513","ref":${stringifyJson(reference)}}}`);
    }), { numRuns: 40 });
    expect(wordsOf('curl', curlCommand("it's"))).toContain('{"snapshot":{"volume_id":"5513","ref":"it\'s"}}');
  });
});

describe('the request by each program', () => {
  /** The programs that have a line for it. */
  const senders = (json: string): readonly string[] => requestsOf(read(json)).filter((one) => 'line' in one).map(({ program }) => program);

  test('is what the program can send, or why it can’t', () => {
    expect(senders('{"source-name":"tuesday"}')).toEqual(['cinder', 'openstack', 'curl']);
    expect(senders('{"source-name":"a","source-id":"b"}')).toEqual(['openstack', 'curl']);
    expect(senders('{"source-id":7}')).toEqual(['curl']);
    expect(requestsOf(read('null')).map((one) => ('none' in one ? one.none : ''))).toEqual([expect.stringMatching(/one key with a text/), expect.stringMatching(/object of texts/), '']);
  });

  test('of openstack’s client has each key with its text as one word', () => {
    const line = requestsOf(read('{"source-name":"it\'s","a b":"c"}')).find(({ program }) => program === 'openstack');
    expect(line && 'line' in line ? wordsOf('openstack', line.line) : []).toEqual(['volume', 'snapshot', 'create', '--volume', '5513', '--remote-source', "source-name=it's", '--remote-source', 'a b=c', 'managed']);
  });
});

test('a word that needs no quotes has none', () => {
  expect([shellWord('pool/image@snap'), shellWord(''), shellWord('$HOME')]).toEqual(['pool/image@snap', "''", "'$HOME'"]);
});

test('the API lets objects, texts and null through', () => {
  expect(['{}', '"a"', 'null', '[]', '1', 'true'].map((json) => isLetThrough(read(json)))).toEqual([true, true, true, false, false, false]);
});
