import { describe, expect, test } from 'vitest';
import { checkIds, loadDeviations } from '../../../scenarios/format/deviations.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { CLAUSES, edited, fixture } from './sample.ts';

const SAMPLE = `- check: one[0]/size.round-up
  reason: It rounds down.
  upstream: { file: cinder/volume/drivers/x.py, line: 7 }
`;
const CHECKS = ['one[0]/size.round-up', 'two/size.round-up'];

function mistakesOf(text: string): string[] {
  const loaded = loadDeviations(text, 'x.yaml', CHECKS);
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : [];
}

test('a file without mistakes', () => {
  expect(loadDeviations(SAMPLE, 'x.yaml', CHECKS)).toEqual({
    deviations: [{ check: 'one[0]/size.round-up', reason: 'It rounds down.', upstream: { file: 'cinder/volume/drivers/x.py', line: 7 } }],
  });
});

describe('mistakes', () => {
  test.each([
    ['a check that there is not', 'one[0]/', 'one[1]/', '1:10: [0].check: got "one[1]/size.round-up", expected a check that some scenario makes (did you mean "one[0]/size.round-up"?)'],
    ['no check at all', 'one[0]/size.round-up', 'one', '1:10: [0].check: got "one", expected the id of a check, SCENARIO/CLAUSE'],
    ['a check twice', SAMPLE, SAMPLE + SAMPLE, '4:10: [1].check: got "one[0]/size.round-up" a second time, expected each check once'],
    ['no reason', '  reason: It rounds down.\n', '', '1:3: [0]: got the keys "check", "upstream", expected the key "reason"'],
    ['a line that is none', 'line: 7', 'line: 0', '3:55: [0].upstream.line: got 0, expected a whole number from 1 on'],
    ['no list', SAMPLE, 'check: x\n', '1:1: got the key "check", expected a list of deviations'],
  ])('%s', (_, from, to, mistake) => {
    expect(mistakesOf(edited(SAMPLE, from, to))).toEqual([`x.yaml:${mistake}`]);
  });
});

test('an entry may list several checks of one reason', () => {
  const text = 'checks: [a/x.one, a/x.two]\n  reason: It is so.\n  upstream: { file: cinder/a.py, line: 3 }';
  const why = { reason: 'It is so.', upstream: { file: 'cinder/a.py', line: 3 } };
  expect(loadDeviations(`- ${text}\n`, 'acme.yaml', ['a/x.one', 'a/x.two'])).toEqual({ deviations: [{ check: 'a/x.one', ...why }, { check: 'a/x.two', ...why }] });
  expect(loadDeviations(`- ${text}\n`, 'acme.yaml', ['a/x.one'])).toMatchObject({ mistakes: [{ line: 1, path: '[0].checks[1]' }] });
  expect(loadDeviations(`- ${text}\n  check: a/x.one\n`, 'acme.yaml', ['a/x.one', 'a/x.two'])).toHaveProperty('mistakes');
  expect(loadDeviations('- checks: []\n  reason: None.\n', 'acme.yaml', [])).toHaveProperty('mistakes');
});

test('the checks of a suite are its scenarios with the clauses that they cite, and one for all that cites none', () => {
  const loaded = loadSuite(fixture('failed-manage.yaml'), 'x.yaml', CLAUSES);
  expect('content' in loaded && checkIds(loaded.content)).toEqual([
    'manage.write-fails/size.round-up',
    'manage.write-fails/x.get-size-only-reads',
    'manage.write-fails/ref.names-nothing',
    'manage.write-fails/x.failure-keeps-object',
    'manage.write-fails/unmanage.keeps-object',
    'manage.write-fails/precondition',
    'manage.follow-up-finds-it/manage.associates',
    'manage.follow-up-finds-it/precondition',
    'lvm-rbd.name-is-a-float/expectation',
  ]);
});
