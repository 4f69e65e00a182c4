import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageLink } from '../../../core/report/formats/page-link.ts';
import { carriedIn, unpack } from '../../../web/state/carried.ts';
import { MOST_BYTES } from '../../../web/state/view/file-size.ts';

const pack = (text: string): string => gzipSync(text).toString('base64url');

test('what a link carries comes out as it went in', async () => {
  const text = `{"naïve": "${'→ü'.repeat(5000)}"}`;
  expect(await unpack(`1.${pack(text)}`)).toBe(text);
});

test('an HTML report carries what stands in its link; no other page, and no other file does', () => {
  const page = (link: string): string => `<!doctype html>\n<html><a href="#size.x">…</a><a href="${link}">Open</a></html>`;
  const { href } = pageLink('https://custody.example/', {} as never, () => 'aB-_9');
  expect(carriedIn(page(href))).toBe('1.aB-_9');
  expect(carriedIn(page('https://custody.example/#/open'))).toBeNull();
  expect(carriedIn(JSON.stringify(page(href)))).toBeNull();
});

test.each([['1.', 'cut short'], ['1.%%', 'cut short'], [`1.${pack('{"a": 1}').slice(0, 20)}`, 'cut short'], ['2.abc', 'newer Custody'], ['abc', 'cut short']])('%j is refused in words', async (packed, words) => {
  await expect(unpack(packed)).rejects.toThrow(words);
});

test('what would fill all memory is given up', async () => {
  await expect(unpack(`1.${pack(' '.repeat(MOST_BYTES + 1))}`)).rejects.toThrow('cut short');
  expect((await unpack(`1.${pack(' '.repeat(MOST_BYTES))}`)).length).toBe(MOST_BYTES);
});
