import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../core/interface.ts';
import type { ExpectationResult } from '../../../core/scenario/result.ts';
import type { Expectation, Step } from '../../../core/scenario/scenario.ts';
import { float, int, object, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { calling, crashed, GIVEN, play, refused, returned, scenarioOf, scripted, verdicts } from './targets.ts';

const SIZE = 'manage_existing_snapshot_get_size';

/** The only verdict on one expectation about one call that ended so. */
function judged(outcome: Outcome, expectation: Expectation): ExpectationResult {
  const [only, ...more] = play(scenarioOf([calling(SIZE, { expect: [expectation] })]), scripted([outcome])).steps[0]?.expectations ?? [];
  if (!only || more.length > 0) throw new Error('There is not one verdict.');
  return only;
}

const verdict = (outcome: Outcome, expectation: Expectation): string => judged(outcome, expectation).verdict;
const late: Outcome = { kind: 'timed_out', after_ms: 30_000 };
const broken: Outcome = { kind: 'violated', detail: 'no JSON' };

describe('returns', () => {
  test.each<[what: string, value: Json, wanted: Json, verdict: string]>([
    ['the same integer', int(1), int(1), 'pass'],
    ['another integer', int(2), int(1), 'fail'],
    ['a float for an integer', float(1), int(1), 'fail'],
    ['an integer for a float', int(1), float(1), 'fail'],
    ['the same float', float(1.5), float(1.5), 'pass'],
    ['a text for an integer', '1', int(1), 'fail'],
    ['a boolean for an integer', true, int(1), 'fail'],
    ['nothing', null, null, 'pass'],
    ['something for nothing', object([]), null, 'fail'],
    ['big integers that differ in the last digit', int(9007199254740993n), int(9007199254740992n), 'fail'],
    ['keys in another order', parseJson('{"b": 1, "a": 2}'), parseJson('{"a": 2, "b": 1}'), 'pass'],
    ['a key more', parseJson('{"a": 2, "b": 1}'), parseJson('{"a": 2}'), 'fail'],
    ['items in another order', [int(1), int(2)], [int(2), int(1)], 'fail'],
  ])('%s', (_what, value, wanted, end) => {
    expect(judged(returned(value), { returns: wanted })).toEqual({ path: 'steps[0].expect[0].returns', expected: wanted, actual: value, verdict: end });
  });

  test('tells a crash from a refusal', () => {
    expect(judged(refused('InvalidInput'), { returns: int(1) })).toMatchObject({ verdict: 'fail', actual: object([['refused', 'InvalidInput'], ['message', 'no']]) });
    expect(judged(crashed('KeyError'), { returns: int(1) })).toMatchObject({ verdict: 'crash', actual: object([['crashed', 'KeyError'], ['message', 'oops']]) });
    expect(judged(late, { returns: int(1) })).toMatchObject({ verdict: 'crash', actual: object([['timed_out', int(30_000)]]) });
    expect(judged(broken, { returns: int(1) })).toMatchObject({ verdict: 'crash', actual: object([['violated', 'no JSON']]) });
  });
});

test('how a call ended is shown with all there is to it', () => {
  expect(judged(returned(int(1)), { raises: 'InvalidInput' }).actual).toEqual(object([['returned', int(1)]]));
  expect(judged(returned(int(1)), { returned: true })).toMatchObject({ expected: 'returned', actual: object([['returned', int(1)]]) });
  const refusedByApi: Step = { api: 'manage', raw: { method: 'POST', path: '/v3/x' }, expect: [{ returns: null }] };
  expect(play(scenarioOf([refusedByApi])).steps[0]?.expectations[0]?.actual).toMatchObject(object([['http', int(404)], ['body', expect.stringContaining('404') as string]]));
  const accepted: Step = { api: 'manage', raw: { method: 'POST', path: '/v3/x' } };
  expect(play(scenarioOf([accepted])).steps[0]?.expectations[0]).toMatchObject({ expected: 'accepted', verdict: 'fail' });
});

test.each<[Outcome, string]>([
  [returned(float(0.5)), 'pass'], [returned(null), 'pass'], [refused('InvalidInput'), 'fail'], [crashed('KeyError'), 'crash'], [late, 'crash'], [broken, 'crash'],
])('returned, whatever the value: case %#', (outcome, end) => {
  expect(verdict(outcome, { returned: true })).toBe(end);
});

test.each<[what: string, outcome: Outcome, verdict: string]>([
  ['the integer', returned(int(2)), 'pass'],
  ['a float of the same value', returned(float(2)), 'pass'],
  ['another number', returned(int(3)), 'fail'],
  ['a number that is not whole', returned(float(1.5)), 'fail'],
  ['a text', returned('2'), 'fail'],
  ['nothing', returned(null), 'fail'],
  ['a refusal', refused('InvalidInput'), 'fail'],
  ['a crash', crashed('KeyError'), 'crash'],
])('returns_size: %s', (_what, outcome, end) => {
  expect(judged(outcome, { returns_size: 2 })).toMatchObject({ path: 'steps[0].expect[0].returns_size', expected: int(2), verdict: end });
});

test('True is no size of 1', () => {
  expect(verdict(returned(true), { returns_size: 1 })).toBe('fail');
});

test('the bare name of a class stands for those derived from it as well, as Python has it; with a text beside it it is exact', () => {
  const derived: Outcome = { kind: 'refused', error: { class: 'NotOnThisArray', mro: ['NotOnThisArray', 'ManageExistingInvalidReference', 'Invalid'], message: 'no' } };
  expect(verdict(derived, { raises: 'ManageExistingInvalidReference' })).toBe('pass');
  expect(verdict(derived, { raises: { class: 'ManageExistingInvalidReference' } })).toBe('fail');
  expect(verdict(derived, { raises: 'InvalidInput' })).toBe('fail');
});

describe('raises', () => {
  const wrong = refused('ManageExistingInvalidReference', 'bad reference 1.0: no such volume');

  test.each<[raises: Expectation['raises'] & {}, verdict: string]>([
    ['ManageExistingInvalidReference', 'pass'],
    ['InvalidInput', 'fail'],
    ['CinderException', 'fail'],
    [{ class: 'ManageExistingInvalidReference' }, 'pass'],
    [{ class: 'ManageExistingInvalidReference', message: 'bad reference 1.0: no such volume' }, 'pass'],
    [{ class: 'ManageExistingInvalidReference', message: 'bad reference 1.0' }, 'fail'],
    [{ class: 'ManageExistingInvalidReference', message_ends: ': no such volume' }, 'pass'],
    [{ class: 'ManageExistingInvalidReference', message_ends: 'bad reference' }, 'fail'],
    [{ class: 'ManageExistingInvalidReference', message_matches: 'reference \\d\\.\\d: .*volume' }, 'pass'],
    [{ class: 'ManageExistingInvalidReference', message_matches: 'reference [a-z]: ' }, 'fail'],
    [{ class: 'InvalidInput', message_ends: ': no such volume' }, 'fail'],
    [{ class: 'ManageExistingInvalidReference', message_ends: 'volume', message_matches: 'nothing of it' }, 'fail'],
  ])('%j: %s', (raises, end) => {
    expect(verdict(wrong, { raises })).toBe(end);
  });

  test('is no crash, of whatever class, and no value', () => {
    expect(verdict(crashed('InvalidInput'), { raises: 'InvalidInput' })).toBe('crash');
    expect(verdict(late, { raises: 'InvalidInput' })).toBe('crash');
    expect(verdict(returned(), { raises: 'InvalidInput' })).toBe('fail');
  });

  test('says what was expected and what was found', () => {
    expect(judged(wrong, { raises: { class: 'InvalidInput', message_ends: 'x' } })).toEqual({
      path: 'steps[0].expect[0].raises', verdict: 'fail',
      expected: object([['refused', 'InvalidInput'], ['message_ends', 'x']]),
      actual: object([['refused', 'ManageExistingInvalidReference'], ['message', 'bad reference 1.0: no such volume']]),
    });
  });
});

test.each<[what: string, outcome: Outcome, verdict: string]>([
  ['a crash of that class', crashed('KeyError', "'source-name'"), 'pass'],
  ['a crash of another class', crashed('TypeError', "'source-name'"), 'fail'],
  ['a crash of that class with another text', crashed('KeyError', "'name'"), 'fail'],
  ['a refusal of that class', refused('KeyError', "'source-name'"), 'fail'],
  ['a value', returned(), 'fail'],
  ['no answer', late, 'crash'],
  ['a violation', broken, 'crash'],
])('crashes: %s', (_what, outcome, end) => {
  expect(verdict(outcome, { crashes: { class: 'KeyError', message: "'source-name'" } })).toBe(end);
});

/** What became of the one expectation on a step of the API, on the tiny driver. */
function api(expectation: Expectation, step: Partial<Step> = {}, given = GIVEN): ExpectationResult {
  const manage: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' }, name: 'Tuesday' } };
  const { steps } = play(scenarioOf([{ ...manage, ...step, expect: [expectation] } as Step], { given }));
  const found = steps[0]?.expectations.filter(({ path }) => path.includes('.expect[0]')) ?? [];
  const [only] = found;
  if (!only || found.length !== 1) throw new Error('There is not one verdict.');
  return only;
}

const FAILS = { request: { volume: 'vol-a', ref: { names_nothing: 'well-formed' } } } as const;

describe('of a step of the API,', () => {
  test('http is its status', () => {
    expect(api({ http: 202 })).toEqual({ path: 'steps[0].expect[0].http', expected: int(202), actual: int(202), verdict: 'pass' });
    expect(api({ http: 400 })).toMatchObject({ actual: int(202), verdict: 'fail' });
    expect(judged(returned(), { http: 202 })).toMatchObject({ actual: null, verdict: 'fail' });
  });

  test('body is what it has at least', () => {
    const body = (text: string): Expectation => ({ body: parseJson(text) as never });
    expect(api(body('{"snapshot": {"name": "Tuesday", "size": 1}}')).verdict).toBe('pass');
    expect(api(body('{"snapshot": {"name": "Tuesday", "size": 1.0}}')).verdict).toBe('fail');
    expect(api(body('{"snapshot": {"name": "Friday"}}')).verdict).toBe('fail');
    expect(api(body('{"snapshot": {"nothing": null}}')).verdict).toBe('pass');
    expect(api(body('{"snapshot": {"metadata": {"a": "b"}}}')).verdict).toBe('fail');
    expect(api(body('{"volume": {}}')).verdict).toBe('fail');
    expect(api(body('{"snapshot": {"name": {"of": "x"}}}')).verdict).toBe('fail');
    const call = scenarioOf([calling(SIZE, { expect: [body('{"a": 1}')] })]);
    expect(verdicts(play(call, scripted([returned(object([['a', int(1)]]))])))).toEqual(['steps[0] pass', 'steps[0].expect[0].body fail']);
  });

  test.each<[what: string, body: string, verdict: string]>([
    ['the fields that are named, in depth', '[{"reference": {"source-name": "a"}, "size": [1]}, {"safe_to_manage": true}]', 'pass'],
    ['another field in depth', '[{"reference": {"source-name": "b"}}, {}]', 'fail'],
    ['another item in depth', '[{"size": [2]}, {}]', 'fail'],
    ['an item less', '[{}]', 'fail'],
    ['an item more', '[{}, {}, null]', 'fail'],
    ['items in another order', '[{"safe_to_manage": true}, {"safe_to_manage": false}]', 'fail'],
    ['an object for a list', '{}', 'fail'],
  ])('body goes through lists item by item: %s', (_what, list, end) => {
    const listed = parseJson('[{"reference": {"source-name": "a", "x": 1}, "size": [1], "safe_to_manage": false}, {"safe_to_manage": true}]');
    const target = scripted([returned(listed)]);
    const body = object([['manageable-snapshots', parseJson(list)]]);
    const step: Step = { api: 'list_manageable', raw: { method: 'GET', path: '/v3/${project}/manageable_snapshots?host=custody@backend' }, expect: [{ body }] };
    expect(play(scenarioOf([step]), target).steps[0]?.expectations.at(-1)?.verdict).toBe(end);
  });

  test('then is what the row has at least', () => {
    expect(api({ then: object([['status', 'available'], ['volume_size', int(1)], ['display_name', 'Tuesday']]) }).verdict).toBe('pass');
    expect(api({ then: object([['status', 'available'], ['volume_size', int(2)]]) })).toMatchObject({
      verdict: 'fail', actual: object([['status', 'available'], ['volume_size', int(1)]]),
    });
    expect(api({ then: object([['status', 'deleted']]) }).verdict).toBe('fail');
  });

  test('quota is what is in use, reserved and allowed at least', () => {
    const quota = { snapshots: { in_use: 1, reserved: 0, limit: 10 }, gigabytes: { in_use: 1 } };
    expect(api({ quota }).verdict).toBe('pass');
    for (const wrong of [{ in_use: 2 }, { reserved: 1 }, { limit: 11 }]) expect(api({ quota: { ...quota, snapshots: wrong } }).verdict).toBe('fail');
    expect(api({ quota: { snapshots: { limit: 7 } } }, {}, { ...GIVEN, quota: { snapshots: 7 } }).verdict).toBe('pass');
  });

  test('notifications are all there were, in their order', () => {
    const [start, end] = ['snapshot.manage_existing_snapshot.start', 'snapshot.manage_existing_snapshot.end'];
    expect(api({ notifications: [start, end] }).verdict).toBe('pass');
    for (const wrong of [[start], [end, start], [start, end, end], []]) expect(api({ notifications: wrong }).verdict).toBe('fail');
    expect(api({ notifications: [start] }, FAILS).verdict).toBe('pass');
  });

  test('user_messages are the ids of all there were', () => {
    expect(api({ user_messages: [] }, FAILS).verdict).toBe('pass');
    expect(api({ user_messages: ['VOLUME_VOLUME_SNAPSHOT_010_016'] }, FAILS)).toMatchObject({ verdict: 'fail', actual: [] });
  });

  test('tasks are those that are named, in their states', () => {
    expect(api({ tasks: { ExtractSnapshotRefTask: 'reverted', PrepareForQuotaReservationTask: 'failed' } }, FAILS).verdict).toBe('pass');
    expect(api({ tasks: { ExtractSnapshotRefTask: 'executed' } }, FAILS).verdict).toBe('fail');
    expect(api({ tasks: { ManageExistingTask: 'failed' } }, FAILS).verdict).toBe('fail');
    expect(api({ tasks: { ManageExistingTask: 'executed', CreateSnapshotOnFinishTask: 'executed' } }).verdict).toBe('pass');
  });

  test('log has each text as a part of one line, exceptions included', () => {
    expect(api({ log: ['create failed', 'ManageExistingInvalidReference: Manage existing', 'no such name'] }, FAILS).verdict).toBe('pass');
    expect(api({ log: ['create failed', 'nothing of it'] }, FAILS).verdict).toBe('fail');
    expect(api({ log: ['create failed Exception during'] }, FAILS).verdict).toBe('fail');
    expect(api({ log: [] }, FAILS).verdict).toBe('pass');
  });
});

describe('then, of a step', () => {
  const steps = (last: Step): ExpectationResult | undefined => {
    const manage: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } } };
    return play(scenarioOf([manage, last])).steps[1]?.expectations.find(({ path }) => path.endsWith('.then'));
  };
  const gone: Expectation = { then: object([['status', 'deleted']]) };

  test('that lets a snapshot go, says that the row is gone', () => {
    expect(steps({ api: 'unmanage', snapshot: 's2', expect: [gone] })?.verdict).toBe('pass');
    expect(steps({ api: 'unmanage', snapshot: 's2', expect: [{ then: object([['status', 'deleted'], ['volume_size', int(1)]]) }] })?.verdict).toBe('fail');
  });

  test('that is raw, is about the snapshot in its path', () => {
    const raw = (body: string): Step =>
      ({ api: 'unmanage', raw: { method: 'POST', path: '/v3/${project}/snapshots/${snapshot:s2}/action', body }, expect: [gone] });
    expect(steps(raw('{"os-unmanage": null}'))?.verdict).toBe('pass');
    expect(steps(raw('{"os-else": null}'))).toMatchObject({ verdict: 'fail', actual: object([['status', 'available']]) });
  });

  test('that is about no snapshot, never holds', () => {
    expect(steps({ look: {}, expect: [gone] })).toMatchObject({ verdict: 'fail', actual: 'this step is about no snapshot' });
    const refused_: Step = { api: 'manage', as: 's3', raw: { method: 'POST', path: '/v3/manageable_snapshots', body: '{}' }, expect: [{ http: 400, ...gone }] };
    expect(steps(refused_)?.verdict).toBe('fail');
  });

  test('of the driver, is the row as the manager would leave it', () => {
    const of = (outcome: Outcome): Json | undefined =>
      play(scenarioOf([calling('manage_existing_snapshot', { expect: [{ then: object([['status', 'x'], ['provider_id', 'x']]) }] })]), scripted([outcome]))
        .steps[0]?.expectations.find(({ path }) => path.endsWith('.then'))?.actual;
    expect(of(returned(object([['provider_id', 'p']])))).toEqual(object([['status', 'available'], ['provider_id', 'p']]));
    expect(of(refused('InvalidInput'))).toEqual(object([['status', 'error'], ['provider_id', null]]));
  });
});

