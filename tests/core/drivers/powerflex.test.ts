import { expect, test } from 'vitest';
import { powerflex } from '../../../core/drivers/powerflex/definition.ts';
import { object, type Json } from '../../../core/value/json.ts';
import { Bench, raised } from './bench.ts';

const byId = (id: Json = null): Json => object([['source-id', id]]);
const FAILED = 'VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: Failed to ';

function arrange() {
  const bench = new Bench(powerflex);
  const volume = bench.volume();
  const [tuesday, wednesday] = [bench.found(volume, 'tuesday'), bench.found(volume, 'wednesday')];
  return { bench, volume, tuesday, wednesday, snapshot: bench.snapshot(volume) };
}

test('ids count up in hex, sizes are in KiB, and a volume has its id and a type in its row', () => {
  const { bench, volume } = arrange();
  expect(bench.everything.map(({ native_id }) => native_id)).toEqual(['3e8d000000000000', '3e8d000000000001', '3e8d000000000002']);
  expect(powerflex.place({ handle: 'h', kind: 'snapshot', size_bytes: 1025 }, null)).toEqual({ name: 'h', size_bytes: 2048 });
  expect([volume.provider_id, typeof volume.volume_type_id]).toEqual(['3e8d000000000000', 'string']);
});

test('delete removes what has the id in provider_id, and nothing else', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  expect(bench.delete({ ...snapshot, provider_id: '3e8d000000000001' })).toBeNull();
  expect([bench.now(tuesday), bench.now(wednesday)]).toEqual([undefined, wednesday]);
  expect(bench.delete({ ...snapshot, provider_id: '3e8d000000000001' })).toBeNull();
  expect(bench.delete({ ...snapshot, provider_id: null })).toBeNull();
  expect(bench.now(wednesday)).toEqual(wednesday);
});

test('a removal is tried three times; one whose answer got lost is done when it is looked for again', () => {
  const { bench, tuesday, wednesday, snapshot } = arrange();
  bench.arm('delete_snapshot', 'first-write', 'done-but-answer-lost');
  expect(bench.delete({ ...snapshot, provider_id: '3e8d000000000002' })).toBeNull();
  expect(bench.now(wednesday)).toBeUndefined();
  bench.arm('delete_snapshot', 'any', 'fails', 1000);
  expect(raised(() => bench.delete({ ...snapshot, provider_id: '3e8d000000000001' }))).toBe(
    `${FAILED}delete volume 3e8d000000000001: The gateway could not carry out the request.`,
  );
  expect(bench.now(tuesday)).toEqual(tuesday);
  expect(bench.world.faults.all()[0]?.times).toBe(1000 - 6);
});

test('a gateway that fails and one that does not answer are told alike', () => {
  const { bench, tuesday, snapshot } = arrange();
  bench.arm('manage_existing_snapshot_get_size', 'lookup');
  expect(raised(() => bench.getSize(snapshot, byId(tuesday.native_id)))).toBe(`${FAILED}query volume: The gateway could not carry out the request.`);
  bench.arm('manage_existing_snapshot_get_size', 'lookup', 'done-but-answer-lost');
  expect(raised(() => bench.getSize(snapshot, byId(tuesday.native_id)))).toContain('Failed to query volume: The request to URL /instances/Volume::%(vol_id)s failed with timeout exception ');
});
