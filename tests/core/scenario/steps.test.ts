import { describe, expect, test } from 'vitest';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { ScenarioResult, StepResult } from '../../../core/scenario/result.ts';
import type { EventStep, Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { Operation, SyncTarget } from '../../../core/scenario/target.ts';
import type { BackendObject } from '../../../core/interface.ts';
import { get, int, isObject, object, type Json } from '../../../core/value/json.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { World } from '../../../core/world/world.ts';
import { calling, crashed, GIVEN, listening, play, refused, returned, scenarioOf, scripted, tinyDriver, verdicts } from './targets.ts';

const SIZE = 'manage_existing_snapshot_get_size';
const MANAGE = 'manage_existing_snapshot';

/** Plays the steps on the tiny driver; the result, and what was asked of the target. */
function heard(steps: readonly Step[], given: Scenario['given'] & {} = GIVEN): { result: ScenarioResult; asks: (op: Operation) => unknown[] } {
  const { target, asked } = listening(inProcessTarget(tinyDriver()));
  const result = play(scenarioOf(steps, { given }), target);
  return { result, asks: (op) => asked.filter((each) => each.op === op).map(({ ask }) => ask) };
}

/** The object with this handle as it was after the last step. */
function last({ start, steps }: ScenarioResult, handle: string): BackendObject | undefined {
  const world = World.from(start);
  for (const { observed } of steps) world.apply(observed.backend);
  return world.objects.all().find((object) => object.handle === handle);
}

describe('a driver step', () => {
  test('calls the driver with the snapshot, its volume, all rows and a deadline', () => {
    const { result, asks } = heard([calling(SIZE)]);
    const [volume] = result.start.volumes;
    const [row] = result.start.snapshots;
    expect(asks('call')).toEqual([{
      method: SIZE, snapshot: { ...row, volume_name: volume?.name, volume }, existing_ref: object([['source-name', 'tuesday']]),
      cinder: { volumes: [volume], snapshots: [row] }, deadline_ms: 30_000,
    }]);
  });

  test('lists with what it says, and without what it does not', () => {
    const { result, asks } = heard([
      { driver: 'get_manageable_snapshots' },
      { driver: 'get_manageable_snapshots', marker: 'm', limit: 2, offset: 1, sort_keys: ['size'], sort_dirs: ['desc'] },
    ]);
    const [bare, full] = asks('call') as Record<string, unknown>[];
    expect(Object.keys(bare ?? {}).sort()).toEqual(['cinder', 'deadline_ms', 'method']);
    expect(full).toMatchObject({ marker: 'm', limit: 2, offset: 1, sort_keys: ['size'], sort_dirs: ['desc'] });
    expect(result.steps.map(({ outcome }) => outcome)).toEqual([returned([int(1000)]), returned([int(2)])]);
    expect(result.steps[1]?.request).toEqual(parseJson('{"driver": "get_manageable_snapshots", "marker": "m", "limit": 2, "offset": 1, "sort_keys": ["size"], "sort_dirs": ["desc"]}'));
  });

  test('about a snapshot that Cinder does not have fails, and does not end the run', () => {
    const { verdict, reason } = play(scenarioOf([{ driver: 'unmanage_snapshot', snapshot: 'vol-a' }]));
    expect([verdict, reason]).toEqual(['fail', expect.stringMatching(/^Step 1, expectation: expected "played", got "Snapshot [-0-9a-f]+ could not be found\."$/)]);
  });

  test('that leaves the snapshot with a volume that there is not is not stored: the snapshot is in error, and the next call is made', () => {
    const target = scripted([returned(object([['volume_id', 'other']])), returned(int(1))], { reset: inProcessTarget(tinyDriver()).reset });
    const { verdict, steps } = play(scenarioOf([calling(MANAGE), calling(SIZE)]), target);
    expect([verdict, steps[0]?.observed.cinder.snapshots?.updated]).toEqual(['pass', [[expect.anything(), expect.objectContaining({ status: 'error' })]]]);
  });

  test('about a snapshot whose row is gone makes the row anew, as creating', () => {
    const { result, asks } = heard([calling(MANAGE), calling('unmanage_snapshot'), calling(SIZE, { ref: { value: 'snapshot-x' }, expect: [{ raises: 'ManageExistingInvalidReference' }] })]);
    const calls = asks('call') as { snapshot: { id: string; status: string } }[];
    expect(calls.map(({ snapshot: { id, status } }) => [id, status])).toEqual([
      [result.handles['s1'], 'creating'], [result.handles['s1'], 'available'], [result.handles['s1'], 'creating'],
    ]);
    expect(result.steps[1]?.observed.cinder.snapshots?.removed).toHaveLength(1);
    expect(result.steps[2]?.observed.cinder.snapshots?.added).toMatchObject([{ id: result.handles['s1'], status: 'creating' }]);
  });
});

describe('a reference', () => {
  const refOf = (ref: NonNullable<Parameters<typeof calling>[1]>['ref'] & {}, before: readonly Step[] = [], given: Scenario['given'] & {} = GIVEN): Json | undefined => {
    const { result, asks } = heard([...before, calling(SIZE, { ref, expect: [{ cinder: 'unchanged' }] })], given);
    const sent = (asks('call') as { existing_ref?: Json }[]).at(-1)?.existing_ref;
    expect(result.steps.at(-1)?.request.entries.find(([key]) => key === 'existing_ref')?.[1]).toEqual(sent);
    return sent;
  };

  test('that names an object is written by the target, in the form that is asked for', () => {
    const { result } = heard([]);
    expect(refOf({ names: 'tuesday' })).toEqual(object([['source-name', 'tuesday']]));
    expect(refOf({ names: 'tuesday', form: 'bare' })).toBe('tuesday');
    expect(refOf({ names: 'tuesday', form: 'by-id' })).toEqual(object([['source-id', result.handles['tuesday'] ?? '']]));
  });

  test('that names nothing is written by the target too', () => {
    expect(refOf({ names_nothing: 'well-formed' })).toEqual(object([['source-name', 'nothing']]));
    expect(refOf({ names_nothing: 'no-known-key' })).toEqual(object([['sauce', 'nothing']]));
  });

  test('follows the object: its name is asked for at the moment of use', () => {
    const rename: Step = { event: 'rename', object: 'tuesday', name: 'friday' };
    expect(refOf({ names: 'tuesday' }, [rename])).toEqual(object([['source-name', 'friday']]));
    expect(refOf({ value: '${name:tuesday}' }, [rename])).toBe('friday');
  });

  test('names an object that is gone as it was last called', () => {
    const gone: Step[] = [{ event: 'rename', object: 'tuesday', name: 'friday' }, { event: 'remove', object: 'tuesday' }];
    expect(refOf({ names: 'tuesday' }, gone)).toEqual(object([['source-name', 'friday']]));
    expect(refOf({ value: '${name:tuesday}' }, gone)).toBe('friday');
  });

  test('that is JSON is sent to the byte: order of keys, floats, big integers', () => {
    const json = '{"b": 1.0, "1": 2, "a": 12345678901234567890, "b2": [1e2, null]}';
    expect(refOf({ json })).toEqual(parseJson(json));
    expect((refOf({ json }) as { entries: [string, Json][] }).entries.map(([key]) => key)).toEqual(['b', '1', 'a', 'b2']);
    expect(refOf({ json: '"${name:tuesday}"' })).toBe('${name:tuesday}');
    expect(refOf({ json: 'null' })).toBeNull();
  });

  test('that is a value has names and ids put in, in keys and in depth', () => {
    const { result } = heard([]);
    const [id, volume] = [result.handles['tuesday'] ?? '', result.start.objects[0]];
    const value = object([['${name:tuesday}', ['x-${id:tuesday}-${name:vol-a}', int(1)]], ['${else:tuesday}', null]]);
    expect(refOf({ value })).toEqual(object([['tuesday', [`x-${id}-${volume?.name}`, int(1)]], ['${else:tuesday}', null]]));
  });

  test('to an object that never was can not be sent', () => {
    const { result } = heard([calling(SIZE, { ref: { value: '${name:nobody}' } })]);
    expect(verdicts(result)).toEqual(['steps[0] fail']);
    expect(result.reason).toContain('There is no object nobody on the backend.');
  });
});

describe('a step of the API', () => {
  const manage = (more: Partial<Step> = {}): Step => ({ api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, ...more }) as Step;
  const request = (step: StepResult | undefined, key: string): Json | undefined => step && get(step.request, key);

  test('manage sends what is asked for, and no more', () => {
    const { result } = heard([manage(), manage({ as: 's3', request: { volume: 'vol-a', ref: { json: '1.0' }, name: 'N', description: 'D', metadata: object([['b', '1'], ['a', '2']]) }, expect: [{ http: 400 }] })]);
    const volume = result.handles['vol-a'];
    expect(request(result.steps[0], 'body')).toBe(`{"snapshot":{"volume_id":"${volume}","ref":{"source-name":"tuesday"}}}`);
    expect(request(result.steps[1], 'body')).toBe(`{"snapshot":{"volume_id":"${volume}","ref":1.0,"name":"N","description":"D","metadata":{"b":"1","a":"2"}}}`);
    expect(request(result.steps[0], 'method')).toBe('POST');
    expect(request(result.steps[0], 'path')).toMatch(/^\/v3\/[0-9a-f]{32}\/manageable_snapshots$/);
    expect(request(result.steps[0], 'headers')).toEqual(object([['OpenStack-API-Version', 'volume 3.70'], ['Content-Type', 'application/json']]));
  });

  test('manage calls the snapshot by its handle from then on', () => {
    const { result } = heard([manage(), { api: 'unmanage', snapshot: 's2', expect: [{ http: 202, then: object([['status', 'deleted']]) }] }]);
    expect(result.verdict).toBe('pass');
    expect(result.handles['s2']).toBe(result.steps[0]?.observed.cinder.snapshots?.added[0]?.id);
    expect(request(result.steps[1], 'path')).toMatch(new RegExp(`/snapshots/${result.handles['s2']}/action$`));
    expect(request(result.steps[1], 'body')).toBe('{"os-unmanage": null}');
  });

  test('notes each call that Cinder made of the driver, and what it said meanwhile', () => {
    const { result } = heard([manage(), { look: {} }]);
    const existing_ref = object([['source-name', 'tuesday']]);
    expect(result.steps[0]?.observed.calls).toEqual([
      { method: SIZE, existing_ref, outcome: returned(int(1)) }, { method: MANAGE, existing_ref, outcome: returned(null) },
    ]);
    expect(result.steps[0]?.observed).toMatchObject({
      quota: { snapshots: { limit: 10, in_use: 1, reserved: 0 }, gigabytes: { limit: 1000, in_use: 1, reserved: 0 } },
      tasks: { length: 7 },
    });
    expect(result.steps[1]?.observed).toMatchObject({ calls: [], tasks: [], log: [], notifications: [], quota: { snapshots: { in_use: 1 } } });
  });

  test('settles as far as it says', () => {
    const statusOf = (settle: 'api' | 'scheduler' | 'done'): unknown => {
      const { result, asks } = heard([manage({ settle })]);
      return [result.steps[0]?.observed.cinder.snapshots?.added[0]?.status, result.steps[0]?.observed.cinder.casts?.added.map(({ to }) => to), asks('call').length];
    };
    expect([statusOf('api'), statusOf('scheduler'), statusOf('done')]).toEqual([
      ['creating', ['scheduler'], 0], ['creating', ['manager'], 0], ['available', undefined, 2],
    ]);
  });

  describe('about a snapshot', () => {
    const P = '/v3/c0ffee00c0ffee00c0ffee00c0ffee00';
    const lines = (steps: readonly Step[]): Json[][] => {
      const { result } = heard([manage(), ...steps]);
      const id = result.handles['s2'] ?? '';
      return result.steps.slice(1).map((step) => ['method', 'path', 'body'].map((key) => {
        const value = request(step, key) ?? null;
        return typeof value === 'string' ? value.replace(P, '').replace(id, 'S2') : value;
      }));
    };

    test('each verb goes where it belongs', () => {
      const s2 = { snapshot: 's2' } as const;
      expect(lines([{ api: 'show', ...s2 }, { api: 'reset_status', ...s2, status: 'error' }, { api: 'delete', ...s2 }, { api: 'unmanage', ...s2, expect: [{ http: 404 }] }])).toEqual([
        ['GET', '/snapshots/S2', null],
        ['POST', '/snapshots/S2/action', '{"os-reset_status": {"status": "error"}}'],
        ['DELETE', '/snapshots/S2', null],
        ['POST', '/snapshots/S2/action', '{"os-unmanage": null}'],
      ]);
    });

    test('the handle of one that is gone stays usable', () => {
      const { result } = heard([
        manage(), { api: 'delete', snapshot: 's2', expect: [{ http: 202, then: object([['status', 'deleted']]) }] },
        { api: 'show', snapshot: 's2', expect: [{ http: 404, body: parseJson('{"itemNotFound": {"message": "Snapshot ${snapshot:s2} could not be found."}}') as never }] },
        { api: 'delete', snapshot: 's2', expect: [{ http: 404 }] },
        { api: 'reset_status', snapshot: 's2', status: 'available', expect: [{ http: 404 }] },
      ]);
      expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
      expect(last(result, 'tuesday')).toBeUndefined();
    });

    test('what casts nothing lets what is under way wait', () => {
      const statuses = heard([
        manage({ settle: 'api' }),
        { api: 'show', snapshot: 's2', expect: [{ http: 200, body: parseJson('{"snapshot": {"status": "creating"}}') as never, then: object([['status', 'creating']]) }] },
        { api: 'reset_status', snapshot: 's2', status: 'available', expect: [{ http: 202, then: object([['status', 'available']]) }] },
        { api: 'list_manageable', expect: [{ http: 200, then: object([]), cinder: 'unchanged' }] },
        { api: 'show', raw: { method: 'GET', path: '/v3/${project}/snapshots/${snapshot:s2}' }, settle: 'done', expect: [{ then: object([['volume_size', int(1)], ['status', 'available']]) }] },
      ]).result;
      expect(verdicts(statuses).filter((each) => each.endsWith('fail'))).toEqual(['steps[3].expect[0].then fail']);
      expect(statuses.steps.map(({ observed }) => observed.calls.length)).toEqual([0, 0, 0, 1, 2]);
    });
  });

  test("a list shows Cinder's snapshots, by status and page by page", () => {
    const listed = (names: readonly string[]): Step['expect'] & {} => [{ http: 200, body: object([['snapshots', names.map((name) => object([['name', name]]))]]), cinder: 'unchanged' }];
    const named = (as: string, ref: Json): Step => ({ api: 'manage', as, request: { volume: 'vol-a', ref: { value: ref }, name: as } });
    const given = { volumes: { 'vol-a': { size: '1 GiB' } }, backend: { tuesday: { snapshot_of: 'vol-a' } } };
    const { result } = heard([
      { api: 'list', expect: listed([]) },
      named('a', 'tuesday'), { clock: { advance: '1 s' } }, named('b', 'nothing'), { clock: { advance: '1 s' } }, named('c', 'snapshot-${id:tuesday}'),
      { api: 'list', expect: listed(['c', 'b', 'a']) },
      { api: 'list', query: { status: 'available' }, expect: listed(['a']) },
      { api: 'list', detail: true, query: { marker: '${snapshot:c}', limit: '1' }, expect: listed(['b']) },
      { api: 'list', query: { sort: 'name:asc' }, expect: listed(['a', 'b', 'c']) },
    ], given);
    expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
  });

  test('a list has its parameters escaped, with ids and names put in', () => {
    const paths = (step: Step): Json | undefined => request(heard([step]).result.steps[0], 'path');
    const { s1 = '' } = heard([]).result.handles;
    const P = '/v3/c0ffee00c0ffee00c0ffee00c0ffee00';
    expect(paths({ api: 'list', expect: [{ cinder: 'unchanged' }] })).toBe(`${P}/snapshots`);
    expect(paths({ api: 'list', detail: true, query: { marker: '${snapshot:s1}', 'name~': 'a&b' }, expect: [{ cinder: 'unchanged' }] })).toBe(`${P}/snapshots/detail?marker=${s1}&name~=a%26b`);
    expect(paths({ api: 'list_manageable' })).toBe(`${P}/manageable_snapshots?host=custody%40backend`);
    expect(paths({ api: 'list_manageable', detail: true, query: { sort: 'size:desc', marker: '{"${key}": "${name:tuesday}"}' } })).toBe(
      `${P}/manageable_snapshots/detail?host=custody%40backend&sort=size%3Adesc&marker=%7B%22source-name%22%3A%20%22tuesday%22%7D`,
    );
  });

  test('raw sends what is written, with ids put in', () => {
    const body = '{"snapshot": {"volume_id": "${volume:vol-a}", "ref": 1.0, "name": "${snapshot:nobody}"}}';
    const raw = { method: 'POST', path: '/v3/${project}/manageable_snapshots', headers: { 'Content-Type': 'text/plain' }, body };
    const { result } = heard([{ api: 'manage', raw, expect: [{ http: 415 }] }, { api: 'manage', raw: { method: 'POST', path: '/v3/x' }, expect: [{ http: 404 }] }]);
    expect(result.verdict).toBe('pass');
    expect(request(result.steps[0], 'body')).toBe(`{"snapshot": {"volume_id": "${result.handles['vol-a']}", "ref": 1.0, "name": "\${snapshot:nobody}"}}`);
    expect(request(result.steps[0], 'headers')).toEqual(object([['Content-Type', 'text/plain']]));
    expect(request(result.steps[1], 'body')).toBeNull();
    expect(request(result.steps[1], 'headers')).toEqual(object([['OpenStack-API-Version', 'volume 3.70'], ['Content-Type', 'application/json']]));
  });

  test('raw manage gives the snapshot a handle, when it has one', () => {
    const raw = { method: 'POST', path: '/v3/${project}/manageable_snapshots', body: '{"snapshot": {"volume_id": "${volume:vol-a}", "ref": "tuesday"}}' };
    const { result } = heard([{ api: 'manage', as: 's2', raw, expect: [{ then: object([['status', 'available']]) }] }, { api: 'unmanage', snapshot: 's2' }]);
    expect(result.verdict).toBe('pass');
  });
});

describe('an event', () => {
  const event = (event: EventStep['event'], more: Partial<EventStep> = {}): Step => ({ event, object: 'tuesday', ...more });

  test.each<[step: Step, changed: Partial<BackendObject>]>([
    [event('grow', { size: '3 GiB' }), { size_bytes: 3 * 2 ** 30 }],
    [event('rename', { name: 'friday' }), { name: 'friday' }],
    [event('attach'), { attributes: object([['open', true]]) }],
  ])('changes the object and nothing else: %j', (step, changed) => {
    const { result } = heard([step]);
    const before = result.start.objects.find(({ handle }) => handle === 'tuesday');
    expect(result.steps[0]?.observed.backend.objects).toEqual({ added: [], updated: [[before, { ...before, ...changed }]], removed: [] });
    expect(result.steps[0]?.observed.cinder).toEqual({});
    expect(result.steps[0]).toMatchObject({ outcome: null, expectations: [] });
  });

  test('write puts another content, told by its digest', () => {
    const { result } = heard([event('write', { content: 'ledger' }), event('write', { content: 'payroll' }), event('write')]);
    const digests = result.steps.map(({ observed }) => observed.backend.objects?.updated[0]?.[1].content?.digest);
    expect(new Set([...digests, last(result, 'vol-a')?.content?.digest]).size).toBe(3);
    expect(digests[1]).toBe(result.start.objects.find(({ handle }) => handle === 'tuesday')?.content?.digest);
    expect(digests[2]).toBe(last(result, 'vol-a')?.content?.digest);
  });

  test('detach takes back what attach did', () => {
    const { result } = heard([event('attach'), event('detach')]);
    expect(last(result, 'tuesday')).toEqual(result.start.objects.find(({ handle }) => handle === 'tuesday'));
  });

  test('remove', () => {
    const { result } = heard([event('remove')]);
    expect(result.steps[0]?.observed.backend.objects?.removed.map(({ handle }) => handle)).toEqual(['tuesday']);
  });

  test('add puts an object there, of the size of its volume unless it says another', () => {
    const given = { ...GIVEN, volumes: { 'vol-a': { size: '5 GiB' } } };
    const { result } = heard([
      event('add', { object: 'one', snapshot_of: 'vol-a' }),
      event('add', { object: 'two', snapshot_of: 'vol-a', size: '1 B', name: 'N', content: 'payroll', attributes: object([['pool', 'x']]) }),
      event('add', { object: 'three' }),
    ], given);
    const volume = last(result, 'vol-a')?.id;
    expect(last(result, 'one')).toMatchObject({ kind: 'snapshot', name: 'one', parent: volume, size_bytes: 5 * 2 ** 30 });
    expect(last(result, 'two')).toMatchObject({ name: 'N', size_bytes: 1, attributes: object([['pool', 'x']]), content: last(result, 'tuesday')?.content });
    expect(last(result, 'three')).toMatchObject({ kind: 'volume', parent: null, size_bytes: 2 ** 30 });
  });

  test('add under the handle of one that is gone: from then on that handle is the new one', () => {
    const steps: Step[] = [event('remove'), event('add', { snapshot_of: 'vol-a', content: 'else' }), calling(SIZE), { look: {}, expect: [{ backend: { tuesday: { exists: true } } }] }];
    const { result } = heard(steps);
    expect(result.verdict).toBe('pass');
    expect(result.handles['tuesday']).toBe(result.steps[1]?.observed.backend.objects?.added[0]?.id);
  });

  test('is shown as it was written, without what was expected of it', () => {
    const { result } = heard([{ event: 'grow', object: 'tuesday', size: '3 GiB', notes: 'n', expect: [{ cinder: 'unchanged' }], expect_for: {} }]);
    expect(result.steps[0]?.request).toEqual(object([['event', 'grow'], ['object', 'tuesday'], ['size', '3 GiB']]));
  });
});

describe('a fault', () => {
  test('waits for its moment, and strikes once unless it says more', () => {
    const fails: Step = calling(MANAGE, { expect: [{ crashes: 'JavaScript BackendFault' }, { backend: 'unchanged' }] });
    const fault = (times?: number): Step => ({ fault: { during: MANAGE, at: 'first-write', effect: 'fails', ...(times === undefined ? {} : { times }) } });
    expect(heard([fault(), calling(SIZE), fails, calling(MANAGE)]).result.verdict).toBe('pass');
    expect(heard([fault(2), fails, fails, calling(MANAGE)]).result.verdict).toBe('pass');
    expect(heard([fault()]).asks('fault')).toEqual([{ during: MANAGE, at: 'first-write', effect: 'fails', times: 1 }]);
    expect(heard([fault()]).result.steps[0]?.request).toEqual(object([['fault', object([['during', MANAGE], ['at', 'first-write'], ['effect', 'fails']])]]));
  });

  test('at a write of no number strikes the first', () => {
    const step: Step = { fault: { during: MANAGE, at: 'nth-write', effect: 'fails' } };
    expect(heard([step, calling(MANAGE, { expect: [{ crashes: 'JavaScript BackendFault' }] })]).result.verdict).toBe('pass');
  });

  test("may strike Cinder's database: once, on either way to the driver, and without the target", () => {
    const fault = (times?: number): Step => ({ fault: { during: MANAGE, at: 'model-update', effect: 'fails', ...(times === undefined ? {} : { times }) } });
    const manage = (as: string, status: string): Step =>
      ({ api: 'manage', as, request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [{ then: object([['status', status]]) }] });
    const { result, asks } = heard([
      fault(), manage('a', 'error'), manage('b', 'available'), fault(2), manage('c', 'error'),
      calling(MANAGE, { expect: [{ returned: true, then: object([['status', 'error']]) }] }), manage('d', 'available'),
    ]);
    expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
    expect(asks('fault')).toEqual([]);
    expect(result.steps[0]?.request).toEqual(object([['fault', object([['during', MANAGE], ['at', 'model-update'], ['effect', 'fails']])]]));
    expect(last(result, 'tuesday')?.name).toBe(`snapshot-${result.handles['d']}`);
  });

  test('may carry the request out and lose its answer', () => {
    const step: Step = { fault: { during: MANAGE, at: 'nth-write', n: 1, effect: 'done-but-answer-lost' } };
    const { result } = heard([step, calling(MANAGE, { expect: [{ crashes: 'JavaScript BackendFault' }] })]);
    expect(result.verdict).toBe('pass');
    expect(last(result, 'tuesday')?.name).toBe(`snapshot-${result.handles['s1']}`);
  });
});

describe("Cinder's own options", () => {
  const given = { ...GIVEN, options: { snapshot_name_template: 'snap-%s', no_snapshot_gb_quota: true } };
  const manage: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } } };

  test('hold for the target, for given rows, for new ones, and for those that are made anew', () => {
    const { result, asks } = heard([manage, calling('unmanage_snapshot'), calling(SIZE, { ref: { value: 'snap-x' }, expect: [{ raises: 'ManageExistingInvalidReference' }] })], given);
    const names = (asks('call') as { snapshot: { name: string; id: string } }[]).map(({ snapshot: { name, id } }) => name === `snap-${id}`);
    expect(names).toEqual([true, true, true, true]);
    expect(asks('reset')).toMatchObject([{ options: given.options }]);
    expect(result.steps[0]?.observed.quota).toMatchObject({ snapshots: { in_use: 1 }, gigabytes: { in_use: 0 } });
    expect(heard([]).asks('reset')[0]).not.toHaveProperty('options');
  });

  test('reach the driver', () => {
    const seen: unknown[] = [];
    const target = inProcessTarget(tinyDriver(({ options }) => {
      seen.push(options);
      return {};
    }));
    play(scenarioOf([calling(SIZE)], { given: { ...GIVEN, options: { snapshot_name_template: 'snap-%s' } } }), target);
    play(scenarioOf([calling(SIZE)]), target);
    expect(seen).toEqual([{ snapshot_name_template: 'snap-%s', no_snapshot_gb_quota: false }, { snapshot_name_template: 'snapshot-%s', no_snapshot_gb_quota: false }]);
  });
});

