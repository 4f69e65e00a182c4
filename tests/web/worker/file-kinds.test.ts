import { expect, test } from 'vitest';
import { otherKind } from '../../../web/worker/file-kinds.ts';

test.each([
  ['', /^is empty$/],
  [' \n', /^is empty$/],
  ['<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lvm">', /^is a JUnit report/],
  ['<testsuite name="lvm">', /^is a JUnit report/],
  ['TAP version 14\n1..2', /^is a TAP report/],
  ['{\n  "reportFormat": "CTRF"', /^is a CTRF report/],
  ['<svg xmlns="http://www.w3.org/2000/svg">', /^is a badge/],
  ['<!doctype html>\n<html>', /^is a page that carries no result/],
  ['# Known deviations\ncustody: 1\nknown_deviations:\n', /^is a baseline: open the result first/],
  ['custody: 1\nsuite: failures\n', /^is a suite/],
])('%j is told by what it is', (text, words) => {
  expect(otherKind(text)).toMatch(words);
});

test.each(['{"format": "custody-result"', '{"note": "suite: known_deviations:"}', 'anything'])('%j may be a result', (text) => {
  expect(otherKind(text)).toBeNull();
});
