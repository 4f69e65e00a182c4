import { expect, test } from 'vitest';
import { LONGEST_PACKED, pageLink } from '../../../../core/report/formats/page-link.ts';
import { readResult } from '../../../../scenarios/format/result.ts';
import { reportOf } from '../results.ts';

const RESULT = { ...reportOf([]), suites: [{ id: 'mine', version: '1.0.0', digest: 'd'.repeat(64), title: 'Mine – «ä»' }] };
const PAGE = 'https://custody.example/app/';

test('carries the result in one line of JSON, packed as it is told to', () => {
  const { href, carriesResult } = pageLink(PAGE, RESULT, (text) => encodeURIComponent(text));
  expect(carriesResult).toBe(true);
  const [, carried = ''] = /^https:\/\/custody\.example\/app\/#\/open\?result=1\.(.*)$/.exec(href) ?? [];
  expect(readResult(decodeURIComponent(carried), 'link')).toEqual({ result: RESULT });
  expect(decodeURIComponent(carried)).not.toContain('\n');
});

test('leads to the page alone where nothing packs, and where the address would be too long', () => {
  const alone = { href: 'https://custody.example/app/#/open', carriesResult: false };
  expect(pageLink(PAGE, RESULT, undefined)).toEqual(alone);
  expect(pageLink(PAGE, RESULT, () => 'x'.repeat(LONGEST_PACKED)).carriesResult).toBe(true);
  expect(pageLink(PAGE, RESULT, () => 'x'.repeat(LONGEST_PACKED + 1))).toEqual(alone);
});
