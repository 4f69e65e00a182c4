import { describe, expect, test } from 'vitest';
import { CinderException } from '../../../../core/errors.ts';
import type { DriverDefinition } from '../../../../core/definition.ts';
import type { DriverContext, SnapshotView } from '../../../../core/interface.ts';
import { replayRecording } from '../../../../core/scenario/recorded/replay.ts';
import { object, type Json } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { fromJson, toJson } from '../../../../core/value/plain.ts';

/** A driver that answers by what the reference says, and notes what it was given. */
function scripted(seen: SnapshotView[] = [], contexts: DriverContext[] = []): DriverDefinition {
  const refuse = (): never => {
    throw new CinderException('InvalidInput', { reason: 'no' });
  };
  return {
    id: 'scripted', title: '', version: '1', capabilities: [], referenceForms: [],
    place: () => ({ unsupported: '' }), referenceTo: () => null, referenceToNothing: () => null,
    create(context) {
      contexts.push(context);
      return {
        manageExistingSnapshotGetSize: (snapshot, ref) => (seen.push(snapshot), ref),
        manageExistingSnapshot(snapshot, ref) {
          seen.push(snapshot);
          if (ref === 'refuse') refuse();
          const called = context.backend.named('v');
          if (ref === 'rename') for (const { id } of called) context.backend.rename(id, 'v2');
          if (ref === 'rename first' && called[0]) context.backend.rename(called[0].id, 'v2');
          return ref === 'update' ? object([['provider_id', 'p1']]) : null;
        },
        unmanageSnapshot: (snapshot) => (snapshot.display_name === 'stuck' ? refuse() : null),
      };
    },
  };
}

const ID = 's-1';

function replay(definition: DriverDefinition, initial: object, ...steps: object[]): { outcome: { ok: boolean; result?: unknown; error?: unknown }; objects: unknown }[] {
  const line = toJson({ driver: 'scripted', name: 'n', config: { option: 1 }, initial: { objects: [], volumes: [], snapshots: [], ...initial }, steps });
  const { steps: replayed } = fromJson(replayRecording(line, () => definition)) as { steps: ReturnType<typeof replay> };
  return replayed;
}

const manage = (ref: unknown, snapshot: object = {}): object => ({ op: 'manage_existing_snapshot', snapshot: { id: ID, volume_id: 'v-1', ...snapshot }, existing_ref: ref });
const getSize = (ref: unknown): object => ({ ...manage(ref), op: 'manage_existing_snapshot_get_size' });
const unmanage = { op: 'unmanage_snapshot', snapshot: { id: ID, volume_id: 'v-1' } };

describe("Cinder's rows", () => {
  test('a snapshot has a row from when it is first named, with a volume made for it', () => {
    const seen: SnapshotView[] = [];
    replay(scripted(seen), {}, getSize(1), { ...getSize(2), snapshot: { id: ID, volume_id: 'v-2', display_name: 'too late' } });
    expect(seen.map(({ volume_id, volume_name, display_name, status }) => [volume_id, volume_name, display_name, status])).toEqual([
      ['v-1', 'volume-v-1', null, 'creating'],
      ['v-1', 'volume-v-1', null, 'creating'],
    ]);
  });

  test('they change as the manager would change them', () => {
    const contexts: DriverContext[] = [];
    replay(scripted([], contexts), {}, manage('refuse'), manage('update'), getSize(1), unmanage, getSize(1), unmanage, manage(null, { id: 'other', display_name: 'stuck' }),
      { op: 'unmanage_snapshot', snapshot: { id: 'other' } }, getSize(1));
    const statuses = contexts.map(({ cinder }) => cinder.snapshots.map(({ id, status, provider_id }) => [id, status, provider_id].join(' ')));
    expect(statuses).toEqual([
      ['s-1 creating '], ['s-1 error '], ['s-1 available p1'], ['s-1 available p1'], ['s-1 creating '], ['s-1 creating '], ['other creating '], ['other available '],
      ['other error_deleting ', 's-1 creating '],
    ]);
  });

  test('those of the initial state are there from the start', () => {
    const contexts: DriverContext[] = [];
    const rows = { volumes: [{ id: 'v-1', name: 'volume-x', name_id: 'x', size: 3 }], snapshots: [{ id: 'old', volume_id: 'v-1', volume_size: 3, status: 'available' }] };
    replay(scripted([], contexts), rows, getSize(1));
    expect(contexts[0]?.cinder.volumes).toMatchObject([{ id: 'v-1', name: 'volume-x', size: 3 }]);
    expect(contexts[0]?.cinder.snapshots).toMatchObject([{ id: 'old', volume_size: 3, status: 'available' }, { id: ID, volume_size: 3 }]);
    expect(contexts[0]?.config).toEqual(toJson({ option: 1 }));
  });
});

