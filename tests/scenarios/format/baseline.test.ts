import { describe, expect, test } from 'vitest';
import { loadBaseline } from '../../../scenarios/format/baseline.ts';

const CHECKS = ['size.round-up[0]/size.round-up', 'size.round-up[1]/size.round-up'];

const TEXT = `custody: 1
known_deviations:
  - check: size.round-up[0]/size.round-up
    reason: Our array speaks of GB.
    plan: Firmware 7
    link: https://example.org/issues/7
`;

function load(text: string, checks: readonly string[] | undefined = CHECKS): unknown {
  const loaded = loadBaseline(text, 'b.yaml', checks);
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : loaded.known;
}

test('a baseline lists checks with reason, plan and link', () => {
  expect(load(TEXT)).toEqual([{ check: CHECKS[0], reason: 'Our array speaks of GB.', plan: 'Firmware 7', link: 'https://example.org/issues/7' }]);
  expect(load('custody: 1\nknown_deviations: []\n')).toEqual([]);
  expect(load('{"custody": 1, "known_deviations": []}')).toEqual([]);
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['a check that no scenario makes', TEXT.replace('[0]', '[7]'), 'b.yaml:3:12: known_deviations[0].check: got "size.round-up[7]/size.round-up", expected a check that some scenario makes (did you mean "size.round-up[0]/size.round-up"?)'],
    ['a check that is listed twice', TEXT + TEXT.slice(TEXT.indexOf('  - ')), 'b.yaml:7:12: known_deviations[1].check: got "size.round-up[0]/size.round-up" a second time, expected each check once'],
    ['no reason', TEXT.replace(/ {4}reason.*\n/, ''), 'b.yaml:3:5: known_deviations[0]: got the keys "check", "plan", "link", expected the key "reason"'],
    ['an empty reason', TEXT.replace('Our array speaks of GB.', '""'), 'b.yaml:4:13: known_deviations[0].reason: got "", expected a text that is not empty'],
    ['a link that is none', TEXT.replace('https:', 'see'), 'b.yaml:6:11: known_deviations[0].link: got "see//example.org/issues/7", expected a web address'],
    ['a newer format', TEXT.replace('custody: 1', 'custody: 2'), 'b.yaml:1:10: custody: got 2, expected 1'],
  ])('%s', (_, text, message) => {
    expect(load(text)).toEqual([message]);
  });
});

test('whether a check exists does not matter where nobody says which there are', () => {
  const loaded = loadBaseline(TEXT, 'b.yaml');
  expect(loaded).toHaveProperty('known');
});
