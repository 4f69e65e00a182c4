import { describe, expect, test } from 'vitest';
import { float, int, object } from '../../../core/value/json.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { loadSuite, type LoadedSuite } from '../../../scenarios/format/loader.ts';
import { CLAUSES, edited, fixture, SAMPLE } from './sample.ts';

function load(text: string): LoadedSuite {
  const loaded = loadSuite(text, 'sample.yaml', CLAUSES);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'));
  return loaded;
}

test('a suite that uses all there is has no mistakes', () => {
  const { suite, content } = load(fixture('failed-manage.yaml'));
  expect(suite).toMatchObject({ id: 'failed-manage', version: '1.0.0', title: 'What a failed manage leaves behind', file: 'sample.yaml' });
  expect(suite.source).toBe(fixture('failed-manage.yaml'));
  expect(content.scenarios.map(({ id }) => id)).toEqual(['manage.write-fails', 'manage.follow-up-finds-it', 'lvm-rbd.name-is-a-float']);
});

test('what is compiled is what was loaded', () => {
  for (const name of ['failed-manage.yaml', 'exact-cases.yaml']) {
    const { suite, content } = load(fixture(name));
    expect(decodeSuite(suite)).toEqual(content);
  }
});

test('a suite may be JSON', () => {
  const { suite } = load(SAMPLE);
  expect(load(suite.json).suite.digest).toBe(suite.digest);
});

test('a mistake says where it is, what is there and what should be', () => {
  const loaded = loadSuite(edited(SAMPLE, 'size: 1 GiB', 'size: 1 GB'), 'sample.yaml', CLAUSES);
  expect(loaded).toEqual({
    mistakes: [
      {
        file: 'sample.yaml',
        line: 10,
        col: 33,
        path: 'scenarios[0].given.volumes.vol-a.size',
        got: '"1 GB"',
        expected: 'a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
        message:
          'sample.yaml:10:33: scenarios[0].given.volumes.vol-a.size: got "1 GB", expected a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most',
      },
    ],
  });
});

test('mistakes come in the order of the file', () => {
  const text = edited(edited(SAMPLE, 'names: tuesday', 'names: wednesday'), 'size: 1 GiB', 'size: 1 GB');
  const loaded = loadSuite(text, 'sample.yaml', CLAUSES);
  expect('mistakes' in loaded && loaded.mistakes.map(({ line }) => line)).toEqual([10, 16]);
});

describe('the cases of each', () => {
  const { content, suite } = load(fixture('exact-cases.yaml'));
  const [, first, second] = content.scenarios;

  test('are scenarios with ids and texts of their own', () => {
    expect(content.scenarios.map(({ id, title }) => [id, title])).toEqual([
      ['exact.plain', 'No cases here'],
      ['exact.case[0]', 'A reference with a float'],
      ['exact.case[1]', 'A reference with a big integer'],
    ]);
  });

  test('have values of the form in which they were written', () => {
    const big = object([['b', int(123456789012345678901234567890n)], ['a', [float(1000), '${name:tuesday}']]]);
    expect(first?.steps[0]).toMatchObject({ ref: { value: float(1) }, expect_for: { lvm: [{ returns: int(1) }] } });
    expect(second?.steps[0]).toMatchObject({ ref: { value: big }, expect_for: { lvm: [{ returns: int(2) }] } });
  });

  test('have values within longer texts', () => {
    expect(first?.given?.volumes).toEqual({ 'vol-a': { size: '1 GiB' } });
    expect(first?.steps[1]).toMatchObject({ ref: { json: '{"source-name": 1.0}' } });
    expect(second?.steps[1]).toMatchObject({
      ref: { json: '{"source-name": {"b":123456789012345678901234567890,"a":[1000.0,"${name:tuesday}"]}}' },
    });
  });

  test('stand where the scenario stands', () => {
    expect(suite.positions['/scenarios/1']).toEqual([10, 5]);
    expect(suite.positions['/scenarios/2']).toEqual([10, 5]);
  });
});

test('exact is what can be a reference, an answer or an attribute; the rest is plain', () => {
  const { scenarios } = load(edited(SAMPLE, '    given:\n', '    given:\n      seed: 7\n      config: { deep: { down: 1.0 } }\n')).content;
  expect(scenarios[0]?.given).toMatchObject({
    seed: 7,
    config: object([['deep', object([['down', float(1)]])]]),
    volumes: { 'vol-a': { size: '1 GiB' } },
  });
});

test('positions are those of scenarios, steps and expectations', () => {
  expect(load(SAMPLE).suite.positions).toEqual({
    '/scenarios/0': [6, 5],
    '/scenarios/0/steps/0': [14, 9],
    '/scenarios/0/steps/0/expect/0': [17, 18],
  });
});

describe('the digest', () => {
  const digest = (text: string): string => load(text).suite.digest;

  test('is that of the content, however it is written', () => {
    expect(digest(edited(SAMPLE, 'title: A sample', 'title: "A sample"   # a comment'))).toBe(digest(SAMPLE));
  });

  test('changes with the content', () => {
    expect(digest(edited(SAMPLE, 'title: A sample', 'title: A simple sample'))).not.toBe(digest(SAMPLE));
    expect(digest(edited(SAMPLE, 'returns: 1', 'returns: 1.0'))).not.toBe(digest(SAMPLE));
  });
});

test('reserved words are taken and kept', () => {
  const { suite } = load(edited(SAMPLE, '    title: One\n', '    title: One\n    teaches: [sizes]\n    kills: [m1]\n    basis: { any: 1 }\n    reach: far\n    capabilities: []\n'));
  expect(suite.json).toContain('"kills":["m1"]');
});
