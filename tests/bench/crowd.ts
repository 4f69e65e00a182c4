/** A world of many objects for benchmarks and tests: volumes, and snapshots of them that Cinder knows and does not know. */
import { contentOf } from '../../core/backend/content.ts';
import type { DriverDefinition } from '../../core/definition.ts';
import { DEFAULT_OPTIONS, type SnapshotId, type VolumeId } from '../../core/interface.ts';
import type { Given, GivenObject, GivenSnapshot, GivenVolume } from '../../core/scenario/given.ts';
import { prepare } from '../../core/scenario/prepare.ts';
import { restaged } from '../../core/scenario/trying/restage.ts';
import { finished } from '../../core/scenario/trying/scene.ts';
import type { WorldState } from '../../core/world/world.ts';

export interface Crowd {
  readonly state: WorldState;
  /** A volume that has snapshots. */
  readonly volume: VolumeId;
}

/** As many volumes and snapshots on the array of this driver, of which some are Cinder's. */
export function crowd(driver: DriverDefinition, { volumes, snapshots, managed }: { readonly volumes: number; readonly snapshots: number; readonly managed: number }): Crowd {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
  const given: Given = {
    volumes: Object.fromEntries(numbers(volumes).map((n): [string, GivenVolume] => [`vol-${n}`, { size: '3 GiB' }])),
    backend: Object.fromEntries(numbers(snapshots).map((n): [string, GivenObject] => [`snap-${n}`, { snapshot_of: `vol-${n % volumes}`, name: `snap-${n}`, size: '2 GiB' }])),
    snapshots: Object.fromEntries(numbers(managed).map((n): [string, GivenSnapshot] => [`snap-${n}`, { volume: `vol-${n % volumes}`, status: 'available' }])),
  };
  const { world, seeds, ids } = prepare(given);
  const volume = ids.get('vol-1') as VolumeId;
  const { stage } = finished(restaged(driver, {
    rows: world.state(),
    objects: seeds.map((seed) => ({ seed, content: contentOf(seed.content), isInUse: false })),
    ties: new Map(numbers(managed).map((n) => [ids.get(`snap-${n}`) as SnapshotId, `snap-${n}`])),
    wish: { volume }, options: DEFAULT_OPTIONS, first: null, names: new Map(),
  }));
  return { state: stage.state, volume };
}
