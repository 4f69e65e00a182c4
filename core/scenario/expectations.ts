/** Holds what was observed in a step against what the scenario expects of it. */
import type { Outcome } from '../interface.ts';
import { get, int, isFloat, isInt, isList, isObject, object, type Json, type JsonObject } from '../value/json.ts';
import { pyEquals } from '../value/operators.ts';
import { toJson } from '../value/plain.ts';
import { sameData } from '../value/same.ts';
import type { WorldState } from '../world/world.ts';
import { compareBackend, type BackendSight } from './backend-expectations.ts';
import { compilePattern } from './pattern.ts';
import type { ExpectationResult, Observed } from './result.ts';
import type { ExceptionPattern, Expectation } from './scenario.ts';
import type { Played } from './played.ts';

/** What an expectation is held against. */
export interface Sight extends BackendSight {
  readonly played: Played;
  readonly observed: Observed;
  /** The step's snapshot row as it is now; undefined when there is none. */
  readonly row: JsonObject | undefined;
  /** Cinder's side at the start, before the step, and now. */
  readonly cinder: Readonly<Record<'start' | 'step' | 'now', WorldState>>;
}

interface Finding {
  readonly expected: Json;
  readonly actual: Json;
  readonly holds: boolean;
  /** The driver crashed where it should not have. */
  readonly crashed?: boolean;
}

type Aspect = Exclude<keyof Expectation, 'cites' | 'kills' | 'since'>;
/** Aspects that say how the call ended. Where a step has none of them, the call must have ended well. */
const ENDINGS: readonly Aspect[] = ['returns', 'returns_size', 'returned', 'raises', 'crashes', 'http'];

/** The verdicts on all that an expectation names, in order of `ASPECTS`. @param path where the expectation stands */
export function evaluate(expectation: Expectation, sight: Sight, path: string): ExpectationResult[] {
  const named = ASPECT_NAMES.filter((aspect) => expectation[aspect] !== undefined);
  return named.map((aspect) => toResult(ASPECTS[aspect](expectation, sight), `${path}.${aspect}`, expectation.cites));
}

/** Whether any of these says how the call must end. */
export function saysHowItEnds(expectations: readonly Expectation[]): boolean {
  return expectations.some((expectation) => ENDINGS.some((aspect) => expectation[aspect] !== undefined));
}

/** The expectation that every call has when nothing else is said: it ends well. */
export function mustEndWell(sight: Sight, path: string): ExpectationResult | undefined {
  const { outcome } = sight.played;
  if (outcome === null) return undefined;
  const holds = outcome.kind === 'answered' ? outcome.status < 300 : outcome.kind === 'returned';
  const finding = { expected: outcome.kind === 'answered' ? 'accepted' : 'returned', actual: ending(outcome), holds, crashed: isCrash(outcome) };
  return toResult(finding, path);
}

function toResult({ expected, actual, holds, crashed }: Finding, path: string, cites?: string): ExpectationResult {
  const verdict = holds ? 'pass' : crashed ? 'crash' : 'fail';
  return { ...(cites === undefined ? {} : { cites }), path, expected, actual, verdict };
}

