/** Results for tests, of scenarios played by a target that answers by script. */
import type { Proven } from '../../../core/conformance/proven.ts';
import { buildResult, type ResultParts } from '../../../core/report/build.ts';
import type { Clause, Result } from '../../../core/report/result.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { Expectation, Scenario } from '../../../core/scenario/scenario.ts';
import type { SyncTarget } from '../../../core/scenario/target.ts';
import type { Outcome } from '../../../core/interface.ts';
import { int } from '../../../core/value/json.ts';
import { calling, HELLO, play, scenarioOf, scripted } from '../scenario/targets.ts';

export const CLAUSES: readonly Clause[] = [
  { id: 'size.one', method: 'manage_existing_snapshot_get_size', sentence: 2, level: 'MUST', demands: 'The size is one.' },
  { id: 'size.two', method: 'manage_existing_snapshot_get_size', level: 'extension', demands: 'The size is two.' },
];

/** The proof of a suite of digest d1. */
export const PROVEN: Proven = { suites: ['d1'], mutants: 3, killed: 3, variants: 1, passing: 1, problems: 0, killed_by_clause: { 'size.one': 3 } };

/** The expectation that get_size answers 1, and the one that it answers 2; without a clause, a precondition. */
export const ONE: Expectation = { cites: 'size.one', returns: int(1) };
export const TWO: Expectation = { cites: 'size.two', returns: int(2) };

/** A conformance scenario whose steps ask for the size: what each expects, and how each call ended. */
export function resultOf(id: string, steps: readonly (readonly Expectation[])[], ends: readonly Outcome[], more: Partial<Scenario> = {}, target: Partial<SyncTarget> = {}): ScenarioResult {
  const scenario = scenarioOf(steps.map((expect) => calling('manage_existing_snapshot_get_size', { expect })), { id, kind: 'conformance', ...more });
  return play(scenario, scripted(ends, target));
}

export function partsOf(scenarios: readonly ScenarioResult[]): ResultParts {
  return {
    suites: [{ id: 'a-suite', version: '1.0.0', digest: 'd1' }], target: HELLO, scenarios, clauses: CLAUSES, environment: { runtime: 'here' },
    timing: { started_at: '2026-01-01T00:00:00Z', duration_ms: 1 },
  };
}

export function reportOf(scenarios: readonly ScenarioResult[], more: Partial<ResultParts> = {}): Result {
  return buildResult({ ...partsOf(scenarios), ...more });
}
