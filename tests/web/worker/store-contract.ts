/** What the store of workspaces must do, wherever IndexedDB comes from. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { BackendObject } from '../../../core/interface.ts';
import { float, int, object } from '../../../core/value/json.ts';
import { RevisionTaken, type JournalEntry, type NewWorkspace, type WorkspaceStore } from '../../../core/workspace/store.ts';
import { World, type WorldState } from '../../../core/world/world.ts';
import { Database } from '../../../web/worker/store/database.ts';
import type { HeadRow, JournalRow, PageRow } from '../../../web/worker/store/schema.ts';
import { bareRows } from './bare-indexeddb.ts';
import { addObject, entryOf, worldOf } from './worlds.ts';

/** Nobody else works in any workspace. */
const atOnce = (write: () => Promise<void>): Promise<void> => write();

/** 2026-01-01T00:00:00Z, which every store here has as the time. */
const NOW = 1_767_225_600_000;
const MADE_AT = '2025-12-31T00:00:00.000Z';

/** What is to be made of a world, as it is before anything was done. */
function newWorkspace(id: string, state: WorldState, name = id): NewWorkspace {
  const label = { id, name, setting: { driver: 'lvm', config: object([]), options: {} }, origin: 'a test', made_at: MADE_AT };
  return { label, first: state, start: { revision: 0, state }, entries: [] };
}

