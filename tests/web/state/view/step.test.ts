import { describe, expect, test } from 'vitest';
import { planViews, spokenStep, stepAfterKey, stepToShow, stepViews } from '../../../../web/state/view/step.ts';
import { CLAUSES } from '../../fixtures/catalogue.ts';
import { crashing, failing, notApplicable, passing, played, throughApi } from '../../fixtures/results.ts';

test('a step that passes: what was expected, what changed, the rules with the one that decided', () => {
  const [asked, managed] = stepViews(passing());
  expect(asked).toMatchObject({ number: 1, standing: 'pass', answerLine: '2', backend: [], cinder: [] });
  expect(asked?.expectations).toEqual([{ standing: 'pass', raw: null, cites: 'size.round-up', clause: null, deviation: null, driver: null, of: 'returns', path: 'steps[0].expect[0].returns', expected: '2', actual: '2' }]);
  expect(managed?.backend.map(({ how, name }) => [how, name])).toEqual([['changed', 'tuesday']]);
  expect(managed?.cinder[0]?.fields).toEqual([{ field: 'status', before: { text: 'creating' }, after: { text: 'available' } }]);
  expect(managed?.expectations[0]).toMatchObject({ of: 'returns without an exception', cites: null });
});

test('a step that fails, with the place upstream that makes it so', () => {
  const step = stepViews(failing())[1];
  expect(step?.standing).toBe('fail');
  expect(step?.expectations[0]).toMatchObject({ standing: 'fail', raw: null, expected: '2', actual: '1' });
  expect(step?.rules.filter(({ decided }) => decided).map(({ where, href }) => [where, href])).toEqual([
    ['cinder/volume/drivers/lvm.py:690', 'https://opendev.org/openstack/cinder/src/commit/ab09bc39dbcd4d5b301f2f5da8fcfd9e5ef1fe8c/cinder/volume/drivers/lvm.py#L690'],
  ]);
});

test('an expectation shows the clause that it cites, and the deviation that is known', () => {
  const clauses = new Map(CLAUSES.map((clause) => [clause.id, clause]));
  const deviation = { check: 'a.scenario/size.round-up', reason: 'It is rounded twice.' };
  const step = stepViews(failing(), clauses, [deviation])[1];
  expect(step).toMatchObject({ standing: 'known_deviation', raw: 'fail' });
  expect(step?.expectations[0]).toMatchObject({ standing: 'known_deviation', raw: 'fail', clause: CLAUSES[0], deviation });
  expect(step && spokenStep(step, 3)).toMatch(/, known deviation \(fail\)$/);
  const other = stepViews(failing(), clauses, [{ ...deviation, check: 'another.scenario/size.round-up' }])[1];
  expect(other?.expectations[0]).toMatchObject({ standing: 'fail', deviation: null });
  expect(stepViews(passing(), clauses, [deviation])[0]?.expectations[0], 'one that holds deviates from nothing').toMatchObject({ standing: 'pass', deviation: null });
});

test('a step that crashes', () => {
  const [step] = stepViews(crashing());
  expect(step).toMatchObject({ standing: 'crash', answerLine: 'KeyError', answer: { how: 'raised', word: 'crashed' } });
});

test('a crash that kills the real process says so', () => {
  const number = { driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { json: '{"source-name": 1.0}' } } as const;
  expect(stepViews(played('rbd', [number]))[0]).toMatchObject({ killsProcess: true, answer: { word: 'crashed' } });
  expect(stepViews(crashing())[0]).toMatchObject({ killsProcess: false, answer: { word: 'crashed' } });
});

test('a request to the API: the quota, the tasks, the calls with their references', () => {
  const [step] = stepViews(throughApi());
  expect(step?.quota.map(({ how, what, name }) => [how, what, name])).toEqual([['added', 'quota', 'snapshots'], ['added', 'quota', 'gigabytes']]);
  expect(step?.cinder.map(({ what }) => what), 'quota has a place of its own').toEqual(['snapshot']);
  expect(step?.isCinders).toBe(true);
  expect(step?.quotaAfterwards).toEqual([
    { resource: 'snapshots', inUse: 1, reserved: 0, limit: '10' },
    { resource: 'gigabytes', inUse: 2, reserved: 0, limit: '1000' },
  ]);
  expect(step?.calls.map(({ method, reference }) => [method, reference])).toEqual([
    ['manage_existing_snapshot_get_size', '{"source-name":"tuesday"}'],
    ['manage_existing_snapshot', '{"source-name":"tuesday"}'],
  ]);
  expect(step?.observed.tasks).toHaveLength(7);
});

test('a call that takes no reference has none', () => {
  const managed = played('reference-rename', [
    { driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } },
    { api: 'unmanage', snapshot: 's1' },
  ]);
  expect(stepViews(managed)[1]?.calls).toMatchObject([{ method: 'unmanage_snapshot', reference: null }]);
});

