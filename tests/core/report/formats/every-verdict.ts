/** A result with every verdict, whose texts are as bad as texts of drivers can be. */
import type { Judgement } from '../../../../core/report/deviations.ts';
import { tell, type ReportParts, type Told } from '../../../../core/report/formats/told.ts';
import { VERDICTS, type Verdict } from '../../../../core/scenario/result.ts';
import { int } from '../../../../core/value/json.ts';
import { crashed, returned } from '../../scenario/targets.ts';
import { CLAUSES, ONE, PROVEN, reportOf, resultOf } from '../results.ts';

/** A control character, an escape sequence, a lone surrogate, what turns the direction of writing; marks of every format. */
export const NASTY = `a\u0000b \u001b[31m \ud800 \u202e ]]> <b a="1" c='2'>&amp; # TODO \\ ... --- ☃ 😀\nok 99 - forged\r\n1..99`;

/** `NASTY` as a reader is shown it. */
export const SHOWN = NASTY.replace('\u0000', '\\u0000').replace('\u001b', '\\u001b').replace('\ud800', '\\ud800').replace('\u202e', '\\u202e').replace('\r', '\\u000d');

const SCENARIOS = VERDICTS.map((verdict) => resultOf(`s.${verdict.replaceAll('_', '-')}[0]`, [[ONE]], [raw(verdict)], { title: `The title of ${verdict} <&>` }));
const JUDGEMENTS = VERDICTS.map((verdict): Judgement => (verdict === 'pass' ? { verdict } : { verdict, reason: `why ${verdict}: ${NASTY}` }));

function raw(verdict: Verdict) {
  if (verdict === 'crash') return { kind: 'crashed', error: { class: 'KeyError', message: NASTY, where: 'driver.py:7', traceback: `Traceback\n  ${NASTY}` } } as const;
  return verdict === 'fail' ? crashed('Failure') : returned(int(1));
}

/** Two suites: three of the verdicts in the first, the others in the second, and nothing in a third. */
export const PARTS: ReportParts = {
  result: reportOf(SCENARIOS, { timing: { started_at: '2026-01-01T00:00:00.000Z', duration_ms: 1234.4 }, environment: { custody: '0.1.0', runtime: 'here' } }),
  suites: [
    { id: 'first', title: 'The first <suite>', scenarios: SCENARIOS.slice(0, 3).map(({ id }) => id) },
    { id: 'second', title: 'The second & last', scenarios: SCENARIOS.slice(3).map(({ id }) => id) },
    { id: 'third', title: 'Of which nothing was run', scenarios: [] },
  ],
  judgements: new Map(SCENARIOS.map(({ id }, at) => [id, JUDGEMENTS[at] ?? { verdict: 'pass' }])),
  grounds: { clauses: CLAUSES, proven: PROVEN, isWhole: true },
  rerun: (suite, scenario) => `custody run ${suite} --filter '${scenario}'`,
  page: 'https://custody.example/app/',
};

export const TOLD: Told = tell(PARTS);

export interface Case {
  readonly suite: string;
  readonly id: string;
  readonly verdict: string;
  /** With what can't be shown written out. */
  readonly reason?: string | undefined;
}

/** What every format must give back. */
export const CASES: readonly Case[] = TOLD.suites.flatMap(({ id: suite, scenarios }) =>
  scenarios.map(({ id, verdict }) => ({ suite, id, verdict, reason: verdict === 'pass' ? undefined : `why ${verdict}: ${SHOWN}` })),
);
