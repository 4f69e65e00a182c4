/** What the store of workspaces must do, wherever IndexedDB comes from. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { BackendObject } from '../../../core/interface.ts';
import { float, int, object } from '../../../core/value/json.ts';
import { RevisionTaken, type WorkspaceStore } from '../../../core/workspace/store.ts';
import { World } from '../../../core/world/world.ts';
import { Database } from '../../../web/worker/store/database.ts';
import type { HeadRow, JournalRow, PageRow } from '../../../web/worker/store/schema.ts';
import { bareRows } from './bare-indexeddb.ts';
import { addObject, entryOf, worldOf } from './worlds.ts';

/** @param storeOver the store under test, over a database */
export function testWorkspaceStore(storeOver: (database: Database) => WorkspaceStore): void {
  const opened: Database[] = [];
  const connect = (name: string): WorkspaceStore => {
    const database = new Database(name);
    opened.push(database);
    return storeOver(database);
  };
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
  });

  /** A new database with workspace `w`, which holds this world at revision 0. */
  const begin = async (world: World): Promise<{ name: string; store: WorkspaceStore }> => {
    const name = `store-${crypto.randomUUID()}`;
    const store = connect(name);
    await store.checkpoint('w', { state: world.state(), revision: 0 });
    return { name, store };
  };

  describe('a workspace', () => {
    test('is not there before its first checkpoint', async () => {
      expect(await connect(`store-${crypto.randomUUID()}`).load('w')).toBeUndefined();
    });

    test('is found as it was made, by another connection', async () => {
      const world = worldOf(3);
      const { name } = await begin(world);
      expect(await connect(name).load('w')).toEqual({ state: world.state(), revision: 0 });
    });

    test('is made once', async () => {
      const { store } = await begin(worldOf(1));
      await expect(store.checkpoint('w', { state: worldOf(2).state(), revision: 0 })).rejects.toThrow(RevisionTaken);
      expect((await store.load('w'))?.state.objects).toHaveLength(1);
    });

    test('is made at revision 0', async () => {
      const { store } = await begin(worldOf(1));
      await expect(store.checkpoint('other', { state: worldOf(1).state(), revision: 1 })).rejects.toThrow(RevisionTaken);
      expect(await store.load('other')).toBeUndefined();
    });

    test('does not see the others', async () => {
      const { store } = await begin(worldOf(1));
      const other = worldOf(2);
      await store.checkpoint('w2', { state: other.state(), revision: 0 });
      addObject(other, 'more');
      await store.append('w2', [entryOf(other, 1), entryOf(other, 2)]);
      expect((await store.load('w'))?.revision).toBe(0);
      expect((await store.load('w2'))?.state).toEqual(other.state());
      await store.append('w', [entryOf(worldOf(1), 1)]);
      expect((await store.load('w'))?.revision).toBe(1);
    });
  });

  describe('append', () => {
    test('stores a batch as one row', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      const batch = [1, 2, 3].map((revision) => {
        addObject(world, `added-${revision}`);
        return entryOf(world, revision);
      });
      await store.append('w', batch);
      expect(await bareRows(name, 'journal')).toEqual([{ workspace: 'w', first: 1, last: 3, entries: batch }]);
      expect(await connect(name).load('w')).toEqual({ state: world.state(), revision: 3 });
    });

    test('of nothing stores nothing', async () => {
      const { name, store } = await begin(worldOf(0));
      await store.append('w', []);
      expect(await bareRows(name, 'journal')).toEqual([]);
    });

    test.each([
      ['a revision that is taken', [2]],
      ['a gap before the first', [4]],
      ['a gap within', [3, 5]],
    ])('refuses %s, and writes nothing', async (_, revisions) => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      await store.append('w', [entryOf(world, 1), entryOf(world, 2)]);
      await expect(store.append('w', revisions.map((revision) => entryOf(world, revision)))).rejects.toThrow(RevisionTaken);
      expect(await bareRows(name, 'journal')).toHaveLength(1);
    });

    test('refuses a workspace that is not there', async () => {
      const { name, store } = await begin(worldOf(0));
      await expect(store.append('other', [entryOf(worldOf(0), 1)])).rejects.toThrow(RevisionTaken);
      expect(await bareRows(name, 'journal')).toEqual([]);
    });

    test('refuses what follows an own row when another connection went on from there', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      await store.append('w', [entryOf(world, 1)]);
      await connect(name).append('w', [entryOf(world, 2), entryOf(world, 3)]);
      await expect(store.append('w', [entryOf(world, 2)])).rejects.toThrow(RevisionTaken);
      expect(await bareRows(name, 'journal')).toMatchObject([{ first: 1 }, { first: 2, last: 3 }]);
    });

    test('lets one of two that race for a revision win, and loses nothing', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      const tabs = [store, connect(name)].map((tab, index) => {
        const own = World.from(world.state());
        addObject(own, `of-tab-${index}`);
        return { tab, own, entry: entryOf(own, 1) };
      });
      const races = await Promise.allSettled(tabs.map(({ tab, entry }) => tab.append('w', [entry])));
      const winner = tabs.filter((_, index) => races[index]?.status === 'fulfilled');
      const refusals = races.flatMap((race) => (race.status === 'rejected' ? [race.reason as unknown] : []));
      expect(winner).toHaveLength(1);
      expect(refusals).toEqual([expect.any(RevisionTaken)]);
      expect(refusals[0]).toMatchObject({ name: 'RevisionTaken', revision: 1 });
      expect((await store.load('w'))?.state).toEqual(winner[0]?.own.state());
    });
  });

  describe('checkpoint', () => {
    test('writes the pages that changed, and no others', async () => {
      const world = worldOf(2500);
      const { name, store } = await begin(world);
      const renamed = world.objects.all()[1200];
      if (!renamed) throw new Error('The world has 2500 objects.');
      world.objects.update(renamed.id, { name: 'renamed' });
      await store.append('w', [entryOf(world, 1)]);
      await store.checkpoint('w', { state: world.state(), revision: 1 });

      const pages = (await bareRows(name, 'pages')) as readonly PageRow[];
      const pagesOf = (generation: number): number[] => pages.filter((page) => page.generation === generation).map(({ page }) => page);
      expect(pagesOf(1)).toEqual([0, 1, 2, 3, 4]); // the index, three pages of objects, the clock
      expect(pagesOf(2)).toEqual([0, 1]);
      expect(await bareRows(name, 'heads')).toEqual([{ workspace: 'w', generation: 2, at_revision: 1 }] satisfies HeadRow[]);
      expect(await connect(name).load('w')).toEqual({ state: world.state(), revision: 1 });
    });

    test('may stand in the middle of a batch', async () => {
      const world = worldOf(0);
      const { store } = await begin(world);
      addObject(world, 'a');
      const first = entryOf(world, 1);
      const between = world.state();
      addObject(world, 'b');
      await store.append('w', [first, entryOf(world, 2)]);
      await store.checkpoint('w', { state: between, revision: 1 });
      expect(await store.load('w')).toEqual({ state: world.state(), revision: 2 });
    });

    test('refuses a revision that was not stored', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      await store.append('w', [entryOf(world, 1)]);
      await expect(store.checkpoint('w', { state: world.state(), revision: 2 })).rejects.toThrow(RevisionTaken);
      expect(await bareRows(name, 'pages')).toHaveLength(2);
    });

    test('leaves a newer one alone', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      const states = [1, 2].map((revision) => {
        addObject(world, `added-${revision}`);
        return { entry: entryOf(world, revision), state: world.state() };
      });
      await store.append('w', states.map(({ entry }) => entry));
      for (const revision of [2, 1]) await store.checkpoint('w', { state: states[revision - 1]?.state ?? world.state(), revision });
      expect(await bareRows(name, 'heads')).toEqual([{ workspace: 'w', generation: 2, at_revision: 2 }]);
      expect(await store.load('w')).toEqual({ state: world.state(), revision: 2 });
    });
  });

  test('exact values come back to the bit, from pages and from the journal', async () => {
    const exact = object([
      ['2', int(2n ** 70n)], ['1', float(1)], ['minus', float(-0)], ['nan', [float(NaN), float(-Infinity)]],
      ['lone', '\ud800'], ['__proto__', object([['int', int(-1)]])], ['$exact', null],
    ]);
    const world = World.empty();
    addObject(world, 'in a page', exact);
    world.takeChanges();
    const { store } = await begin(world);
    addObject(world, 'in the journal', exact);
    await store.append('w', [entryOf(world, 1)]);
    const objects = (await store.load('w'))?.state.objects;
    expect(objects?.map(({ attributes }) => attributes)).toStrictEqual([object([['note', exact]]), object([['note', exact]])]);
  });

  test('after a manage the renamed object stands in the database, for everybody to read', async () => {
    const world = World.empty();
    const id = addObject(world, 'tuesday');
    world.takeChanges();
    const { name, store } = await begin(world);
    world.objects.update(id, { name: 'snapshot-5a1b' });
    await store.append('w', [entryOf(world, 1)]);

    const [row] = (await bareRows(name, 'journal')) as readonly JournalRow[];
    const updated = row?.entries[0]?.changes.set.objects?.updated;
    expect(updated?.map(([from, to]: readonly [BackendObject, BackendObject]) => [from.name, to.name])).toEqual([['tuesday', 'snapshot-5a1b']]);
  });

  test('whatever is done, in whatever batches, with whatever checkpoints: what is loaded is what memory has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 30 }), async (moves) => {
        let world = worldOf(5);
        const { name, store } = await begin(world);
        let stored = 0;
        for (const each of moves) {
          if (each.kind === 'batch') {
            const batch = each.commands.map((command, index) => {
              for (const { what, which } of command) change(world, what, which);
              return entryOf(world, stored + 1 + index);
            });
            await store.append('w', batch);
            stored += batch.length;
          } else if (each.kind === 'checkpoint') {
            if (stored > 0) await store.checkpoint('w', { state: world.state(), revision: stored });
          } else {
            const loaded = await connect(name).load('w');
            expect(loaded).toEqual({ state: world.state(), revision: stored });
            if (loaded) world = World.from(loaded.state);
          }
        }
        expect(await connect(name).load('w')).toEqual({ state: world.state(), revision: stored });
      }),
      { numRuns: 40 },
    );
  }, 30_000);
}

const command = fc.array(fc.record({ what: fc.constantFrom('add', 'rename', 'note', 'remove', 'advance'), which: fc.nat() }), { maxLength: 4 });
const move = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('batch' as const), commands: fc.array(command, { maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'checkpoint' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'reload' as const }) },
);

/** One thing done to a world. @param which picks the object that it is done to */
function change(world: World, what: 'add' | 'rename' | 'note' | 'remove' | 'advance', which: number): void {
  const { objects } = world;
  const id = objects.all()[which % Math.max(objects.size, 1)]?.id;
  if (what === 'add') addObject(world, `added-${which}`);
  else if (what === 'advance') world.advance(which % 100);
  else if (id === undefined) return;
  else if (what === 'rename') objects.update(id, { name: `renamed-${which}` });
  else if (what === 'note') objects.update(id, { attributes: object([['note', int(BigInt(which) << 40n)]]) });
  else objects.remove(id);
}
