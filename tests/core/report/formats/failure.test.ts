/** What a reader is told who has nothing but the report. */
import { expect, test } from 'vitest';
import { failureLines } from '../../../../core/report/formats/failure.ts';
import { tell } from '../../../../core/report/formats/told.ts';
import type { Step } from '../../../../core/scenario/scenario.ts';
import { object } from '../../../../core/value/json.ts';
import { play, scenarioOf, scripted } from '../../scenario/targets.ts';
import { reportOf } from '../results.ts';
import { PARTS } from './every-verdict.ts';

const MANAGE: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [{ then: object([['status', 'available']]) }] };

test('what the driver raised in a call that Cinder made for a request', () => {
  const raised = { kind: 'crashed', error: { class: 'KeyError', message: "'x'", where: 'driver.py:7' } } as const;
  const result = play(scenarioOf([MANAGE]), scripted([raised]));
  const [scenario] = tell({ ...PARTS, result: reportOf([result]), suites: [{ id: 'a', title: 'A', scenarios: [result.id] }], judgements: new Map() }).suites[0]?.scenarios ?? [];
  expect(scenario && failureLines(scenario)).toContain("Step 1 raised KeyError: 'x' (driver.py:7)");
});
