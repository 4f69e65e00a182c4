import { expect, test } from 'vitest';
import { arrayOver } from '../../../core/backend/array.ts';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import { callLocally } from '../../../core/scenario/driver-call.ts';
import { DEFAULT_OPTIONS } from '../../../core/interface.ts';
import { int, object } from '../../../core/value/json.ts';
import { Bench } from '../drivers/bench.ts';

test('a rule that a call comes by for many objects is told once, where it came by last', () => {
  const bench = new Bench(lvm);
  const volume = bench.volume();
  for (const name of ['s1', 's2', 's3']) bench.found(volume, name);
  const rulesOfListing = (): unknown => {
    const query = { cinder_snapshots: [], marker: null, limit: int(9), offset: int(0), sort_keys: ['size'], sort_dirs: ['asc'] };
    const backend = arrayOver(bench.world.objects, () => bench.world.newObjectId());
    const { rules } = callLocally(lvm, { backend, cinder: bench.world.rows(), now: 0, config: object([]), options: DEFAULT_OPTIONS }, { method: 'get_manageable_snapshots', query });
    return rules?.map(({ upstream, decided }) => [upstream?.line, decided]);
  };
  expect(rulesOfListing()).toEqual([[741, false], [752, false], [756, false], [760, false], [882, false], [923, true]]);

  const [third] = bench.world.objects.named('s3');
  bench.world.objects.update(third?.id ?? '', { attributes: object([['lvs_size', 'x']]) });
  expect(rulesOfListing()).toEqual([[741, false], [756, false], [760, false], [752, true]]);
});
