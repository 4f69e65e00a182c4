/** Plays a scenario on a target and says what came of it. */
import { isObject, object } from '../value/json.ts';
import { toJson } from '../value/plain.ts';
import { ceilGib, formatSize } from '../value/size.ts';
import type { WorldState } from '../world/world.ts';
import { evaluate, mustEndWell, saysHowItEnds, type Sight } from './expectations.ts';
import type { Played } from './played.ts';
import type { Given } from './given.ts';
import { optional, prepare } from './prepare.ts';
import { fillInAll } from './reference.ts';
import { inRange } from './releases.ts';
import type { ExpectationResult, ScenarioResult, StepResult } from './result.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { Session } from './session.ts';
import { playStep } from './steps.ts';
import { ask, type Asking, type Hello, type Reset } from './target.ts';
import { TargetFailed } from './target-failed.ts';
import { Unplayable, Unsupported } from './unplayable.ts';
import { verdictOf } from './verdict.ts';

/** Plays the scenario from a fresh start. @param hello what the target said of itself */
export function* runScenario(scenario: Scenario, hello: Hello): Asking<ScenarioResult> {
  const { given = {} } = scenario;
  const prepared = prepare(given);
  const { world, seeds } = prepared;
  const session = new Session(hello, prepared, given.options);
  const unfit = whyNotApplicable(scenario, hello);
  if (unfit !== undefined) return notApplicable(scenario, session, unfit);

  const clock = world.clock.get('clock');
  const reset: Reset = {
    seed: clock?.seed ?? 0, now: world.now, config: given.config ?? object([]), objects: seeds, cinder: world.rows(),
    ...optional({ options: given.options }),
  };
  const unsupported = yield* orFailed(begin(session, reset, given));
  if (unsupported instanceof TargetFailed) return notBegun(scenario, session, unsupported);
  return unsupported === undefined ? yield* playAll(scenario, session) : notApplicable(scenario, session, unsupported);
}

/** The same scenario, of which it turned out at its very end that the target had failed: a crash of its last step. */
export function endedBadly(result: ScenarioResult, failure: TargetFailed): ScenarioResult {
  const last = result.steps.at(-1);
  if (!last) return { ...result, verdict: 'crash', reason: failure.message };
  const steps = [...result.steps.slice(0, -1), { ...last, expectations: [...last.expectations, wentWrong(last.index, failure)] }];
  return { ...result, ...verdictOf(result.kind, steps), steps };
}

/** A scenario in which not the target failed, but Custody itself: nothing was found out. @param why in words */
export function brokenOff(scenario: Scenario, hello: Hello, why: string): ScenarioResult {
  const { given = {} } = scenario;
  return notBegun(scenario, new Session(hello, prepare(given), given.options), new TargetFailed(why));
}

/** Sets the target up; why it can't have what the scenario needs, if it can't. */
function* begin(session: Session, reset: Reset, given: Given): Asking<string | undefined> {
  const answered = yield* ask('reset', reset);
  if ('unsupported' in answered) return `${answered.unsupported.handle}: ${answered.unsupported.reason}`;
  for (const update of answered.volumes ?? []) session.madeVolume(update, given);
  yield* session.look();
  session.observed();
  return coarse(reset.objects, answered.objects);
}

/** An array may round sizes up, but not to another number of GiB: the scenario's figures would mean nothing then. */
function coarse(asked: Reset['objects'], placed: readonly { readonly handle: string; readonly size_bytes: number }[]): string | undefined {
  const wanted = new Map(asked.map(({ handle, size_bytes }) => [handle, size_bytes]));
  const found = placed.find(({ handle, size_bytes }) => ceilGib(size_bytes) !== ceilGib(wanted.get(handle) ?? size_bytes));
  return found && `${found.handle}: the target makes it of ${formatSize(found.size_bytes)}, not of ${formatSize(wanted.get(found.handle) ?? 0)}.`;
}