describe('the array', () => {
  const objects = [
    { kind: 'volume', name: 'v', size: 1, id: 'id-1' },
    { kind: 'snapshot', name: 's', size: 2, id: 'id-2', parent: 'v', attrs: { open: true } },
    { kind: 'snapshot', name: 'lost', size: 3, id: 'id-2', parent: 'gone' },
  ];

  test('snapshots follow their volume when a driver renames it, but not when it is renamed behind Cinder\'s back', () => {
    const [, first, , second] = replay(scripted(), { objects }, { op: 'backend', add: { name: 'gone', size: 9 } }, manage('rename'), { op: 'backend', rename: ['v2', 'v'] }, manage('rename'));
    expect(first?.objects).toMatchObject([{ name: 'v2' }, { name: 's', parent: 'v2' }, { name: 'lost', parent: 'gone' }, { name: 'gone' }]);
    expect(second?.objects).toMatchObject([{ name: 'v2' }, { name: 's', parent: 'v2' }, { name: 'lost', parent: 'gone' }, { name: 'gone' }]);
  });

  test('the parent is the first object of the name, be it a snapshot', () => {
    const twins = [{ kind: 'snapshot', name: 'v', size: 1, id: 'id-1' }, ...objects];
    const [renamed] = replay(scripted(), { objects: twins }, manage('rename'));
    expect(renamed?.objects).toMatchObject([{ name: 'v2' }, { name: 'v2' }, { name: 's', parent: 'v2' }, { name: 'lost' }]);
    const [first] = replay(scripted(), { objects: twins }, manage('rename first'));
    expect(first?.objects).toMatchObject([{ name: 'v2' }, { name: 'v' }, { name: 's', parent: 'v2' }, { name: 'lost' }]);
  });

  test('is changed behind Cinder\'s back as the recorder changes it', () => {
    const volumes = [{ id: 'v-1', name: 'volume-x' }];
    const [removed, added, other, none] = replay(scripted(), { objects, volumes },
      { op: 'backend', remove: 's' },
      { op: 'backend', add: { name: 'new', size: 5, parent: { cinder_volume: 'v-1' }, attrs: { thin: true } } },
      { op: 'backend', rename: ['new', 'renamed'], remove: 'lost' },
      { op: 'backend', remove_all_snapshots: true });
    expect(removed?.objects).toEqual([objects[0], objects[2]]);
    expect(added?.objects).toEqual([objects[0], objects[2], { kind: 'snapshot', name: 'new', size: 5, id: 'id-3', parent: 'volume-x', attrs: { thin: true } }]);
    expect(other?.objects).toEqual([objects[0], { kind: 'snapshot', name: 'renamed', size: 5, id: 'id-3', parent: 'volume-x', attrs: { thin: true } }]);
    expect(none).toEqual({ op: 'backend', remove_all_snapshots: true, outcome: { ok: true, result: null }, objects: [objects[0]] });
  });
});

test('an empty name is not removed: the recorder does nothing for it', () => {
  const nameless = { kind: 'volume', name: '', size: 1, id: 'id-1' };
  const [step] = replay(scripted(), { objects: [nameless] }, { op: 'backend', remove: '' });
  expect(step?.objects).toEqual([nameless]);
});

test('outcomes are written as the recorder writes them', () => {
  const [returned, refused] = replay(scripted(), {}, getSize({ a: 1.5 }), manage('refuse'));
  expect(returned?.outcome).toEqual({ ok: true, result: { a: 1.5 } });
  expect(refused?.outcome).toEqual({ ok: false, error: { class: 'InvalidInput', cinder: true, message: 'Invalid input received: no', where: null } });
});

test('a driver without a listing raises as Cinder\'s base class does', () => {
  const [listed] = replay(scripted(), {}, { op: 'get_manageable_snapshots' });
  expect(listed?.outcome.error).toMatchObject({ class: 'NotImplementedError', cinder: false });
});

test.each<[string, string]>([
  ['[]', 'A recording is a JSON object.'],
  ['{"name": "n"}', 'A recording names its driver.'],
  ['{"driver": "lvm", "steps": []}', 'A recording has an initial state.'],
  ['{"driver": "lvm", "initial": {}}', 'A recording has a list of steps.'],
  ['{"driver": "lvm", "initial": {}, "steps": [{"op": "nope"}]}', 'The op of a step is one of the methods of a driver, or "backend".'],
  ['{"driver": "lvm", "initial": {}, "steps": [{"op": "unmanage_snapshot"}]}', 'This step names a snapshot.'],
  ['{"driver": "lvm", "initial": {"objects": [{}]}, "steps": []}', 'An object of a recording has a name.'],
])('%s is no recording', (line, problem) => {
  const broken = (): Json => replayRecording(parseJson(line), () => scripted());
  expect(broken).toThrow(new SyntaxError(problem));
});

test('a driver that we do not have is said by its name', () => {
  expect(() => replayRecording(parseJson('{"driver": "tape"}'), () => undefined)).toThrow('There is no driver tape here.');
});
