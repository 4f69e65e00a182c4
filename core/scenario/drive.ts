/**
 * Runs a computation that asks a target: at once when the target answers at once, or waiting for each answer. What the
 * target throws is thrown where it was asked.
 */
import type { Asking, SyncTarget, Target, TargetAnswer, TargetRequest } from './target.ts';

export function driveSync<Result>(asking: Asking<Result>, target: SyncTarget): Result {
  let turn = asking.next();
  while (!turn.done) {
    let answer: TargetAnswer;
    try {
      answer = answerOf(target, turn.value);
    } catch (failure) {
      turn = asking.throw(failure);
      continue;
    }
    turn = asking.next(answer);
  }
  return turn.value;
}

export async function drive<Result>(asking: Asking<Result>, target: Target): Promise<Result> {
  let turn = asking.next();
  while (!turn.done) {
    let answer: TargetAnswer;
    try {
      answer = await answerOf(target, turn.value);
    } catch (failure) {
      turn = asking.throw(failure);
      continue;
    }
    turn = asking.next(answer);
  }
  return turn.value;
}

/** The same target behind the asynchronous port. */
export function asTarget(target: SyncTarget): Target {
  const later = (op: TargetRequest['op']) => async (ask: unknown) => answerOf(target, { op, ask } as TargetRequest);
  const ops = Object.keys(target) as TargetRequest['op'][];
  return Object.fromEntries(ops.map((op) => [op, later(op)])) as unknown as Target;
}

function answerOf(target: SyncTarget, request: TargetRequest): TargetAnswer;
function answerOf(target: Target, request: TargetRequest): Promise<TargetAnswer>;
function answerOf(target: SyncTarget | Target, { op, ask }: TargetRequest): TargetAnswer | Promise<TargetAnswer> {
  const operation = target[op] as (ask: unknown) => TargetAnswer | Promise<TargetAnswer>;
  return operation(ask);
}