/** What the computation gives, or the failure of the target that ends it. */
function* orFailed<Result>(asking: Asking<Result>): Asking<Result | TargetFailed> {
  try {
    return yield* asking;
  } catch (failure) {
    if (failure instanceof TargetFailed) return failure;
    throw failure;
  }
}

function* playAll(scenario: Scenario, session: Session): Asking<ScenarioResult> {
  const start = session.world.state();
  const steps: StepResult[] = [];
  let stopped = false;
  for (const [index, step] of scenario.steps.entries()) {
    if (stopped) {
      steps.push(notRun(session, step, index));
      continue;
    }
    try {
      const { result, isLast } = yield* playOne(scenario, session, step, index, start);
      steps.push(result);
      stopped = isLast;
    } catch (failure) {
      if (!(failure instanceof Unplayable || failure instanceof TargetFailed)) throw failure;
      const unsupported = failure instanceof Unsupported;
      if (unsupported && verdictOf(scenario.kind, steps).verdict === 'pass') return notApplicable(scenario, session, failure.message);
      steps.push(unsupported ? notRun(session, step, index) : notPlayed(session, step, index, failure));
      stopped = true;
    }
  }
  return {
    ...identity(scenario),
    ...verdictOf(scenario.kind, steps),
    handles: handlesOf(session),
    start,
    steps,
  };
}

/** Plays a step, and says whether it is the last one, since what is behind it could tell nothing. */
function* playOne(
  scenario: Scenario, session: Session, step: Step, index: number, start: WorldState,
): Asking<{ readonly result: StepResult; readonly isLast: boolean }> {
  const before = session.world.state();
  const played = yield* playStep(session, step);
  const failure = yield* orFailed(session.look());
  const rules = session.rules();
  const observed = session.observed();
  const now = session.world.state();
  const expected = named(session, expectationsOf(step, session.hello));
  const sight: Sight = {
    played,
    observed,
    // Only what is asked for: this is the costliest part of a look.
    row: expected.expected.some(({ then }) => then !== undefined) ? rowOf(session, played) : undefined,
    start: start.objects,
    before: before.objects,
    now: now.objects,
    objectIds: session.objectIds,
    cinder: { start, step: before, now },
  };
  const judged = judge(scenario, expected, sight, index);
  const expectations = failure ? [wentWrong(index, failure), ...judged.map(unlessCrashed)] : judged;
  const isUnmet = scenario.kind === 'conformance' && expectations.some(({ cites, verdict }) => cites === undefined && verdict !== 'pass');
  return {
    result: {
      index,
      request: played.request,
      outcome: played.outcome,
      observed,
      expectations,
      rules,
      evidence: session.hello.evidence,
    },
    isLast: failure !== undefined || isUnmet,
  };
}

const NO_EXPECTATIONS: readonly Expectation[] = [];

/** The expectations that hold for this target, with where they stand in the step. */
function expectationsOf(step: Step, hello: Hello): { readonly path: string; readonly expected: readonly Expectation[] } {
  const own = step.expect_for?.[hello.target.name];
  return own ? { path: `expect_for.${hello.target.name}`, expected: own } : { path: 'expect', expected: step.expect ?? NO_EXPECTATIONS };
}

/** The same with `${snapshot:HANDLE}` and the like replaced by what they stand for. */
function named(session: Session, { path, expected }: ReturnType<typeof expectationsOf>): ReturnType<typeof expectationsOf> {
  return { path, expected: fillInAll(session, expected) };
}

/**
 * The verdicts of a step. In a conformance scenario what cites no clause is a precondition: once one fails, the checks
 * behind it are not run.
 */
