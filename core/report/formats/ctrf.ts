/** A result in the Common Test Report Format (ctrf.io, 0.0). Verdicts stand in `rawStatus`, word for word. */
import { toJson } from '../../value/plain.ts';
import { stringifyJson } from '../../value/stringify.ts';
import { COUNTS_AS } from '../closing.ts';
import { failureText } from './failure.ts';
import type { Told, ToldScenario } from './told.ts';

export function ctrfReport({ result, suites, totals, standing }: Told): string {
  const { target, digests, environment, timing } = result;
  const tests = suites.flatMap(({ id, scenarios }) => scenarios.map((scenario) => testOf(scenario, id, target.target.name)));
  const start = Date.parse(timing.started_at);
  const count = (status: string): number => tests.filter((test) => test.status === status).length;
  return stringifyJson(toJson({
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: 'custody',
    results: {
      tool: { name: 'custody', ...(environment['custody'] === undefined ? {} : { version: environment['custody'] }) },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: 0,
        suites: suites.length,
        start,
        stop: start + Math.round(timing.duration_ms),
        extra: totals,
      },
      tests,
      environment: { appName: target.target.name, appVersion: target.target.version, extra: environment },
      extra: { target: target.target, suites: result.suites.map(({ id, version, digest }) => ({ id, version, digest })), digests, standing },
    },
  }), 2);
}

/** How long a single scenario took is not known: 0, since the format wants a number. */
function testOf(scenario: ToldScenario, suite: string, target: string) {
  const { id, verdict, result } = scenario;
  const status = COUNTS_AS[verdict];
  return {
    testId: `${target}/${suite}/${id}`,
    name: id,
    status,
    duration: 0,
    suite: [suite],
    ...(verdict === 'pass' ? {} : { message: scenario.inWords }),
    ...(status === 'failed' ? { trace: failureText(scenario) } : {}),
    rawStatus: verdict,
    type: result.kind,
    extra: { title: result.title, ...(scenario.reason === undefined ? {} : { reason: scenario.reason }) },
  };
}