describe('of several backends', () => {
  const given: Scenario['given'] & {} = {
    backends: { east: {}, west: {} },
    volumes: { a: { size: '1 GiB' }, b: { size: '1 GiB', backend: 'west' } },
    backend: { tuesday: { snapshot_of: 'a', name: 'same' }, friday: { snapshot_of: 'b', name: 'same' } },
    snapshots: { s1: { volume: 'a' }, s2: { volume: 'b' } },
  };
  const west = (ref: Json, expect: Step['expect'] & {} = [{ returned: true }]): Step => ({ driver: MANAGE, snapshot: 's2', ref: { value: ref }, expect });
  /** Lists the names that it sees, after the snapshots that Cinder gives it. */
  const lister = (): SyncTarget => inProcessTarget(tinyDriver(({ backend }) => ({
    getManageableSnapshots: ({ cinder_snapshots }) => [...cinder_snapshots.map(({ name }) => name), '|', ...backend.list().map(({ name }) => name)],
  })));

  test('each call says whose driver it is for, with the rows of all', () => {
    const manage: Step = { api: 'manage', as: 's3', request: { volume: 'b', ref: { names: 'friday' } } };
    const { asks } = heard([{ driver: SIZE, snapshot: 's1', ref: { names: 'tuesday' } }, manage, { api: 'list_manageable', backend: 'west' }, { driver: 'get_manageable_snapshots', backend: 'west' }, { driver: 'get_manageable_snapshots' }], given);
    const calls = asks('call') as { backend: string; cinder: { volumes: unknown[] } }[];
    expect(calls.map(({ backend }) => backend)).toEqual(['east', 'west', 'west', 'west', 'west', 'east']);
    expect(calls.map(({ cinder }) => cinder.volumes.length)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  test('a driver sees its own objects and no others, though they have one name', () => {
    const { result } = heard([west('same', [{ backend: { friday: { name: 'snapshot-${snapshot:s2}' }, others: 'unchanged' } }]), west('same', [{ raises: 'ManageExistingInvalidReference' }])], given);
    expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
    expect([last(result, 'tuesday')?.backend, last(result, 'friday')?.backend, last(result, 'b')?.backend]).toEqual(['east', 'west', 'west']);
  });

  test("a listing has that backend's objects and that backend's snapshots", () => {
    const { steps, handles } = play(scenarioOf([{ driver: 'get_manageable_snapshots', backend: 'west' }], { given }), lister());
    expect(steps[0]?.outcome).toEqual(returned([`snapshot-${handles['s2']}`, '|', `volume-${handles['b']}`, 'same']));
    expect(steps[0]?.request).toEqual(object([['driver', 'get_manageable_snapshots'], ['backend', 'west']]));
  });

  test('what is added comes to the backend of its volume, else to the one that is named, else to the first', () => {
    const add = (object: string, more: Partial<EventStep>): Step => ({ event: 'add', object, ...more });
    const { result } = heard([add('x', { snapshot_of: 'b' }), add('y', { backend: 'west' }), add('z', {})], given);
    expect(['x', 'y', 'z'].map((handle) => last(result, handle)?.backend)).toEqual(['west', 'west', 'east']);
  });

  test('a service is that of its backend; the others go on', () => {
    const manage = (as: string, volume: string, expect: Step['expect'] & {}): Step => ({ api: 'manage', as, request: { volume, ref: { value: 'same' } }, expect });
    const { result } = heard([
      { service: { backend: 'west', initialized: false } }, manage('s3', 'b', [{ then: object([['status', 'error']]), log: ['driver west not initialized'] }]),
      manage('s4', 'a', [{ then: object([['status', 'available']]) }]),
    ], given);
    expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
    expect(result.steps[0]?.observed.cinder.services?.updated.map(([, { id }]) => id)).toEqual(['custody@west']);
  });

  test('of one, nothing is said', () => {
    const { result, asks } = heard([calling(SIZE), { driver: 'get_manageable_snapshots' }, { event: 'add', object: 'x' }], { ...GIVEN, backends: { east: {} } });
    expect([...asks('call'), ...asks('event'), ...result.start.objects].filter((each) => JSON.stringify(each).includes('"backend"'))).toEqual([]);
  });
});

test('a service changes as it is said, and stays so', () => {
  const manage = (as: string, expect: Step['expect'] & {}): Step => ({ api: 'manage', as, request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect });
  const { result, asks } = heard([
    { service: { up: false } },
    manage('a', [{ http: 400, cinder: 'unchanged' }]),
    { service: { up: true, initialized: false } },
    manage('b', [{ http: 202, then: object([['status', 'error']]), log: ['Volume driver backend not initialized.'] }]),
    { api: 'unmanage', snapshot: 'b', expect: [{ http: 202, then: object([['status', 'error_deleting']]), user_messages: ['VOLUME_VOLUME_SNAPSHOT_010_002'], log: ['Volume driver tiny not initialized'] }] },
    { service: { initialized: true } },
    manage('c', [{ then: object([['status', 'available']]) }]),
    { service: { frozen: true, disabled: true } },
    { api: 'delete', snapshot: 'c', expect: [{ http: 400 }] },
    { api: 'list_manageable', expect: [{ http: 400 }] },
  ]);
  expect([result.verdict, result.reason]).toEqual(['pass', undefined]);
  expect(result.steps[2]?.request).toEqual(object([['service', object([['up', true], ['initialized', false]])]]));
  expect(result.steps[2]?.observed.cinder.services?.updated).toHaveLength(1);
  expect(result.steps[7]?.observed.cinder.services?.updated[0]?.[1]).toMatchObject({ up: true, frozen: true, disabled: true, initialized: true });
  expect(asks('call')).toHaveLength(2);
});

test('the clock is advanced on both sides', () => {
  const times: number[] = [];
  const target = inProcessTarget(tinyDriver(({ now }) => {
    times.push(now);
    return {};
  }));
  const result = play(scenarioOf([calling(SIZE), { clock: { advance: '2 d' } }, calling(SIZE)], { given: { ...GIVEN, clock: '2026-03-01T12:00:00Z' } }), target);
  const begin = Date.UTC(2026, 2, 1, 12);
  expect(times).toEqual([begin, begin + 172_800_000]);
  expect(result.steps[1]?.observed.cinder.clock?.updated.map(([, to]) => to.now)).toEqual([begin + 172_800_000]);
  expect(result.steps[1]?.request).toEqual(object([['clock', object([['advance', '2 d']])]]));
});

test('settle lets Cinder go on, and look does nothing', () => {
  const steps: Step[] = [
    { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, settle: 'api' },
    { settle: 'scheduler', expect: [{ backend: 'unchanged', notifications: [] }] },
    { settle: 'done', expect: [{ notifications: ['snapshot.manage_existing_snapshot.start', 'snapshot.manage_existing_snapshot.end'] }] },
    { look: {}, expect: [{ backend: 'unchanged', cinder: 'unchanged', notifications: [], log: [] }] },
  ];
  const { result, asks } = heard(steps);
  expect(result.verdict).toBe('pass');
  expect(result.steps.slice(1).map(({ request }) => request)).toEqual([
    object([['settle', 'scheduler']]), object([['settle', 'done']]), object([['look', object([])]]),
  ]);
  expect(asks('call')).toHaveLength(2);
});

test('a driver that crashes or refuses within a request of the API makes no step crash: Cinder goes on', () => {
  const manage: Step = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [{ http: 202, then: object([['status', 'error']]) }] };
  for (const outcome of [refused('InvalidInput'), crashed('KeyError'), { kind: 'timed_out', after_ms: 5 } as const]) {
    const result = play(scenarioOf([manage]), scripted([outcome]));
    expect(result.verdict).toBe('pass');
    expect(result.steps[0]?.observed.calls).toMatchObject([{ outcome }]);
    expect(isObject(result.steps[0]?.request ?? null)).toBe(true);
  }
});