/** @param storeOver the store under test, over a database */
export function testWorkspaceStore(storeOver: (database: Database, now: () => number) => WorkspaceStore): void {
  const opened: Database[] = [];
  const connect = (name: string): WorkspaceStore => {
    const database = new Database(name);
    opened.push(database);
    return storeOver(database, () => NOW);
  };
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
  });

  /** A new database with workspace `w`, which holds this world at revision 0. */
  const begin = async (world: World): Promise<{ name: string; store: WorkspaceStore }> => {
    const name = `store-${crypto.randomUUID()}`;
    const store = connect(name);
    await store.make(newWorkspace('w', world.state()));
    return { name, store };
  };

  describe('a workspace', () => {
    test('is not there before it is made', async () => {
      expect(await connect(`store-${crypto.randomUUID()}`).load('w')).toBeUndefined();
    });

    test('is found as it was made, by another connection', async () => {
      const world = worldOf(3);
      const { name } = await begin(world);
      const { label, first, start } = newWorkspace('w', world.state());
      expect(await connect(name).load('w')).toEqual({
        label, first, start, entries: [], state: world.state(), revision: 0, checkpoint: 0, changed_at: MADE_AT,
      });
    });

    test('is made once', async () => {
      const { store } = await begin(worldOf(1));
      await expect(store.make(newWorkspace('w', worldOf(2).state()))).rejects.toMatchObject({ name: 'StorageError' });
      expect((await store.load('w'))?.state.objects).toHaveLength(1);
      expect(await store.list()).toHaveLength(1);
    });

    test('is listed with the time of what was done last', async () => {
      const { store } = await begin(worldOf(0));
      await store.make(newWorkspace('idle', worldOf(0).state()));
      await store.append('w', [entryOf(worldOf(0), 1)]);
      const of = (id: string) => newWorkspace(id, worldOf(0).state()).label;
      expect(await store.list()).toEqual([
        { label: of('idle'), revision: 0, changed_at: MADE_AT },
        { label: of('w'), revision: 1, changed_at: new Date(NOW).toISOString() },
      ]);
    });

    test('gets a name unlike all others, when it is made and when it is renamed', async () => {
      const { store } = await begin(worldOf(0));
      const names = async (): Promise<string[]> => (await store.list()).map(({ label }) => label.name);
      for (const id of ['x', 'y']) await store.make(newWorkspace(id, worldOf(0).state(), 'w'));
      expect(await names()).toEqual(['w', 'w 2', 'w 3']);
      expect(await store.rename('y', 'w 2')).toMatchObject({ id: 'y', name: 'w 3' });
      expect(await store.rename('y', 'other')).toMatchObject({ id: 'y', name: 'other' });
      expect(await names()).toEqual(['w', 'w 2', 'other']);
      await expect(store.rename('z', 'any')).rejects.toThrow('There is no such workspace any more.');
    });

    test('is made with its past, where it has one', async () => {
      const { name, store } = await begin(worldOf(0));
      const world = worldOf(2);
      const first = world.state();
      const entries = Array.from({ length: 150 }, (_, index) => {
        addObject(world, `added-${index}`);
        return entryOf(world, 11 + index);
      });
      const oldest = World.from(first);
      const made: NewWorkspace = { ...newWorkspace('whole', first), start: { revision: 10, state: oldest.state() }, entries };
      expect(await store.make(made)).toMatchObject({ revision: 160 });
      expect(await connect(name).load('whole')).toMatchObject({ first, start: made.start, entries, state: world.state(), revision: 160 });
      const gap = { ...made, label: { ...made.label, id: 'gap' }, entries: entries.slice(1) };
      await expect(store.make(gap)).rejects.toThrow(RevisionTaken);
      expect(await store.load('gap')).toBeUndefined();
    });

    test('that is removed is gone, and is put back with all that it had', async () => {
      const world = worldOf(2500);
      const { name, store } = await begin(world);
      addObject(world, 'more');
      await store.append('w', [entryOf(world, 1)]);
      const before = await store.load('w');
      const removed = await store.remove('w');
      expect(await Promise.all(['workspaces', 'heads', 'pages', 'journal'].map((table) => bareRows(name, table)))).toEqual([[], [], [], []]);
      await expect(store.append('w', [entryOf(world, 2)])).rejects.toThrow(RevisionTaken);
      expect(await store.remove('w')).toBeUndefined();

      await store.make(newWorkspace('other', worldOf(0).state(), 'w'));
      if (!removed) throw new Error('Nothing was removed.');
      await store.restore(removed);
      expect(await connect(name).load('w')).toEqual({ ...before, label: { ...before?.label, name: 'w 2' } });
    });

    test('does not see the others', async () => {
      const { store } = await begin(worldOf(1));
      const other = worldOf(2);
      await store.make(newWorkspace('w2', other.state()));
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
      expect(await bareRows(name, 'journal')).toEqual([{ workspace: 'w', first: 1, last: 3, at: new Date(NOW).toISOString(), entries: batch }]);
      expect(await connect(name).load('w')).toMatchObject({ state: world.state(), revision: 3, entries: batch });
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

  describe('appendBehind', () => {
    test('hands on what is newer, and adds what is made of it', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      const others = [1, 2, 3].map((revision) => entryOf(world, revision));
      await connect(name).append('w', others.slice(0, 2));
      await connect(name).append('w', others.slice(2));
      const seen: (readonly JournalEntry[])[] = [];
      const at = await store.appendBehind('w', 0, (newer) => {
        seen.push(newer);
        return [entryOf(world, 4), entryOf(world, 5)];
      });
      expect([seen, at]).toEqual([[others], new Date(NOW).toISOString()]);
      expect(await bareRows(name, 'journal')).toMatchObject([{ first: 1, last: 2 }, { first: 3, last: 3 }, { first: 4, last: 5 }]);
      await store.append('w', [entryOf(world, 6)]);
      expect((await store.load('w'))?.revision).toBe(6);
    });

    test('adds nothing when nothing is made, or when that fails or leaves a gap', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      await connect(name).append('w', [entryOf(world, 1)]);
      await store.appendBehind('w', 0, () => []);
      const failure = new Error('no');
      await expect(store.appendBehind('w', 0, () => {
        throw failure;
      })).rejects.toBe(failure);
      await expect(store.appendBehind('w', 1, () => [entryOf(world, 2), entryOf(world, 4)])).rejects.toThrow(RevisionTaken);
      expect(await bareRows(name, 'journal')).toHaveLength(1);
    });

    test.each([['other', 0], ['w', 7]])('refuses workspace %s behind revision %i, which is not there', async (workspace, revision) => {
      const { store } = await begin(worldOf(0));
      await expect(store.appendBehind(workspace, revision, () => expect.unreachable())).rejects.toThrow(RevisionTaken);
      expect(await store.newer(workspace, revision)).toBeUndefined();
    });
  });

  test('what is newer than a revision is read, also from the middle of a row', async () => {
    const world = worldOf(0);
    const { store } = await begin(world);
    const entries = [1, 2, 3].map((revision) => entryOf(world, revision));
    await store.append('w', entries);
    expect(await store.newer('w', 1)).toEqual({ entries: entries.slice(1), changed_at: new Date(NOW).toISOString(), start: 0, checkpoint: 0 });
    expect((await store.newer('w', 3))?.entries).toEqual([]);
  });

  describe('checkpoint', () => {
    test('lets go of what is more than a thousand revisions back, but for the first world', async () => {
      const world = worldOf(2500);
      const first = world.state();
      const { name, store } = await begin(world);
      const entries: JournalEntry[] = [];
      const states: WorldState[] = [first];
      const rename = (n: number): void => {
        const id = world.objects.all()[1200]?.id;
        if (id) world.objects.update(id, { name: `renamed-${n}` });
      };
      for (let n = 1; n <= 1700; n += 1) {
        rename(n);
        entries.push(entryOf(world, n));
        states.push(world.state());
        if (n % 100 > 0) continue;
        await store.append('w', entries.slice(n - 100));
        if (n % 300 === 0) await store.checkpoint('w', { revision: n, state: world.state() }, atOnce);
      }
      const loaded = await connect(name).load('w');
      expect(loaded).toMatchObject({ first, revision: 1700, checkpoint: 1500, state: world.state() });
      expect(loaded?.start).toEqual({ revision: 300, state: states[300] });
      expect(loaded?.entries).toEqual(entries.slice(300));
      expect(await bareRows(name, 'journal')).toMatchObject(Array.from({ length: 14 }, (_, n) => ({ first: 301 + n * 100 })));
      expect(await store.newer('w', 200)).toBeUndefined();
      expect(await store.newer('w', 300)).toMatchObject({ start: 300, checkpoint: 1500 });

      const pages = async (): Promise<string[]> => ((await bareRows(name, 'pages')) as readonly PageRow[]).map(({ generation, page }) => `${generation}/${page}`);
      const changed = (generation: number): string[] => [`${generation}/0`, `${generation}/1`];
      expect(await pages()).toEqual(['1/0', '1/1', '1/2', '1/3', '1/4', ...[2, 3, 4, 5, 6].flatMap(changed)]);
      rename(0);
      await store.append('w', [entryOf(world, 1701)]);
      await store.checkpoint('w', { revision: 1701, state: world.state() }, atOnce);
      expect(await pages(), 'the generation of revision 300 is gone').toEqual(['1/0', '1/1', '1/2', '1/3', '1/4', ...[3, 4, 5, 6, 7].flatMap(changed)]);
    }, 30_000);

    test('writes the pages that changed, and no others', async () => {
      const world = worldOf(2500);
      const { name, store } = await begin(world);
      const renamed = world.objects.all()[1200];
      if (!renamed) throw new Error('The world has 2500 objects.');
      world.objects.update(renamed.id, { name: 'renamed' });
      await store.append('w', [entryOf(world, 1)]);
      await store.checkpoint('w', { state: world.state(), revision: 1 }, atOnce);

      const pages = (await bareRows(name, 'pages')) as readonly PageRow[];
      const pagesOf = (generation: number): number[] => pages.filter((page) => page.generation === generation).map(({ page }) => page);
      expect(pagesOf(1)).toEqual([0, 1, 2, 3, 4]); // the index, three pages of objects, the clock
      expect(pagesOf(2)).toEqual([0, 1]);
      expect(await bareRows(name, 'heads')).toEqual([
        { workspace: 'w', generation: 2, at_revision: 1, kept: [{ generation: 1, at_revision: 0 }, { generation: 2, at_revision: 1 }] },
      ] satisfies HeadRow[]);
      expect(await connect(name).load('w')).toMatchObject({ state: world.state(), revision: 1, checkpoint: 1 });
    });

    test('may stand in the middle of a batch', async () => {
      const world = worldOf(0);
      const { store } = await begin(world);
      addObject(world, 'a');
      const first = entryOf(world, 1);
      const between = world.state();
      addObject(world, 'b');
      await store.append('w', [first, entryOf(world, 2)]);
      await store.checkpoint('w', { state: between, revision: 1 }, atOnce);
      expect(await store.load('w')).toMatchObject({ state: world.state(), revision: 2 });
    });

    test('refuses a revision that was not stored', async () => {
      const world = worldOf(0);
      const { name, store } = await begin(world);
      await store.append('w', [entryOf(world, 1)]);
      await expect(store.checkpoint('w', { state: world.state(), revision: 2 }, atOnce)).rejects.toThrow(RevisionTaken);
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
      for (const revision of [2, 1]) await store.checkpoint('w', { state: states[revision - 1]?.state ?? world.state(), revision }, atOnce);
      expect(await bareRows(name, 'heads')).toMatchObject([{ workspace: 'w', generation: 2, at_revision: 2 }]);
      expect(await store.load('w')).toMatchObject({ state: world.state(), revision: 2 });
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
            if (stored > 0) await store.checkpoint('w', { state: world.state(), revision: stored }, atOnce);
          } else {
            const loaded = await connect(name).load('w');
            expect(loaded).toMatchObject({ state: world.state(), revision: stored });
            if (loaded) world = World.from(loaded.state);
          }
        }
        expect(await connect(name).load('w')).toMatchObject({ state: world.state(), revision: stored });
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
