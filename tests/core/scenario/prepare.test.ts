import { describe, expect, test } from 'vitest';
import { prepare, PROJECT } from '../../../core/scenario/prepare.ts';
import { object } from '../../../core/value/json.ts';
import { GIB } from '../../../core/value/size.ts';

describe('what is given becomes', () => {
  test('nothing, from nothing, with seed 0 at the start of 2026', () => {
    const { world, seeds, ids } = prepare();
    expect(world.state()).toMatchObject({ volumes: [], snapshots: [], quotas: [], clock: [{ seed: 0, now: Date.UTC(2026, 0, 1), issued: 0 }] });
    expect([seeds, ids.size]).toEqual([[], 0]);
  });

  test('the same each time, but a world of its own', () => {
    const given = { volumes: { a: { size: '1 GiB' } }, snapshots: { s: { volume: 'a' } } };
    const [first, fresh] = [prepare(given), prepare(structuredClone(given))];
    first.world.newId();
    first.world.snapshots.remove(first.ids.get('s') ?? '');
    const again = prepare(given);
    expect(again.world.state()).toEqual(fresh.world.state());
    expect(again.world.takeChanges()).toEqual({});
    expect([again.seeds, again.backends, again.ids]).toEqual([fresh.seeds, fresh.backends, fresh.ids]);
  });

  test('the seed and the clock', () => {
    expect(prepare({ seed: 7, clock: '2026-03-01T12:00:00Z' }).world.clock.get('clock')).toMatchObject({ seed: 7, now: Date.UTC(2026, 2, 1, 12) });
  });

  test('volumes: a row in whole GiB, and an object of its very size behind it', () => {
    const { world, seeds, ids } = prepare({ volumes: { a: { size: '1 GiB + 1 B', content: 'accounts' }, b: { size: '2 GiB', status: 'error', on_backend: false } } });
    const [a, b] = world.volumes.all();
    expect([a, b]).toMatchObject([
      { size: 2, status: 'available', project_id: PROJECT, host: 'custody@backend#pool', display_name: null, volume_type_id: null, metadata: object([]) },
      { size: 2, status: 'error' },
    ]);
    expect(a).toMatchObject({ name: `volume-${a?.id}`, name_id: a?.id });
    expect([ids.get('a'), ids.get('b')]).toEqual([a?.id, b?.id]);
    expect(seeds).toEqual([{ handle: 'a', kind: 'volume', size_bytes: GIB + 1, volume_id: a?.id, volume_name: a?.name, content: 'accounts' }]);
  });

  test('objects that Cinder knows nothing of: of the size of their volume, where none is said', () => {
    const { seeds, ids } = prepare({
      volumes: { a: { size: '3 GiB', on_backend: false } },
      backend: { s: { snapshot_of: 'a' }, t: { snapshot_of: 'a', size: '5 B', name: 'N', content: 'c', attributes: object([['open', true]]) }, v: {} },
    });
    expect(seeds).toEqual([
      { handle: 's', kind: 'snapshot', parent: 'a', size_bytes: 3 * GIB },
      { handle: 't', kind: 'snapshot', parent: 'a', size_bytes: 5, name: 'N', content: 'c', attributes: object([['open', true]]) },
      { handle: 'v', kind: 'volume', size_bytes: GIB },
    ]);
    expect([...ids.keys()]).toEqual(['a']);
  });

  test('snapshots: rows that are creating, of the size of their volume', () => {
    const { world, ids } = prepare({ volumes: { a: { size: '3 GiB' } }, snapshots: { s: { volume: 'a' }, t: { volume: 'a', status: 'error', display_name: 'T' } } });
    expect(world.snapshots.all()).toMatchObject([
      { id: ids.get('s'), volume_id: ids.get('a'), volume_size: 3, status: 'creating', display_name: null, project_id: PROJECT, created_at: '2026-01-01T00:00:00.000Z' },
      { id: ids.get('t'), status: 'error', display_name: 'T' },
    ]);
  });

  test('backends: a service for each, and where there are several, each object has its place', () => {
    const { world, seeds, backends } = prepare({
      backends: { east: {}, west: { up: false, frozen: true } },
      volumes: { a: { size: '1 GiB' }, b: { size: '1 GiB', backend: 'west' } },
      backend: { s: { snapshot_of: 'a' }, t: { snapshot_of: 'b' }, v: {}, w: { backend: 'west' }, x: { snapshot_of: 'w' } },
    });
    const fresh = { disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'pool', free_gb: null }] };
    expect(world.services.all()).toEqual([{ id: 'custody@east', ...fresh }, { id: 'custody@west', ...fresh, up: false, frozen: true }]);
    expect(world.volumes.all().map(({ host }) => host)).toEqual(['custody@east#pool', 'custody@west#pool']);
    expect(seeds.map(({ handle, backend }) => [handle, backend])).toEqual([
      ['a', 'east'], ['b', 'west'], ['s', 'east'], ['t', 'west'], ['v', 'east'], ['w', 'west'], ['x', 'west'],
    ]);
    expect(backends).toEqual(['east', 'west']);
    expect(prepare().backends).toEqual(['backend']);
  });

  test('one backend of another name: its objects need no place', () => {
    const { world, seeds } = prepare({ backends: { east: {} }, volumes: { a: { size: '1 GiB' } } });
    expect([world.volumes.all()[0]?.host, seeds[0]?.backend]).toEqual(['custody@east#pool', undefined]);
  });

  test('a migrated volume: its name is made of another id, on the backend as well', () => {
    const { world, seeds } = prepare({ volumes: { a: { size: '1 GiB', migrated: true } } });
    const [a] = world.volumes.all();
    expect(a?.name_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(a?.name_id).not.toBe(a?.id);
    expect(a).toMatchObject({ name: `volume-${a?.name_id}`, migration_status: 'success' });
    expect(seeds).toMatchObject([{ volume_id: a?.id, volume_name: a?.name }]);
  });

  test("snapshots are named after Cinder's template", () => {
    const { world } = prepare({ options: { snapshot_name_template: 'a.%s-b' }, volumes: { a: { size: '1 GiB' } }, snapshots: { s: { volume: 'a' } } });
    expect(world.snapshots.all().map(({ id, name }) => name === `a.${id}-b`)).toEqual([true]);
  });

  test('limits of the quota, of which nothing is in use', () => {
    expect(prepare({ quota: { snapshots: 0, gigabytes: -1 } }).world.quotas.all()).toEqual([
      { id: `${PROJECT}/snapshots`, project_id: PROJECT, resource: 'snapshots', limit: 0, in_use: 0, reserved: 0 },
      { id: `${PROJECT}/gigabytes`, project_id: PROJECT, resource: 'gigabytes', limit: -1, in_use: 0, reserved: 0 },
    ]);
  });

  test('a world in which nothing has changed yet', () => {
    expect(prepare({ volumes: { a: { size: '1 GiB' } }, snapshots: { s: { volume: 'a' } }, quota: { snapshots: 1 } }).world.takeChanges()).toEqual({});
  });
});

test('a snapshot of no given volume is no scenario', () => {
  expect(() => prepare({ snapshots: { s: { volume: 'a' } } })).toThrow(new RangeError('Snapshot s is of volume a, which is not given.'));
});
