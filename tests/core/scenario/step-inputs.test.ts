/** Classes of input, read off small scenarios. */
import { describe, expect, it } from 'vitest';
import { CLASS_GROUPS, INPUT_CLASSES, type InputClass } from '../../../core/scenario/input-classes.ts';
import type { Given } from '../../../core/scenario/given.ts';
import type { Ref, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { inputsOf, type StepInput } from '../../../core/scenario/step-inputs.ts';
import { object, type Json } from '../../../core/value/json.ts';

const GIVEN: Given = {
  volumes: { 'vol-a': { size: '2 GiB' }, 'vol-b': { size: '1 GiB' } },
  backend: { tuesday: { snapshot_of: 'vol-a' }, other: { snapshot_of: 'vol-b' }, plain: {} },
  snapshots: { s1: { volume: 'vol-a' }, s2: { volume: 'vol-a' } },
};
const TUESDAY: Ref = { names: 'tuesday' };

function inputs(steps: readonly Step[], given: Given = GIVEN): StepInput[] {
  return inputsOf({ id: 'x', kind: 'conformance', title: 'x', given, steps } satisfies Scenario);
}

/** The classes of the last step, but for those that every step on tuesday has. */
function last(...steps: readonly Step[]): InputClass[] {
  return [...(inputs(steps).at(-1)?.classes ?? [])].filter((each) => each !== 'ref.object' && each !== 'size.whole').sort();
}

const getSize = (ref: Ref, snapshot = 's1'): Step => ({ driver: 'manage_existing_snapshot_get_size', snapshot, ref });
const manage = (ref: Ref = TUESDAY, snapshot = 's1'): Step => ({ driver: 'manage_existing_snapshot', snapshot, ref });
const unmanage = (snapshot = 's1'): Step => ({ driver: 'unmanage_snapshot', snapshot });
const drop = (snapshot = 's1'): Step => ({ driver: 'delete_snapshot', snapshot });
const ask = (as: string, more: Partial<Step> = {}, volume = 'vol-a', ref = TUESDAY): Step => ({ api: 'manage', as, request: { volume, ref }, ...more }) as Step;
const letGo = (snapshot: string): Step => ({ api: 'unmanage', snapshot });
const fails: Step['expect'] = [{ http: 202, then: object([['status', 'error']]) }];

it('names each class once', () => {
  expect(INPUT_CLASSES.length).toBe(new Set(INPUT_CLASSES).size);
  expect(INPUT_CLASSES.length).toBe(CLASS_GROUPS.reduce((sum, { classes }) => sum + Object.keys(classes).length, 0));
});

describe('what the reference says', () => {
  const value = (name: Json): Ref => ({ value: object([['${key}', name]]) });
  it.each<[string, Ref, InputClass]>([
    ['an object', TUESDAY, 'ref.object'],
    ['an object by its name', value('${name:tuesday}'), 'ref.object'],
    ['an object by a name that is written out', value('tuesday'), 'ref.object'],
    ['a form that is asked for', { names: 'tuesday', form: 'source-id' }, 'ref.other-form'],
    ['a bare name', { json: '"tuesday"' }, 'ref.other-form'],
    ['nothing', { names_nothing: 'well-formed' }, 'ref.nothing'],
    ['the name of nothing', value('monday'), 'ref.nothing'],
    ['a bare name of nothing', { json: '"monday"' }, 'ref.nothing'],
    ['the beginning of a name', value('tues'), 'ref.nearly'],
    ['a name and more', value('${name:tuesday}-2'), 'ref.nearly'],
    ['a name in capitals, with a blank', value('TUESDAY '), 'ref.nearly'],
    ['no key that is known', { names_nothing: 'no-known-key' }, 'ref.no-key'],
    ['a key in capitals', { json: '{"Source-Name": "tuesday"}' }, 'ref.no-key'],
    ['null', { json: 'null' }, 'ref.empty'],
    ['an empty text', { json: '""' }, 'ref.empty'],
    ['an empty list', { json: '[]' }, 'ref.empty'],
    ['an empty object', { json: '{}' }, 'ref.empty'],
    ['a number', { json: '5' }, 'ref.type'],
    ['a list', { json: '["tuesday"]' }, 'ref.type'],
    ['a number under the key', { json: '{"source-id": 5}' }, 'ref.value'],
    ['an empty text under the key', value(''), 'ref.value'],
  ])('%s', (_, ref, expected) => {
    const classes = inputs([getSize(ref)])[0]?.classes ?? new Set();
    expect([...classes].filter((each) => each.startsWith('ref.'))).toEqual([expected]);
  });
});

describe('what it names', () => {
  it('a volume, or an object of another volume than the snapshot is of', () => {
    expect(last(getSize({ names: 'plain' }))).toEqual(['object.volume']);
    expect(last(getSize({ names: 'other' }))).toContain('object.of-another');
    expect(last(ask('s9', {}, 'vol-b', { names: 'other' }))).toEqual([]);
    expect(last(ask('s9', {}, 'vol-b'))).toEqual(['object.of-another']);
  });

  it('an object that another snapshot owns, until that one lets go', () => {
    expect(last(manage(), getSize(TUESDAY))).toEqual([]);
    expect(last(manage(), manage(TUESDAY, 's2'))).toEqual(['object.owned']);
    expect(last(manage(), unmanage(), manage(TUESDAY, 's2'))).toEqual(['before.unmanaged']);
  });

  it('nothing is owned by whoever was refused', () => {
    expect(last({ ...manage(), expect: [{ raises: 'X' }] }, manage(TUESDAY, 's2'))).toEqual(['before.failed']);
    expect(last(ask('s8', { expect: [{ http: 400 }] }), ask('s9'))).toEqual([]);
  });
});

it.each<[string, InputClass[]]>([
  ['0 B', ['size.zero']],
  ['1 B', ['size.small']],
  ['1 GiB - 1 B', ['size.byte-less']],
  ['1 GiB', ['size.whole']],
  ['1 GiB + 1 B', ['size.byte-more']],
  ['1.5 GiB', ['size.between']],
  ['1 TiB - 1 B', ['size.byte-less', 'size.huge']],
  ['10 TiB', ['size.huge', 'size.whole']],
])('a size of %s', (size, expected) => {
  const given: Given = { ...GIVEN, backend: { tuesday: { snapshot_of: 'vol-a', size } } };
  expect([...(inputs([getSize(TUESDAY)], given)[0]?.classes ?? [])].filter((each) => each.startsWith('size.')).sort()).toEqual(expected);
});

describe('what happened before', () => {
  const happens = (event: 'grow' | 'rename' | 'write' | 'remove' | 'attach' | 'detach', more: object = {}): Step => ({ event, object: 'tuesday', ...more });
  it.each<[string, readonly Step[], InputClass[]]>([
    ['grown: the new size counts', [happens('grow', { size: '3.5 GiB' })], ['before.grown', 'size.between']],
    ['renamed', [happens('rename', { name: 'new' })], ['before.renamed']],
    ['rewritten', [happens('write', { content: 'x' })], ['before.rewritten']],
    ['removed', [happens('remove')], ['before.removed']],
    ['in use', [happens('attach')], ['before.busy']],
    ['no longer in use', [happens('attach'), happens('detach')], []],
    ['a snapshot that was deleted', [manage(TUESDAY, 's2'), drop('s2')], ['before.removed']],
    ['an earlier failure', [ask('s9', { expect: fails })], ['before.failed']],
    ['an earlier fault', [{ fault: { during: 'manage_existing_snapshot', at: 'lookup', effect: 'fails' } }, manage()], ['before.failed']],
    ['days', [{ clock: { advance: '2 d' } }], ['before.days']],
  ])('%s', (_, steps, expected) => {
    expect(last(...steps, getSize(TUESDAY))).toEqual(expected);
  });

  it('a removed object has no name any more, a renamed one a new one', () => {
    const byName = (name: string): Step => getSize({ value: object([['source-name', name]]) });
    expect(last(happens('rename', { name: 'new' }), byName('new'))).toEqual(['before.renamed']);
    expect(last(happens('rename', { name: 'new' }), byName('tuesday'))).toEqual(['ref.nothing']);
    expect(last(happens('remove'), byName('tuesday'))).toEqual(['ref.nothing']);
  });

  it('goes with the snapshot to calls that have no reference', () => {
    expect(last(manage({ names: 'tuesday', form: 'x' }), happens('rename', { name: 'new' }), unmanage())).toEqual(['before.renamed', 'ref.other-form']);
  });

  it('goes with the last call to a look', () => {
    expect(last(manage(), unmanage(), { clock: { advance: '2 d' } }, { look: {} })).toEqual(['before.days']);
    expect(inputs([manage(), unmanage(), { look: {} }]).at(-1)?.methods).toEqual(['unmanage_snapshot']);
  });

  it('nothing is asked by what happens meanwhile', () => {
    expect(inputs([manage(), { event: 'remove', object: 'other' }]).at(-1)).toEqual({ methods: [], classes: new Set() });
  });

  it('an object is in use by what the array says of it', () => {
    const backend = { tuesday: { snapshot_of: 'vol-a', attributes: object([['children', ['clone']]]) } };
    expect(inputs([getSize(TUESDAY)], { ...GIVEN, backend })[0]?.classes).toContain('before.busy');
  });
});

describe('faults', () => {
  const fault = (at: 'lookup' | 'first-write' | 'any', times = 1, effect: 'fails' | 'done-but-answer-lost' = 'fails'): Step => ({
    fault: { during: 'manage_existing_snapshot', at, effect, times },
  });
  it('strike the calls that they are for, as often as they are to', () => {
    expect(last(fault('lookup'), getSize(TUESDAY))).toEqual([]);
    expect(last(fault('lookup'), manage())).toEqual(['fault.lookup']);
    expect(last(fault('first-write'), ask('s9'))).toEqual(['fault.write']);
    expect(last(fault('any'), manage())).toEqual(['fault.lookup', 'fault.write']);
    expect(last(fault('first-write', 1, 'done-but-answer-lost'), manage())).toEqual(['fault.answer-lost']);
    expect(last(fault('lookup', 2), manage(), manage())).toEqual(['before.failed', 'fault.lookup']);
    expect(last(fault('lookup', 1), manage(), manage())).toEqual(['before.failed']);
  });

  it("of Cinder's database strike the model update", () => {
    expect(last({ fault: { during: 'manage_existing_snapshot', at: 'model-update', effect: 'fails' } }, ask('s9'))).toEqual(['fault.model-update']);
  });

  it('of services last until they are over', () => {
    const off = (state: object): Step => ({ service: state });
    expect(last(off({ up: false }), ask('s9'))).toEqual(['fault.service']);
    expect(last(off({ disabled: true }), ask('s9'), letGo('s9'))).toEqual(['fault.service']);
    expect(last(off({ frozen: true }), off({ frozen: false }), ask('s9'))).toEqual([]);
    expect(last(off({ initialized: false }), off({ up: true }), ask('s9'))).toEqual(['fault.not-initialised']);
    expect(last(off({ up: false }), getSize(TUESDAY))).toEqual([]);
    expect(inputs([ask('s9')], { ...GIVEN, backends: { backend: { up: false } } })[0]?.classes).toContain('fault.service');
  });

  it('do not strike a request that the API refuses', () => {
    expect(last(fault('lookup'), ask('s9', { expect: [{ http: 400 }] }))).toEqual([]);
  });
});

describe("on Cinder's side", () => {
  it('a request that stops half-way, what comes meanwhile, and what settles it', () => {
    const halfWay = ask('s9', { settle: 'api' });
    expect(last(halfWay)).toEqual(['cinder.half-way']);
    expect(last(halfWay, letGo('s9'))).toEqual(['cinder.half-way']);
    expect(last(halfWay, { settle: 'done' }, letGo('s9'))).toEqual([]);
    expect(inputs([halfWay, letGo('s9'), { settle: 'done' }]).at(-1)).toMatchObject({ verb: 'manage', classes: new Set(['ref.object', 'size.whole', 'cinder.half-way']) });
  });

  it('a limit that leaves no room: of snapshots, or of GiB by the larger of volume and object', () => {
    const under = (quota: Given['quota'], ...steps: readonly Step[]): boolean => inputs(steps, { ...GIVEN, ...(quota ? { quota } : {}) }).at(-1)?.classes.has('cinder.quota') ?? false;
    expect(under({ snapshots: 1 }, ask('s9'))).toBe(false);
    expect(under({ snapshots: 1 }, ask('s8', {}, 'vol-a'), ask('s9'))).toBe(true);
    expect(under({ snapshots: 1 }, ask('s8'), letGo('s8'), ask('s9'))).toBe(false);
    expect(under({ gigabytes: 1 }, ask('s9'))).toBe(true);
    expect(under({ gigabytes: 3 }, ask('s8'), ask('s9'))).toBe(true);
    expect(under(undefined, ask('s8'), ask('s9'))).toBe(false);
    const grown: Step = { event: 'grow', object: 'tuesday', size: '3 GiB' };
    expect(under({ gigabytes: 2 }, grown, ask('s9'))).toBe(true);
    const small = ask('s8', {}, 'vol-a', { names: 'other' });
    expect(under({ gigabytes: 3 }, small, ask('s9'))).toBe(false);
  });

  it('statuses in which nothing can be done, of volumes and of snapshots', () => {
    const given: Given = { ...GIVEN, volumes: { 'vol-a': { size: '2 GiB', status: 'error' } } };
    expect(inputs([ask('s9')], given)[0]?.classes).toContain('cinder.status');
    expect(last(letGo('s1'))).toEqual(['cinder.status']);
    expect(last(ask('s9'), letGo('s9'), letGo('s9'))).toContain('cinder.status');
    expect(last(ask('s9', { expect: fails }), letGo('s9'))).toEqual(['before.failed']);
  });

  it('a request written by hand is read like any other', () => {
    const body = '{"snapshot": {"volume_id": "${volume:vol-b}", "ref": {"source-name": "tuesday"}}}';
    expect(last({ api: 'manage', as: 's9', raw: { method: 'POST', path: '/v3/${project}/manageable_snapshots', body } })).toEqual(['cinder.raw', 'object.of-another']);
    expect(last(ask('s9'), { api: 'unmanage', raw: { method: 'POST', path: '/v3/${project}/snapshots/${snapshot:s9}/action', body: '{' } })).toEqual(['cinder.raw']);
  });

  it('listings with parameters, of all that can be listed', () => {
    expect(last({ driver: 'get_manageable_snapshots', limit: 1 })).toEqual(['cinder.listing']);
    expect(last({ driver: 'get_manageable_snapshots' })).toEqual([]);
    expect(last(manage(), { event: 'attach', object: 'other' }, { driver: 'get_manageable_snapshots' })).toEqual(['before.busy', 'object.owned']);
    expect(last({ api: 'list', query: { sort: 'created_at' } })).toEqual(['cinder.listing']);
    expect(last({ api: 'list', query: { status: 'error' } })).toEqual([]);
  });

  it('a configuration, or a volume that the backend does not have', () => {
    for (const more of [{ config: object([]) }, { options: {} }, { backends: { east: {}, west: {} } }, { volumes: { 'vol-a': { size: '1 GiB', migrated: true as const } } }]) {
      expect(inputs([getSize(TUESDAY)], { ...GIVEN, ...more })[0]?.classes).toContain('cinder.set-up');
    }
    expect(inputs([getSize(TUESDAY)], { ...GIVEN, backends: { east: {} } })[0]?.classes).not.toContain('cinder.set-up');
    const given: Given = { volumes: { 'vol-a': { size: '1 GiB', on_backend: false } }, snapshots: { s1: { volume: 'vol-a' } } };
    expect(inputs([getSize({ json: '{"source-name": "x"}' })], given)[0]?.classes).toContain('cinder.set-up');
  });
});