function judge(scenario: Scenario, { path, expected }: ReturnType<typeof expectationsOf>, sight: Sight, index: number): ExpectationResult[] {
  const results: ExpectationResult[] = [];
  const implicit = saysHowItEnds(expected) ? undefined : mustEndWell(sight, `steps[${index}]`);
  if (implicit) results.push(implicit);
  let met = scenario.kind !== 'conformance' || implicit === undefined || implicit.verdict === 'pass';
  for (const [at, expectation] of expected.entries()) {
    const found = evaluate(expectation, sight, `steps[${index}].${path}[${at}]`);
    results.push(...(met ? found : found.map(unseen)));
    met &&= scenario.kind !== 'conformance' || expectation.cites !== undefined || found.every(({ verdict }) => verdict === 'pass');
  }
  return results;
}

/** Without a look at the backend nothing holds but that the call came to no good end. */
function unlessCrashed(result: ExpectationResult): ExpectationResult {
  return result.verdict === 'crash' ? result : unseen(result);
}

function unseen(result: ExpectationResult): ExpectationResult {
  return { ...result, actual: null, verdict: 'not_run' };
}

/** A step that was not played: its checks are named, nothing was done. */
function notRun(session: Session, step: Step, index: number): StepResult {
  const { path, expected } = expectationsOf(step, session.hello);
  const { expect: _, expect_for: __, notes: ___, ...asked } = step;
  const request = toJson(asked);
  return {
    index,
    request: isObject(request) ? request : object([]),
    outcome: null,
    observed: session.observed(),
    expectations: expected.map(({ cites, kills: _kills, since: _since, ...aspects }, at) => ({
      ...(cites === undefined ? {} : { cites }),
      path: `steps[${index}].${path}[${at}]`,
      expected: toJson(aspects),
      actual: null,
      verdict: 'not_run' as const,
    })),
    rules: [],
    evidence: session.hello.evidence,
  };
}

/** A step that could not be played, or not to its end, which is a failure. */
function notPlayed(session: Session, step: Step, index: number, failure: Unplayable | TargetFailed): StepResult {
  const nothingDone = notRun(session, step, index);
  return { ...nothingDone, expectations: [wentWrong(index, failure), ...nothingDone.expectations] };
}

function wentWrong(index: number, failure: Unplayable | TargetFailed): ExpectationResult {
  return { path: `steps[${index}]`, expected: 'played', actual: failure.message, verdict: failure instanceof TargetFailed ? 'crash' : 'fail' };
}

/** The target failed before the first step. */
function notBegun(scenario: Scenario, session: Session, { message }: TargetFailed): ScenarioResult {
  return {
    ...identity(scenario),
    verdict: 'crash',
    reason: message,
    handles: handlesOf(session),
    start: session.world.state(),
    steps: scenario.steps.map((step, index) => notRun(session, step, index)),
  };
}

function whyNotApplicable({ kind, drivers, needs }: Scenario, { target, capabilities }: Hello): string | undefined {
  if (kind === 'behaviour' && drivers) {
    const range = drivers[target.name];
    if (range === undefined) return `This is about ${Object.keys(drivers).join(', ')}.`;
    if (target.upstream !== undefined && !inRange(range, target.upstream)) return `This holds for ${target.name} ${range}, the target follows ${target.upstream}.`;
  }
  const missing = (needs ?? []).filter((need) => !capabilities.includes(need));
  return missing.length > 0 ? `The target doesn't offer ${missing.join(', ')}.` : undefined;
}

function notApplicable(scenario: Scenario, session: Session, reason: string): ScenarioResult {
  return { ...identity(scenario), verdict: 'not_applicable', reason, handles: handlesOf(session), start: session.world.state(), steps: [] };
}

function identity({ id, kind, title }: Scenario): Pick<ScenarioResult, 'id' | 'kind' | 'title'> {
  return { id, kind, title };
}

function handlesOf({ ids, objectIds }: Session): Record<string, string> {
  return Object.fromEntries([...objectIds, ...ids]);
}

function rowOf(session: Session, { snapshotId }: Played): Sight['row'] {
  const row = snapshotId === undefined ? undefined : session.world.snapshots.get(snapshotId);
  const json = row && toJson(row);
  return json !== undefined && isObject(json) ? json : undefined;
}
