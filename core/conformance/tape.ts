/**
 * What was asked of a good driver in a scenario, and what it answered. A runner knows a driver by its answers alone: one
 * that answers all of this alike plays the scenario alike, which need not be played to be known.
 */
import type { DriverDefinition } from '../definition.ts';
import type { Method } from '../interface.ts';
import { driveSync } from '../scenario/drive.ts';
import { inProcessTarget } from '../scenario/in-process.ts';
import type { ScenarioResult } from '../scenario/result.ts';
import { runScenario } from '../scenario/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DriverCall, Operation, SyncTarget, TargetAnswer } from '../scenario/target.ts';
import { sameData } from '../value/same.ts';

interface Exchange {
  readonly op: Operation;
  readonly ask: unknown;
  readonly answer: TargetAnswer;
}

/** A scenario as a good driver played it. */
export interface Tape {
  readonly result: ScenarioResult;
  readonly exchanges: readonly Exchange[];
  /** The methods that were called. */
  readonly methods: ReadonlySet<Method>;
}

/** Plays the scenario on the driver and keeps all that was asked and answered. */
export function record(driver: DriverDefinition, scenario: Scenario): Tape {
  const target = inProcessTarget(driver);
  const exchanges: Exchange[] = [];
  const methods = new Set<Method>();
  const heard = Object.fromEntries(
    (Object.keys(target) as Operation[]).map((op) => [
      op,
      (ask: unknown) => {
        const answer = answerOf(target, op, ask);
        exchanges.push({ op, ask, answer });
        if (op === 'call') methods.add((ask as DriverCall).method);
        return answer;
      },
    ]),
  ) as SyncTarget;
  return { result: driveSync(runScenario(scenario, target.hello({})), heard), exchanges, methods };
}

/** Whether the target answers all that was asked as the good driver did. Which rules it went by on the way is no answer. */
export function answersAlike(target: SyncTarget, { exchanges }: Tape): boolean {
  return exchanges.every(({ op, ask, answer }) => sameData(withoutRules(answerOf(target, op, ask)), withoutRules(answer)));
}

function answerOf(target: SyncTarget, op: Operation, ask: unknown): TargetAnswer {
  const operation = target[op] as (ask: unknown) => TargetAnswer;
  return operation(ask);
}

function withoutRules(answer: TargetAnswer): unknown {
  return answer && 'rules' in answer ? { ...answer, rules: undefined } : answer;
}