describe('cinder: unchanged', () => {
  const unchanged = { cinder: 'unchanged' } as const;
  const manage = (expectation: Expectation): Step => ({ api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [expectation] });
  const last = (...steps: Step[]): ExpectationResult | undefined => play(scenarioOf(steps)).steps.at(-1)?.expectations.find(({ path }) => path.endsWith('.cinder'));

  test('holds where no row and no quota changed', () => {
    expect(last(calling('manage_existing_snapshot_get_size', { expect: [unchanged] }))).toMatchObject({ verdict: 'pass', expected: 'unchanged', actual: 'unchanged' });
    expect(last(manage(unchanged))?.verdict).toBe('fail');
    expect(last(calling('manage_existing_snapshot', { expect: [unchanged] }))?.verdict).toBe('fail');
  });

  test('counts from before the step, or from the start', () => {
    expect(last(manage({}), { look: {}, expect: [unchanged] })?.verdict).toBe('pass');
    expect(last(manage({}), { look: {}, expect: [{ ...unchanged, since: 'start' }] })?.verdict).toBe('fail');
  });

  test('does not look at the clock, nor at the backend', () => {
    expect(last({ clock: { advance: '1 d' }, expect: [unchanged] })?.verdict).toBe('pass');
    expect(last({ event: 'remove', object: 'tuesday', expect: [unchanged] })?.verdict).toBe('pass');
  });
});

