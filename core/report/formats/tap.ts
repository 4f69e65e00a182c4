/**
 * A result in the Test Anything Protocol, version 14, flat. What a reader is told of a point stands in comments behind it,
 * not in a block of YAML: `tap2subunit` gives comments to the test in front of them, and blocks to none.
 */
import type { Verdict } from '../../scenario/result.ts';
import { failureLines } from './failure.ts';
import { oneLine } from './text.ts';
import type { Told, ToldScenario } from './told.ts';

/** An unexpected pass is no `ok # TODO`, which does not make a run fail. */
const POINTS: Readonly<Record<Verdict, readonly [point: 'ok' | 'not ok', directive?: 'SKIP' | 'TODO']>> = {
  pass: ['ok'],
  fail: ['not ok'],
  crash: ['not ok'],
  unexpected_pass: ['not ok'],
  known_deviation: ['not ok', 'TODO'],
  not_run: ['ok', 'SKIP'],
  not_applicable: ['ok', 'SKIP'],
};

export function tapReport({ result, target, suites, standing, closing }: Told): string {
  const scenarios = suites.flatMap(({ id, scenarios: all }) => all.map((scenario) => ({ suite: id, scenario })));
  return [
    'TAP version 14',
    `1..${scenarios.length}`,
    ...scenarios.flatMap(({ suite, scenario }, at) => pointLines(scenario, at + 1, suite)),
    ...[target, ...standing, `evidence ${result.digests.evidence}`, `verdicts ${result.digests.verdicts}`, closing].map(comment),
  ].join('\n');
}

function pointLines(scenario: ToldScenario, number: number, suite: string): string[] {
  const [point, directive] = POINTS[scenario.verdict];
  const line = `${point} ${number} - ${suite}: ${scenario.id}`;
  if (directive !== undefined) return [`${line} # ${directive} ${oneLine(scenario.inWords)}`];
  if (scenario.verdict === 'pass') return [line];
  return [line, comment(scenario.inWords), ...failureLines(scenario).flatMap((text) => text.split('\n')).map(comment)];
}

function comment(text: string): string {
  return `# ${oneLine(text)}`;
}
