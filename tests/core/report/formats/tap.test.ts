/** What tap-parser, which is none of ours, reads from a report in TAP. */
import { Parser } from 'tap-parser';
import { describe, expect, test } from 'vitest';
import { tapReport } from '../../../../core/report/formats/tap.ts';
import { oneLine } from '../../../../core/report/formats/text.ts';
import { CASES, NASTY, TOLD } from './every-verdict.ts';

const text = tapReport(TOLD);

interface Point {
  readonly ok: boolean;
  readonly name: string;
  readonly todo: string | boolean;
  readonly skip: string | boolean;
  readonly comments: string[];
}

/** The points, each with the comments behind it, and what the parser thought of the whole. */
function parsed(): { readonly points: readonly Point[]; readonly end: unknown } {
  const points: Point[] = [];
  let end: unknown;
  const parser = new Parser({ strict: true });
  parser.on('assert', ({ ok, name, todo, skip }) => points.push({ ok, name, todo, skip, comments: [] }));
  parser.on('comment', (comment: string) => points.at(-1)?.comments.push(comment.trimEnd()));
  parser.on('complete', (result) => {
    end = result;
  });
  parser.end(`${text}\n`);
  return { points, end };
}

describe('tap', () => {
  const { points, end } = parsed();

  test('is taken, strictly', () => {
    expect(end).toMatchObject({ ok: false, count: 7, pass: 3, fail: 4, todo: 1, skip: 2, failures: [{ id: 1 }, { id: 2 }, { id: 3 }], plan: { start: 1, end: 7 } });
    expect(text.split('\n')[0]).toBe('TAP version 14');
  });

  test('gives back every scenario with its verdict and reason', () => {
    const read = points.map(({ ok, name, todo, skip, comments }) => {
      const [suite, id] = name.replace(/^- /, '').split(': ');
      const told = [todo, skip, ok ? undefined : comments[0]?.slice(2)].find((each) => typeof each === 'string');
      const [, verdict = 'pass', reason] = /^(\w+): (.*)$/.exec(told ?? '') ?? [];
      return { suite, id, verdict, reason };
    });
    expect(read).toEqual(CASES.map(({ reason, ...rest }) => ({ ...rest, reason: reason === undefined ? undefined : oneLine(reason) })));
  });

  test('has each verdict as the point that a reader expects', () => {
    const kinds = points.map(({ ok, todo, skip }) => [ok, typeof todo === 'string', typeof skip === 'string']);
    expect(Object.fromEntries(CASES.map(({ verdict }, at) => [verdict, kinds[at]]))).toEqual({
      pass: [true, false, false], fail: [false, false, false], crash: [false, false, false], unexpected_pass: [false, false, false],
      known_deviation: [false, true, false], not_run: [true, false, true], not_applicable: [true, false, true],
    });
  });

  test('says behind a point what was raised, line by line, and how to run it again', () => {
    const [crash] = points;
    expect(crash?.comments.filter((comment) => comment === '# Traceback').length).toBe(1);
    expect(crash?.comments).toContain(`# Again: custody run first --filter 's.crash[0]'`);
    expect(text.split('\n').filter((line) => !/^(TAP|1\.\.7$|(not )?ok \d|# )/.test(line))).toEqual([]);
    expect(NASTY).toContain('\nok 99 - forged');
  });

  test('closes with the digests and the count', () => {
    expect(text.split('\n').slice(-3)).toEqual([`# evidence ${TOLD.result.digests.evidence}`, `# verdicts ${TOLD.result.digests.verdicts}`, '# 1 passed, 3 failed, 3 skipped']);
  });
});
