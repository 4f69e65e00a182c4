import { expect, test } from 'vitest';
import { digestJson, md5Hex, sha256Hex, TextDigest, uuidFrom } from '../../../core/value/digest.ts';
import { parseJson } from '../../../core/value/parse.ts';

test('SHA-256 of bytes, and of a text in UTF-8', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256Hex('é')).toBe(sha256Hex(Uint8Array.of(0xc3, 0xa9)));
});

test('MD5 of a text in UTF-8', () => {
  expect(md5Hex('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  expect(md5Hex('é')).toBe('66ddcd97cfdeabb2f6fb8a999b4bc76f');
});

test('SHA-256 of a text in pieces is that of the whole', () => {
  const pieces = ['né', '', '😀', 'x'.repeat(1000)];
  const digest = new TextDigest();
  for (const piece of pieces) digest.add(piece);
  expect(digest.hex()).toBe(sha256Hex(pieces.join('')));
});

test('a digest does not depend on white space and order of keys, but on everything else', () => {
  const digest = (text: string) => digestJson(parseJson(text));
  expect(digest('{"a": 1, "b": [2]}')).toBe(digest('{"b":[2],"a":1}'));
  expect(digest('{"a":1,"b":[2]}')).toBe(sha256Hex('{"a":1,"b":[2]}'));
  expect(new Set(['1', '1.0', '"1"', '[1]', '[1,1]', String.raw`"\ud800"`, String.raw`"\udfff"`].map(digest)).size).toBe(7);
});

test('ids of a seed: UUIDs of version 4, always the same, all different', () => {
  const ids = Array.from({ length: 200 }, (_, n) => uuidFrom('seed', n));
  expect(new Set([...ids, uuidFrom('other seed', 0)]).size).toBe(201);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuidFrom('seed', 0)).toBe(ids[0]);
});
