/** Arrays whose requests go by ids, and drivers that leave fields in Cinder's rows of volumes. */
import { describe, expect, test } from 'vitest';
import type { DriverDefinition } from '../../../core/definition.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { Given } from '../../../core/scenario/given.ts';
import type { Step } from '../../../core/scenario/scenario.ts';
import type { Reset } from '../../../core/scenario/target.ts';
import type { VolumeId } from '../../../core/interface.ts';
import { int, object, type Json } from '../../../core/value/json.ts';
import { LOOK, play, scenarioOf, tinyDriver } from './targets.ts';

const BY_IDS: Partial<DriverDefinition> = {
  nativeId: (kind, n) => (kind === 'volume' ? int(1000 + n) : `snap-${n}`),
  volumeFields: ({ name, native_id }) => ({ provider_id: name, provider_location: String(native_id !== null), volume_type_id: 'a-type' }),
  attributesInUse: object([['mapped', true]]),
  place: ({ handle, name, volume_id, size_bytes }, parentName) => ({
    name: `${parentName ?? 'top'}.${name ?? volume_id ?? handle}`, size_bytes, attributes: object([['pool', 'a']]),
  }),
};

const RESET: Reset = {
  seed: 0, now: 0, config: object([]), cinder: { volumes: [], snapshots: [] },
  objects: [
    { handle: 'vol', kind: 'volume', size_bytes: 1, volume_id: 'v-1' as VolumeId, volume_name: 'volume-v-1' },
    { handle: 's', kind: 'snapshot', parent: 'vol', size_bytes: 1, attributes: object([['pool', 'b']]) },
  ],
};

describe('a target over such an array', () => {
  const reset = () => {
    const target = inProcessTarget(tinyDriver(undefined, BY_IDS));
    return { target, answered: target.reset(RESET) };
  };
  const inspected = (target: ReturnType<typeof inProcessTarget>) => target.inspect({}).objects;

  test('knows each object by an id of its own, which is never given again', () => {
    const { target } = reset();
    expect(inspected(target).map(({ native_id }) => native_id)).toEqual([int(1000), 'snap-1']);
    target.event({ event: 'remove', object: 's' });
    target.event({ event: 'add', object: { handle: 't', kind: 'snapshot', parent: 'vol', size_bytes: 1 } });
    expect(inspected(target).map(({ native_id }) => native_id)).toEqual([int(1000), 'snap-2']);
  });

  test('names a snapshot after its volume, also when it is renamed', () => {
    const { target } = reset();
    expect(inspected(target).map(({ name }) => name)).toEqual(['top.v-1', 'top.v-1.s']);
    target.event({ event: 'rename', object: 's', name: 'new' });
    expect(inspected(target).map(({ name }) => name)).toEqual(['top.v-1', 'top.v-1.new']);
  });

  test("writes references by the array's id", () => {
    expect(reset().target.reference({ names: 's', form: 'by-id' })).toEqual({ existing_ref: object([['source-id', 'snap-1']]) });
  });

  test('notes attributes of its own, which the scenario may set otherwise, and how an object in use looks', () => {
    const { target } = reset();
    target.event({ event: 'attach', object: 's' });
    expect(inspected(target).map(({ attributes }) => attributes)).toEqual([object([['pool', 'a']]), object([['pool', 'b'], ['mapped', true]])]);
    target.event({ event: 'detach', object: 's' });
    expect(inspected(target)[1]?.attributes).toEqual(object([['pool', 'b']]));
  });

  test("says what the driver would have left in Cinder's volumes", () => {
    const { answered } = reset();
    expect(answered).toMatchObject({ volumes: [{ id: 'v-1', provider_id: 'top.v-1', provider_location: 'true', volume_type_id: 'a-type' }] });
    expect(inProcessTarget(tinyDriver()).reset(RESET)).not.toHaveProperty('volumes');
  });

  test('has no name that can not be', () => {
    const target = inProcessTarget(tinyDriver(undefined, { ...BY_IDS, place: ({ name }) => (name === '' ? { unsupported: 'No name.' } : { name: name ?? 'n', size_bytes: 1 }) }));
    target.reset(RESET);
    expect(target.event({ event: 'rename', object: 's', name: '' })).toEqual({ unsupported: 'No name.' });
  });
});

describe("Cinder's rows in a scenario", () => {
  const given: Given = { volumes: { a: { size: '1 GiB' } }, backend: { s: { snapshot_of: 'a' } }, snapshots: { one: { volume: 'a' } } };
  const start = (changed: Given): { volumes: readonly unknown[]; snapshots: readonly unknown[] } => {
    const { start: { volumes, snapshots } } = play(scenarioOf([LOOK], { given: changed }), inProcessTarget(tinyDriver(undefined, BY_IDS)));
    return { volumes: [...volumes], snapshots: [...snapshots] };
  };

  test('are as the driver would have left them', () => {
    const { volumes: [volume], snapshots: [snapshot] } = start(given);
    expect(volume).toMatchObject({ provider_location: 'true', volume_type_id: 'a-type' });
    expect(snapshot).toMatchObject({ volume_type_id: 'a-type', provider_id: null });
  });

  test('are otherwise where the scenario says so', () => {
    const { volumes: [volume], snapshots: [snapshot] } = start({
      ...given,
      volumes: { a: { size: '1 GiB', row: { provider_id: null, replication_status: 'failed-over' } } },
      snapshots: { one: { volume: 'a', row: { volume_type_id: null, provider_location: 'there' } } },
    });
    expect(volume).toMatchObject({ provider_id: null, provider_location: 'true', replication_status: 'failed-over' });
    expect(snapshot).toMatchObject({ volume_type_id: null, provider_location: 'there' });
  });

  test("${id:HANDLE} is the array's id", () => {
    const ref: Json = object([['source-id', '${id:s}'], ['source-name', '${name:s}']]);
    const step: Step = { driver: 'manage_existing_snapshot_get_size', snapshot: 'one', ref: { value: ref }, expect: [{ returned: true }] };
    const { steps: [asked], start: { objects } } = play(scenarioOf([step], { given }), inProcessTarget(tinyDriver(undefined, BY_IDS)));
    expect(asked?.request).toMatchObject({ entries: expect.arrayContaining([['existing_ref', object([['source-id', 'snap-1'], ['source-name', [...objects][1]?.name ?? '']])]]) });
  });
});
