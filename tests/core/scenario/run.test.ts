import { describe, expect, test } from 'vitest';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { Expectation, Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { SyncTarget } from '../../../core/scenario/target.ts';
import { checksOf } from '../../../core/scenario/verdict.ts';
import type { Outcome } from '../../../core/interface.ts';
import { int, object } from '../../../core/value/json.ts';
import { objectId } from '../backend/objects.ts';
import { calling, crashed, GIVEN, HELLO, listening, LOOK, play, refused, returned, scenarioOf, scripted, tinyDriver, verdicts } from './targets.ts';

const SIZE = 'manage_existing_snapshot_get_size';
const sized = (...expect: readonly Expectation[]): Step => calling(SIZE, { expect });
const conformance = (steps: readonly Step[]): Scenario => scenarioOf(steps, { kind: 'conformance' });

describe('a step without expectations', () => {
  test('must return, and then passes', () => {
    const result = play(scenarioOf([calling(SIZE)]), scripted([returned(int(1))]));
    expect(result.verdict).toBe('pass');
    expect(verdicts(result)).toEqual(['steps[0] pass']);
    expect(result).not.toHaveProperty('reason');
    expect(result).not.toHaveProperty('first_failed_step');
  });

  test.each<[what: string, outcome: Outcome, verdict: string, reason: string]>([
    ['refuses', refused('InvalidInput'), 'fail', 'Step 1, expectation: expected "returned", got {"refused":"InvalidInput","message":"no"}'],
    ['crashes', crashed('KeyError'), 'crash', 'Step 1, expectation: expected "returned", got {"crashed":"KeyError","message":"oops"}'],
    ['times out', { kind: 'timed_out', after_ms: 30_000 }, 'crash', 'Step 1, expectation: expected "returned", got {"timed_out":30000}'],
    ['violates the protocol', { kind: 'violated', detail: 'no JSON' }, 'crash', 'Step 1, expectation: expected "returned", got {"violated":"no JSON"}'],
  ])('is told apart when it %s', (_what, outcome, verdict, reason) => {
    expect(play(scenarioOf([calling(SIZE)]), scripted([outcome]))).toMatchObject({ verdict, reason, first_failed_step: 0 });
  });

  test('of the API must be accepted', () => {
    const manage = (volume: string): Step =>
      ({ api: 'manage', raw: { method: 'POST', path: '/v3/manageable_snapshots', body: `{"snapshot": {"volume_id": "${volume}", "ref": null}}` }, settle: 'api' });
    expect(verdicts(play(scenarioOf([manage('${volume:vol-a}'), manage('x')])))).toEqual(['steps[0] pass', 'steps[1] fail']);
  });

  test('that asks nothing is no check at all', () => {
    expect(verdicts(play(scenarioOf([LOOK, { clock: { advance: '1 s' } }, { settle: 'done' }])))).toEqual([]);
  });

  test('still must return when it says something, but not how it ends', () => {
    const looks: Expectation = { backend: 'unchanged' };
    expect(verdicts(play(scenarioOf([sized(looks)]), scripted([refused('InvalidInput')])))).toEqual(['steps[0] fail', 'steps[0].expect[0].backend pass']);
    expect(verdicts(play(scenarioOf([sized(looks, { raises: 'InvalidInput' })]), scripted([refused('InvalidInput')])))).toEqual([
      'steps[0].expect[0].backend pass', 'steps[0].expect[1].raises pass',
    ]);
  });
});

describe('a conformance scenario', () => {
  const cited = (clause: string, gib: number): Expectation => ({ cites: clause, returns: int(gib) });

  test('goes on behind a check that failed', () => {
    const result = play(conformance([sized(cited('one', 2), cited('two', 1)), sized(cited('three', 1))]), scripted([returned(int(1)), returned(int(1))]));
    expect(checksOf(result)).toEqual([
      { id: 'a-scenario/one', verdict: 'fail', step: 0, reason: 'expected 2, got 1' },
      { id: 'a-scenario/two', verdict: 'pass' },
      { id: 'a-scenario/three', verdict: 'pass' },
    ]);
    expect(result).toMatchObject({ verdict: 'fail', first_failed_step: 0, reason: 'Step 1, one: expected 2, got 1' });
  });

  test('stops behind a precondition that failed, and names the checks that were not run', () => {
    const { target, asked } = listening(scripted([returned(int(1)), returned(int(5))]));
    const result = play(conformance([sized(cited('one', 1)), sized({ returns: int(1) }, cited('two', 5)), sized(cited('three', 1), { backend: 'unchanged' })]), target);
    expect(verdicts(result)).toEqual([
      'steps[0].expect[0].returns pass',
      'steps[1].expect[0].returns fail', 'steps[1].expect[1].returns not_run',
      'steps[2].expect[0] not_run', 'steps[2].expect[1] not_run',
    ]);
    expect(asked.filter(({ op }) => op === 'call')).toHaveLength(2);
    expect(checksOf(result)).toEqual([
      { id: 'a-scenario/one', verdict: 'pass' },
      { id: 'a-scenario/two', verdict: 'not_run', step: 1, reason: 'Not run, since the scenario stopped before: Step 2, precondition: expected 1, got 5' },
      { id: 'a-scenario/three', verdict: 'not_run', step: 2, reason: 'Not run, since the scenario stopped before: Step 2, precondition: expected 1, got 5' },
    ]);
    expect(result).toMatchObject({ verdict: 'fail', first_failed_step: 1 });
    expect(result.steps[2]).toMatchObject({ index: 2, outcome: null, observed: { calls: [], log: [] }, rules: [] });
  });

  test('stops behind a step that did not end well, unless a check said how it ends', () => {
    const steps = [sized({ cites: 'one', backend: 'unchanged' }), sized(cited('two', 1))];
    expect(verdicts(play(conformance(steps), scripted([crashed('KeyError')])))).toEqual([
      'steps[0] crash', 'steps[0].expect[0].backend not_run', 'steps[1].expect[0] not_run',
    ]);
    const said = [sized({ cites: 'one', returned: true }, { cites: 'two', backend: 'unchanged' }), sized(cited('three', 1))];
    expect(verdicts(play(conformance(said), scripted([crashed('KeyError'), returned(int(1))])))).toEqual([
      'steps[0].expect[0].returned crash', 'steps[0].expect[1].backend pass', 'steps[1].expect[0].returns pass',
    ]);
  });

  test('looks at every check behind what must hold first, when that holds', () => {
    const steps = [sized({ returns: int(1), cinder: 'unchanged' }, cited('one', 2)), sized({ cites: 'two', backend: 'unchanged' })];
    expect(verdicts(play(conformance(steps), scripted([returned(int(1)), returned(int(1))])))).toEqual([
      'steps[0].expect[0].returns pass', 'steps[0].expect[0].cinder pass', 'steps[0].expect[1].returns fail', 'steps[1] pass', 'steps[1].expect[0].backend pass',
    ]);
  });

  test('stops when one thing of several that must hold does not', () => {
    const steps = [sized({ returns: int(2), cinder: 'unchanged' }, cited('one', 1))];
    expect(verdicts(play(conformance(steps), scripted([returned(int(1))])))).toEqual([
      'steps[0].expect[0].returns fail', 'steps[0].expect[0].cinder pass', 'steps[0].expect[1].returns not_run',
    ]);
  });

  test('is as bad as its worst expectation, and tells of the first', () => {
    const result = play(conformance([sized(cited('one', 2)), sized(cited('two', 2))]), scripted([returned(int(1)), crashed('KeyError')]));
    expect(result).toMatchObject({ verdict: 'crash', first_failed_step: 0, reason: 'Step 1, one: expected 2, got 1' });
  });
});

test.each(['behaviour', 'caller'] as const)('a %s scenario goes on behind any failure', (kind) => {
  const result = play(scenarioOf([sized({ returns: int(2) }, { backend: 'unchanged' }), sized()], { kind }), scripted([returned(int(1)), returned(int(1))]));
  expect(verdicts(result)).toEqual(['steps[0].expect[0].returns fail', 'steps[0].expect[1].backend pass', 'steps[1] pass']);
  expect(result.reason).toBe('Step 1, expectation: expected 2, got 1');
});

describe('expectations for a driver', () => {
  const step = (expect_for: Record<string, readonly Expectation[]>, expect?: readonly Expectation[]): Step => calling(SIZE, { expect_for, ...(expect ? { expect } : {}) });

  test('hold for that driver', () => {
    const scenario = scenarioOf([step({ tiny: [{ returns: int(2) }], other: [{ returns: int(1) }] })]);
    expect(verdicts(play(scenario, scripted([returned(int(1))])))).toEqual(['steps[0].expect_for.tiny[0].returns fail']);
  });

  test('leave any other driver with nothing but to return', () => {
    const scenario = scenarioOf([step({ other: [{ returns: int(2) }] })]);
    expect(verdicts(play(scenario, scripted([returned(int(1))])))).toEqual(['steps[0] pass']);
  });
});

describe('a scenario is not applicable', () => {
  function unfit(scenario: Partial<Scenario>, more: Partial<SyncTarget> = {}): unknown {
    const { target, asked } = listening(scripted([returned(int(1))], more));
    const result = play(scenarioOf([calling(SIZE)], scenario), target);
    expect(asked.filter(({ op }) => op === 'call')).toEqual([]);
    expect(result.steps).toEqual([]);
    expect(checksOf(result)).toEqual([]);
    return { verdict: result.verdict, reason: result.reason };
  }
  const because = (reason: string): unknown => ({ verdict: 'not_applicable', reason });
  const saying = (more: Partial<typeof HELLO.target>, capabilities: readonly string[] = HELLO.capabilities): Partial<SyncTarget> => ({
    hello: () => ({ ...HELLO, capabilities, target: { ...HELLO.target, ...more } }),
  });

  test('where the target lacks what it needs, all of which is named', () => {
    expect(unfit({ needs: ['clock', 'fault.write', 'delete_snapshot'] }, saying({}, ['clock', 'unknown to us']))).toEqual(
      because("The target doesn't offer fault.write, delete_snapshot."),
    );
    expect(unfit({ needs: ['clock'] }, saying({}, []))).toEqual(because("The target doesn't offer clock."));
  });

  test('where it is about other drivers', () => {
    expect(unfit({ kind: 'behaviour', drivers: { lvm: '21.3.1..', rbd: '..' } })).toEqual(because('This is about lvm, rbd.'));
  });

  test('where it is about other releases', () => {
    expect(unfit({ kind: 'behaviour', drivers: { tiny: '22..' } }, saying({ upstream: '21.3.1' }))).toEqual(
      because('This holds for tiny 22.., the target follows 21.3.1.'),
    );
  });

  test('where the target can not have what is given', () => {
    const reset: SyncTarget['reset'] = () => ({ unsupported: { handle: 'tuesday', reason: 'too small' } });
    expect(unfit({}, { reset })).toEqual(because('tuesday: too small'));
  });

  test('where an array makes of a size another number of GiB; what it rounds up within a GiB is no matter', () => {
    const placing = (size_bytes: number): Partial<SyncTarget> => ({ reset: () => ({ objects: [{ handle: 'tuesday', id: objectId('o1'), name: 'tuesday', size_bytes }] }) });
    expect(unfit({}, placing(2 ** 33))).toEqual(because('tuesday: the target makes it of 8 GiB, not of 1 GiB.'));
    const half = { ...GIVEN, backend: { tuesday: { snapshot_of: 'vol-a', size: '1 B' } } };
    expect(play(scenarioOf([calling(SIZE)], { given: half }), scripted([returned()], placing(2 ** 22)))).toMatchObject({ verdict: 'pass' });
  });

  test('where a reference in another form is wanted of one that has a single form', () => {
    const step = calling(SIZE, { ref: { names: 'tuesday', form: 'other' } });
    expect(play(scenarioOf([step]), scripted([returned()]))).toMatchObject({ verdict: 'not_applicable', reason: 'The target has one form of reference only.' });
  });

  test('and is, where all of this is otherwise', () => {
    const needs = ['clock'] as const;
    expect(play(scenarioOf([calling(SIZE)], { kind: 'behaviour', drivers: { tiny: '22..' }, needs }), scripted([returned()]))).toMatchObject({ verdict: 'pass' });
    const target = scripted([returned()], saying({ upstream: '22.0.0' }));
    expect(play(scenarioOf([calling(SIZE)], { kind: 'behaviour', drivers: { tiny: '22..' }, needs }), target)).toMatchObject({ verdict: 'pass' });
  });

  test.each<[op: 'event' | 'fault' | 'advance', step: Step]>([
    ['event', { event: 'remove', object: 'tuesday' }],
    ['fault', { fault: { during: SIZE, at: 'any', effect: 'fails' } }],
    ['advance', { clock: { advance: '1 d' } }],
  ])('where the target can not do a step: %s', (op, step) => {
    const target = scripted([returned()], { [op]: () => ({ unsupported: 'not here' }) });
    expect(play(scenarioOf([calling(SIZE), step, LOOK]), target)).toMatchObject({ verdict: 'not_applicable', reason: 'not here', steps: [] });
  });

  test('but keeps a failure that came before the step that the target can not do', () => {
    const target = scripted([returned(int(5))], { event: () => ({ unsupported: 'not here' }) });
    const result = play(scenarioOf([sized({ returns: int(1) }), { event: 'remove', object: 'tuesday' }, sized()]), target);
    expect(result).toMatchObject({ verdict: 'fail', first_failed_step: 0 });
    expect(verdicts(result)).toEqual(['steps[0].expect[0].returns fail']);
    expect(result.steps.map(({ outcome }) => outcome?.kind)).toEqual(['returned', undefined, undefined]);
  });
});

describe('a step that can not be played', () => {
  const MANAGE: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [{ http: 413 }] };
  const none = { ...GIVEN, quota: { snapshots: 0 } };

  test('fails, and stops a scenario of any kind', () => {
    for (const kind of ['conformance', 'behaviour', 'caller'] as const) {
      const steps: Step[] = [MANAGE, { api: 'unmanage', snapshot: 's2', expect: [{ cites: 'one', http: 202 }] }, { look: {}, expect: [{ cites: 'two', backend: 'unchanged' }] }];
      const result = play(scenarioOf(steps, { kind, given: none }));
      expect(verdicts(result)).toEqual(['steps[0].expect[0].http pass', 'steps[1] fail', 'steps[1].expect[0] not_run', 'steps[2].expect[0] not_run']);
      expect(result).toMatchObject({ verdict: 'fail', first_failed_step: 1 });
      expect(result.reason).toContain('There is no volume or snapshot s2.');
      expect(result.steps[1]).toMatchObject({ outcome: null, observed: { calls: [] } });
    }
  });

  test.each<[what: string, step: Step]>([
    ['a driver call about a snapshot that never was', { driver: 'unmanage_snapshot', snapshot: 's2' }],
    ['an event on an object that is gone', { event: 'rename', object: 'tuesday', name: 'friday' }],
    ['a removal of what is gone', { event: 'remove', object: 'tuesday' }],
  ])('may be %s', (_what, step) => {
    const result = play(scenarioOf([{ event: 'remove', object: 'tuesday' }, step], { given: none }));
    expect(verdicts(result)).toEqual(['steps[1] fail']);
  });

  test('may come of a driver that removes what it was to keep', () => {
    const greedy = inProcessTarget(tinyDriver(({ backend }) => ({
      manageExistingSnapshot: () => {
        for (const { id } of backend.named('tuesday')) backend.remove(id);
        return null;
      },
    })));
    const result = play(conformance([calling('manage_existing_snapshot'), { event: 'grow', object: 'tuesday', size: '2 GiB' }, LOOK]), greedy);
    expect(result).toMatchObject({ verdict: 'fail', first_failed_step: 1 });
  });
});

