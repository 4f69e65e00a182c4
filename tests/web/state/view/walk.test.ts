import { expect, test } from 'vitest';
import type { OpenedScenario, ScenarioSummary } from '../../../../web/worker/facade.ts';
import { stepToShow } from '../../../../web/state/view/step.ts';
import { walkOf } from '../../../../web/state/view/walk.ts';
import { aRun } from '../../fixtures/fake-client.ts';
import { failing, passing } from '../../fixtures/results.ts';

const CLAUSES = new Map();
const SUMMARY: ScenarioSummary = { id: 'a.scenario', kind: 'behaviour', title: 'A scenario', cites: ['x.other'], options: { no_snapshot_gb_quota: true } };

function opened(more: Partial<OpenedScenario> = {}): OpenedScenario {
  return { suite: null, run: aRun({}), result: failing(), verdict: 'fail', deviations: [], ...more };
}

test('what was run opens at its first failure, or at the step that is asked for', () => {
  const source = { summary: null, scenario: opened(), plan: null };
  const walk = walkOf(source, CLAUSES);
  expect([null, 3].map((asked) => walk && stepToShow(walk.recording, asked))).toEqual([1, 2]);
  expect(walkOf(source, CLAUSES)?.steps.map(({ standing }) => standing)).toContain('fail');
});

test('a scenario of a file says by its steps what it cites; one of a suite that is here says it by the suite, with the options that are given', () => {
  const ofFile = walkOf({ summary: null, scenario: opened(), plan: null }, CLAUSES);
  const ofSuite = walkOf({ summary: SUMMARY, scenario: opened(), plan: null }, CLAUSES);
  expect([ofFile?.cites, ofFile?.given.options]).toEqual([['size.round-up'], []]);
  expect([ofSuite?.cites, ofSuite?.given.options.map(({ name }) => name)]).toEqual([['x.other'], ['no_snapshot_gb_quota']]);
});

test('a known deviation shows how it fails, and why it is known', () => {
  const deviations = [{ check: 'a.scenario/size.round-up', reason: 'It truncates.' }];
  const walk = walkOf({ summary: null, scenario: opened({ verdict: 'known_deviation', reason: 'It truncates.', deviations }), plan: null }, CLAUSES);
  expect(walk?.judged).toEqual({ verdict: 'known_deviation', raw: 'fail', reason: 'It truncates.' });
  expect(walk?.steps[1]?.standing).toBe('known_deviation');
  expect(walkOf({ summary: null, scenario: opened(), plan: null }, CLAUSES)?.judged).toEqual({ verdict: 'fail', raw: null, reason: null });
});

test('where nothing was run, the plan is shown, beside the verdict that there may be', () => {
  const plan = passing();
  const never = walkOf({ summary: SUMMARY, scenario: null, plan }, CLAUSES);
  expect([never?.judged, never?.steps.every(({ standing, wasRun }) => !wasRun && standing !== 'pass')]).toEqual([null, true]);
  expect(walkOf({ summary: SUMMARY, scenario: opened({ verdict: 'not_applicable' }), plan }, CLAUSES)).toMatchObject({
    judged: { verdict: 'not_applicable' }, recording: plan, steps: [{ wasRun: false }, { wasRun: false }],
  });
  expect(walkOf({ summary: SUMMARY, scenario: null, plan: null }, CLAUSES)).toBeNull();
});