test('one expectation that names several things gives a verdict on each, all of them citing its clause', () => {
  const step = calling(SIZE, { expect: [{ cites: 'one', returns: int(2), backend: 'unchanged', cinder: 'unchanged' }] });
  expect(play(scenarioOf([step]), scripted([returned(int(1))])).steps[0]?.expectations.map(({ cites, path, verdict: end }) => [cites, path, end])).toEqual([
    ['one', 'steps[0].expect[0].returns', 'fail'],
    ['one', 'steps[0].expect[0].backend', 'pass'],
    ['one', 'steps[0].expect[0].cinder', 'pass'],
  ]);
});

test('handles stand for ids in what is expected: ${snapshot:…}, ${volume:…}, ${project}', () => {
  const unmanage: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [
    { then: object([['name', 'snapshot-${snapshot:s2}'], ['volume_id', '${volume:vol-a}'], ['project_id', '${project}']]) },
    { backend: { tuesday: { name: 'snapshot-${snapshot:s2}' } } },
    { then: object([['name', '${snapshot:nobody}']]) },
  ] };
  const { steps } = play(scenarioOf([unmanage]));
  expect(steps[0]?.expectations.slice(1).map(({ verdict: end }) => end)).toEqual(['pass', 'pass', 'fail']);
  expect(steps[0]?.expectations.at(-1)?.expected).toEqual(object([['name', '${snapshot:nobody}']]));
});