describe('the target', () => {
  test('is told how all begins, the options of the driver included', () => {
    const config = object([['volume_group', 'x']]);
    const { target, asked } = listening(scripted([]));
    const { start } = play(scenarioOf([], { given: { ...GIVEN, seed: 7, config } }), target);
    play(scenarioOf([]), target);
    const [first, second] = asked.filter(({ op }) => op === 'reset').map(({ ask }) => ask);
    expect(first).toMatchObject({ seed: 7, now: start.clock[0]?.now, config, cinder: { volumes: start.volumes, snapshots: start.snapshots }, objects: [{ handle: 'vol-a' }, { handle: 'tuesday' }] });
    expect(second).toMatchObject({ seed: 0, config: object([]) });
  });

  test('does not make another object of a handle by putting one in its place', () => {
    const swapped = scripted([returned(int(1))]);
    const [tuesday] = swapped.inspect({}).objects;
    let looks = 0;
    const inspect: SyncTarget['inspect'] = () => {
      looks += 1;
      return { objects: tuesday ? [looks === 1 ? tuesday : { ...tuesday, id: 'o2' as typeof tuesday.id }] : [] };
    };
    const result = play(scenarioOf([sized({ returned: true }, { backend: { tuesday: { exists: true } } }, { backend: { others: 'unchanged', new: 'none' } })]), { ...swapped, inspect });
    expect(verdicts(result)).toEqual(['steps[0].expect[0].returned pass', 'steps[0].expect[1].backend fail', 'steps[0].expect[2].backend fail']);
    expect(result.handles['tuesday']).toBe('o1');
  });
});

