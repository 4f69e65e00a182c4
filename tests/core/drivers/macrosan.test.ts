import { describe, expect, test } from 'vitest';
import { macrosan } from '../../../core/drivers/macrosan/definition.ts';
import { viewOf } from '../../../core/cinder/calling.ts';
import type { ObjectSeed } from '../../../core/definition.ts';
import type { SnapshotView } from '../../../core/interface.ts';
import { object } from '../../../core/value/json.ts';
import { Bench, named, raised } from './bench.ts';

const REFUSED = 'VolumeBackendAPIException: Bad or unexpected response from the storage volume backend API: ';

function arrange() {
  const bench = new Bench(macrosan);
  const volume = bench.volume();
  return { bench, volume, tuesday: bench.found(volume, 'tuesday'), monday: bench.found(volume, 'monday'), snapshot: bench.snapshot(volume) };
}

/** The snapshot, with what its row says of where it is. */
function at(bench: Bench, { id }: SnapshotView, provider_location: string | null): SnapshotView {
  bench.world.snapshots.update(id, { provider_location });
  return viewOf(bench.world, id);
}

const located = (text: string) => object([['provider_location', text]]);
const named31 = ({ id }: SnapshotView): string => id.replaceAll('-', '').slice(0, 31);

describe('placing objects', () => {
  const place = (seed: Partial<ObjectSeed>) => macrosan.place({ handle: 'on-tuesday', kind: 'snapshot', size_bytes: 1, ...seed }, null);

  test('a name of the target\'s choice is one that can be found', () => {
    expect(place({})).toEqual({ name: 'ontuesday', size_bytes: 1 });
    expect(place({ handle: 'x'.repeat(40) })).toMatchObject({ name: 'x'.repeat(31) });
    expect(place({ name: 'a-b' })).toMatchObject({ name: 'a-b' });
    expect(place({ kind: 'volume', volume_name: 'volume-V' })).toMatchObject({ name: 'volume-V' });
  });

  test.each(['', 'x'.repeat(32)])('%j is no name of a snapshot point', (name) => {
    expect(place({ name })).toEqual({ unsupported: 'The name of a snapshot point has 1 to 31 characters.' });
  });
});

describe('delete', () => {
  test('goes by the number, and leaves all others', () => {
    const { bench, tuesday, monday, snapshot } = arrange();
    expect(bench.manage(snapshot, named('tuesday'))).toEqual(located('pointid: 2'));
    expect(bench.now(tuesday)?.name).toBe(named31(snapshot));
    expect(bench.delete(at(bench, snapshot, 'pointid: 2'))).toBeNull();
    expect([bench.now(tuesday), bench.now(monday)]).toEqual([undefined, monday]);
    expect(bench.delete(at(bench, snapshot, 'pointid: 2'))).toBeNull();
  });

  test.each([null, ''])('does nothing when provider_location is %j', (location) => {
    const { bench, tuesday, snapshot } = arrange();
    expect(bench.delete(at(bench, snapshot, location))).toBeNull();
    expect(bench.now(tuesday)).toEqual(tuesday);
  });

  test('crashes without a number', () => {
    const { bench, snapshot } = arrange();
    expect(raised(() => bench.delete(at(bench, snapshot, 'pointid: None')))).toBe('IndexError: list index out of range');
  });

  test.each([null, 'macrosan uuid:99'])('takes the id of a volume that says %j for the name of its LUN', (provider_location) => {
    const { bench, volume, snapshot } = arrange();
    bench.world.volumes.update(volume.id, { provider_location });
    expect(raised(() => bench.delete(at(bench, snapshot, 'pointid: 2')))).toBe(`${REFUSED}{'error': 'lun not found'}`);
  });
});

describe('faults', () => {
  test('a request that fails is told in the words of the array', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(`${REFUSED}{'error': 'internal error'}`);
    expect(bench.now(tuesday)).toEqual(tuesday);
  });

  test('a rename whose answer is lost is a success', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'first-write', 'done-but-answer-lost');
    expect(bench.manage(snapshot, named('tuesday'))).toEqual(located('pointid: 2'));
    expect(bench.now(tuesday)?.name).toBe(named31(snapshot));
  });

  test('a lookup whose answer is lost renames nothing, and is refused', () => {
    const { bench, tuesday, snapshot } = arrange();
    bench.arm('manage_existing_snapshot', 'lookup', 'done-but-answer-lost');
    expect(raised(() => bench.manage(snapshot, named('tuesday')))).toBe(`${REFUSED}{'error': 'snapshot point not found'}`);
    expect(bench.now(tuesday)).toEqual(tuesday);
  });
});