test('what becomes of the service is one of Cinder’s rows', () => {
  const [down, size] = stepViews(played('reference-rename', [{ service: { up: false } }, { driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' } }]));
  expect(down?.cinder).toMatchObject([{ how: 'changed', what: 'service', fields: [{ field: 'up', before: { text: 'true' }, after: { text: 'false' } }] }]);
  expect([down?.isCinders, size?.isCinders]).toEqual([false, false]);
});

test('time that goes by stands apart from Cinder’s rows', () => {
  const steps = stepViews(played('reference-rename', [{ clock: { advance: '2 d' } }, { look: {} }]));
  expect(steps[0]).toMatchObject({ standing: 'unchecked', answer: null, answerLine: null, cinder: [] });
  expect(steps[0]?.surroundings.map(({ what }) => what)).toEqual(['clock']);
  expect(steps[1]?.surroundings).toEqual([]);
});

test('a step that was not reached shows each aspect of what was expected, and nothing that was seen', () => {
  const stopped = played('lvm', [
    { driver: 'manage_existing_snapshot', snapshot: 's1', ref: { json: '{"no-such-key": 1.0}' } },
    { look: {}, expect: [{ cites: 'size.round-up', backend: 'unchanged', cinder: 'unchanged' }] },
    { driver: 'unmanage_snapshot', snapshot: 's1' },
  ], undefined, { kind: 'conformance' });
  const [crashed, look, unmanage] = stepViews(stopped);
  expect([crashed?.wasRun, look?.wasRun, unmanage?.wasRun]).toEqual([true, false, false]);
  expect(look?.expectations.map(({ of, expected, standing, cites }) => [of, expected, standing, cites])).toEqual([
    ['backend', '"unchanged"', 'not_run', 'size.round-up'],
    ['cinder', '"unchanged"', 'not_run', 'size.round-up'],
  ]);
  expect(unmanage?.standing).toBe('not_run');
});

test('a step that cannot be carried out says so', () => {
  const [step] = stepViews(played('reference-rename', [{ driver: 'unmanage_snapshot', snapshot: 'nobody' }]));
  expect([step?.wasRun, step?.standing, step?.expectations[0]?.of]).toEqual([false, 'fail', 'can be carried out']);
});

test('what is expected of one driver names it', () => {
  const steps = stepViews(played('lvm', [{ look: {}, expect_for: { lvm: [{ backend: 'unchanged' }] } }]));
  expect(steps[0]?.expectations.map(({ driver, of }) => [driver, of])).toEqual([['lvm', 'backend']]);
});

test('the steps of a plan are those of a run, without verdicts', () => {
  const { steps, ...result } = passing();
  const clauses = new Map(CLAUSES.map((clause) => [clause.id, clause]));
  const plan = planViews({ ...result, verdict: 'not_run', steps: steps.map((step) => ({ ...step, outcome: null })) }, clauses);
  expect(plan.map(({ number, standing, wasRun, request }) => [number, standing, wasRun, request.title])).toEqual([
    [1, 'never', false, 'manage_existing_snapshot_get_size'],
    [2, 'never', false, 'manage_existing_snapshot'],
  ]);
  expect(plan[0]?.expectations).toMatchObject([{ standing: 'never', of: 'returns', clause: CLAUSES[0] }]);
});

test('a scenario that does not apply has no steps', () => {
  expect(stepViews(notApplicable())).toEqual([]);
});

describe('the step to show', () => {
  test('is the first that failed, else the first', () => {
    expect(stepToShow(failing(), null)).toBe(1);
    expect(stepToShow(passing(), null)).toBe(0);
  });

  test('is the one that is asked for, as far as there is one', () => {
    expect(stepToShow(failing(), 3)).toBe(2);
    expect(stepToShow(failing(), 99)).toBe(2);
    expect(stepToShow(notApplicable(), 1)).toBe(0);
  });
});

describe('keys', () => {
  test.each([
    ['ArrowRight', 1, 2], ['j', 1, 2], ['ArrowLeft', 1, 0], ['k', 1, 0], ['Home', 2, 0], ['End', 0, 2],
    ['ArrowRight', 2, 2], ['ArrowLeft', 0, 0],
  ] as const)('%s at %i leads to %i', (key, from, to) => {
    expect(stepAfterKey(key, from, 3)).toBe(to);
  });

  test('others are left alone, and so are all where there are no steps', () => {
    expect(stepAfterKey('x', 0, 3)).toBeNull();
    expect(stepAfterKey('End', 0, 0)).toBeNull();
  });
});

test('a step is read out with its verdict', () => {
  const steps = stepViews(failing());
  expect(steps.map((step) => spokenStep(step, 3))[1]).toBe('Step 2 of 3: manage_existing_snapshot_get_size, fail');
  const [unchecked] = stepViews(played('lvm', [{ look: {} }]));
  expect(unchecked && spokenStep(unchecked, 1)).toBe('Step 1 of 1: Inspect the backend');
});