describe('a result', () => {
  test('names the scenario, the ids of its handles, and how it began', () => {
    const result = play(scenarioOf([calling(SIZE)], { kind: 'conformance', id: 'x[0]' }));
    expect(result).toMatchObject({ id: 'x[0]', kind: 'conformance', title: 'A scenario' });
    const { start, handles } = result;
    expect(handles['vol-a']).toBe(start.volumes[0]?.id);
    expect(handles['s1']).toBe(start.snapshots[0]?.id);
    expect(handles['tuesday']).toBe(start.objects.find(({ handle }) => handle === 'tuesday')?.id);
    expect(start.objects.map(({ handle }) => handle)).toEqual(['vol-a', 'tuesday']);
  });

  test('has the request as it was sent, and what Cinder saw of it', () => {
    const result = play(scenarioOf([calling(SIZE), calling('manage_existing_snapshot')]));
    const id = result.handles['s1'];
    const existing_ref = object([['source-name', 'tuesday']]);
    expect(result.steps[0]?.request).toEqual(object([['driver', SIZE], ['snapshot', id], ['existing_ref', existing_ref]].map(([key, value]) => [key, value] as [string, never])));
    expect(result.steps[0]?.observed).toMatchObject({ backend: {}, cinder: {}, calls: [{ method: SIZE, existing_ref, outcome: returned(int(1)) }] });
    expect(result.steps[1]?.observed.backend.objects?.updated.map(([from, to]) => [from.name, to.name])).toEqual([['tuesday', `snapshot-${id}`]]);
    expect(result.steps[1]?.observed.cinder.snapshots?.updated.map(([from, to]) => [from.status, to.status])).toEqual([['creating', 'available']]);
  });

  test('has the rules that the driver noted, the one that decided last, and not once more in the outcome', () => {
    const steps: Step[] = [calling(SIZE, { ref: { names_nothing: 'well-formed' }, expect: [{ raises: 'ManageExistingInvalidReference' }] }), calling(SIZE)];
    const result = play(scenarioOf(steps));
    expect(result.steps.map(({ rules }) => rules)).toEqual([
      [{ text: 'looked for the name', decided: false }, { text: 'found no such name', decided: true }],
      [{ text: 'looked for the name', decided: true }],
    ]);
    for (const { outcome, observed } of result.steps) for (const each of [outcome, ...observed.calls.map((call) => call.outcome)]) expect(each).not.toHaveProperty('rules');
  });

  test('says whose evidence it is', () => {
    const target = scripted([returned()], { hello: () => ({ ...HELLO, evidence: 'adapter' }) });
    expect(play(scenarioOf([calling(SIZE)]), target).steps[0]?.evidence).toBe('adapter');
  });

  test('shows of contents the digest only', () => {
    const { start } = play(scenarioOf([]));
    expect(Object.keys(start.objects[1]?.content ?? {})).toEqual(['digest']);
  });
});