/** Every aspect of an expectation: what was expected, what was found. */
const ASPECTS: { readonly [Name in Aspect]: (expectation: Expectation, sight: Sight) => Finding } = {
  http: ({ http = 0 }, { played: { outcome } }) => {
    const status = outcome?.kind === 'answered' ? outcome.status : null;
    return { expected: int(http), actual: toJson(status), holds: status === http };
  },
  returns: ({ returns = null }, { played: { outcome } }) => ({
    expected: returns,
    actual: outcome?.kind === 'returned' ? outcome.value : ending(outcome),
    holds: outcome?.kind === 'returned' && sameData(outcome.value, returns),
    crashed: isCrash(outcome),
  }),
  returns_size: ({ returns_size: size = 0 }, { played: { outcome } }) => ({
    expected: int(size),
    actual: outcome?.kind === 'returned' ? outcome.value : ending(outcome),
    holds: outcome?.kind === 'returned' && isNumber(outcome.value) && pyEquals(outcome.value, int(size)),
    crashed: isCrash(outcome),
  }),
  returned: (_, { played: { outcome } }) => ({
    expected: 'returned',
    actual: ending(outcome),
    holds: outcome?.kind === 'returned',
    crashed: isCrash(outcome),
  }),
  raises: ({ raises = '' }, { played: { outcome } }) => ({ ...compareException(raises, outcome, 'refused'), crashed: isCrash(outcome) }),
  crashes: ({ crashes = '' }, { played: { outcome } }) => ({
    ...compareException(crashes, outcome, 'crashed'),
    crashed: isCrash(outcome) && outcome?.kind !== 'crashed',
  }),
  body: ({ body = object([]) }, { played: { outcome } }) => {
    const actual = outcome?.kind === 'answered' ? outcome.body : null;
    return { expected: body, actual, holds: contains(actual, body) };
  },
  then: ({ then = object([]) }, { played, row }) => {
    if (played.snapshotId === undefined) return { expected: then, actual: 'this step is about no snapshot', holds: false };
    const actual = row ?? object([['status', 'deleted']]);
    const shown = object(then.entries.map(([key]) => [key, get(actual, key) ?? null]));
    return { expected: then, actual: shown, holds: sameData(shown, then) };
  },
  quota: ({ quota = {} }, { observed }) => compareWithin(toJson(quota), toJson(observed.quota)),
  notifications: ({ notifications = [] }, { observed }) => compareExactly(notifications, observed.notifications),
  user_messages: ({ user_messages = [] }, { observed }) =>
    compareExactly(user_messages, observed.user_messages.map(({ event_id }) => event_id)),
  tasks: ({ tasks = {} }, { observed }) =>
    compareWithin(toJson(tasks), toJson(Object.fromEntries(observed.tasks.map(({ name, state }) => [name, state])))),
  log: ({ log = [] }, { observed }) => {
    const lines = observed.log.map(({ message, exception }) => (exception ? `${message} ${exception.class}: ${exception.message}` : message));
    return { expected: toJson(log), actual: toJson(lines), holds: log.every((part) => lines.some((line) => line.includes(part))) };
  },
  backend: ({ backend = 'unchanged', since = 'step' }, sight) => compareBackend(backend, sight, since),
  cinder: ({ since = 'step' }, { cinder }) => {
    const now = records(cinder.now);
    const holds = sameData(records(cinder[since]), now);
    return { expected: 'unchanged', actual: holds ? 'unchanged' : toJson(now), holds };
  },
};

const ASPECT_NAMES = Object.keys(ASPECTS) as Aspect[];

/** What `cinder: unchanged` is about. */
function records({ volumes, snapshots, quotas }: WorldState): Pick<WorldState, 'volumes' | 'snapshots' | 'quotas'> {
  return { volumes, snapshots, quotas };
}

function compareException(pattern: ExceptionPattern, outcome: Played['outcome'], kind: 'refused' | 'crashed'): Finding {
  const { class: wanted, message, message_ends, message_matches } = typeof pattern === 'string' ? { class: pattern } : { ...pattern };
  const expected = toJson({ [kind]: wanted, message, message_ends, message_matches });
  const raised = outcome?.kind === kind ? outcome.error : undefined;
  const holds =
    raised !== undefined &&
    (raised.class === wanted || (typeof pattern === 'string' && raised.mro?.includes(wanted) === true)) &&
    (message === undefined || raised.message === message) &&
    (message_ends === undefined || raised.message.endsWith(message_ends)) &&
    (message_matches === undefined || compilePattern(message_matches).test(raised.message));
  return { expected, actual: ending(outcome), holds };
}

/** Python's True equals 1, but is no size. */
function isNumber(value: Json): boolean {
  return isInt(value) || isFloat(value);
}

/** How a call ended, in a form to be shown. */
function ending(outcome: Played['outcome']): Json {
  switch (outcome?.kind) {
    case undefined:
      return null;
    case 'returned':
      return object([['returned', outcome.value]]);
    case 'answered':
      return object([['http', int(outcome.status)], ['body', outcome.body]]);
    case 'refused':
    case 'crashed':
      return object([[outcome.kind, outcome.error.class], ['message', outcome.error.message]]);
    case 'timed_out':
      return object([['timed_out', int(outcome.after_ms)]]);
    case 'violated':
      return object([['violated', outcome.detail]]);
  }
}

function isCrash(outcome: Outcome | Played['outcome']): boolean {
  return outcome?.kind === 'crashed' || outcome?.kind === 'timed_out' || outcome?.kind === 'violated';
}

function compareExactly(expected: readonly string[], actual: readonly string[]): Finding {
  return { expected: toJson(expected), actual: toJson(actual), holds: sameData(expected, actual) };
}

function compareWithin(expected: Json, actual: Json): Finding {
  return { expected, actual, holds: contains(actual, expected) };
}

/** Whether all that `part` names is so in `whole`: fields of objects at every depth, and each item of a list. */
function contains(whole: Json, part: Json): boolean {
  if (isList(part)) return isList(whole) && whole.length === part.length && part.every((item, at) => contains(whole[at] ?? null, item));
  if (!isObject(part)) return sameData(whole, part);
  return isObject(whole) && part.entries.every(([key, value]) => contains(get(whole, key) ?? null, value));
}
