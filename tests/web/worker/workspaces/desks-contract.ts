/** Workspaces that are open in tabs, wherever IndexedDB and Web Locks come from. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { PROJECT } from '../../../../core/scenario/prepare.ts';
import type { Command } from '../../../../core/workspace/command.ts';
import { digestOf } from '../../../../core/workspace/execute.ts';
import { HEADERS } from '../../../core/workspace/workplaces.ts';
import type { HeadRow } from '../../../../web/worker/store/schema.ts';
import type { Executed } from '../../../../web/worker/workspace-facade.ts';
import { bareRows } from '../bare-indexeddb.ts';
import { advance, Ear, furnished, Profile, type Tab } from './tabs.ts';

const LIST: Command = { do: 'request', request: { method: 'GET', path: `/v3/${PROJECT}/snapshots/detail`, headers: HEADERS, body: null } };
const GONE = 'There is no such workspace any more.';

export function testDesks(locks: () => LockManager): void {
  /** A profile with a workspace, and a tab that made it. */
  const begin = async (patienceMs = 3000): Promise<{ profile: Profile; tab: Tab; id: string }> => {
    const profile = new Profile(locks(), patienceMs);
    const tab = profile.tab();
    const { id } = await tab.desks.make(furnished());
    return { profile, tab, id };
  };
  const execute = ({ desks }: Tab, id: string, command: Command): Promise<Executed> => desks.use(id, (desk) => desk.execute(command));
  const stateIn = ({ desks }: Tab, id: string) => desks.use(id, ({ state, summary: { revision } }) => ({ state, revision }));
  const watched = async ({ desks }: Tab, id: string): Promise<Ear> => {
    const ear = new Ear();
    await desks.open(id);
    await desks.watch(id, ear.listen);
    return ear;
  };
  /** Removes an object of the array by hand. */
  const removal = (state: { objects: readonly { id: string; name: string }[] }, name: string): Command => {
    const row = state.objects.find((each) => each.name === name);
    if (!row) throw new Error(`There is no object ${name}.`);
    return { do: 'put', table: 'objects', id: row.id, row: null };
  };

  describe('a command', () => {
    test('is stored when it is acknowledged, and every other tab finds it', async () => {
      const { profile, tab, id } = await begin();
      const { revision, step } = await execute(tab, id, advance(60));
      const [entry] = await profile.journal(id);
      expect(entry).toMatchObject({ revision, digest: digestOf(step.observed.cinder) });
      expect(revision).toBe(1);
      expect(await stateIn(profile.tab(), id)).toEqual(await stateIn(tab, id));
      expect((await stateIn(tab, id)).state.clock[0]?.now).toBe((furnished().first.clock[0]?.now ?? 0) + 60_000);
    });

    test('that only reads is answered, and nothing is kept of it', async () => {
      const { profile, tab, id } = await begin();
      const { revision, step } = await execute(tab, id, LIST);
      expect([revision, step.outcome]).toEqual([null, expect.objectContaining({ kind: 'answered', status: 200 })]);
      expect(await profile.rows(id)).toEqual([]);
    });

    test('that is refused says why, and the others of its burst go on', async () => {
      const { profile, tab, id } = await begin();
      const { state } = await stateIn(tab, id);
      const burst = [removal(state, 'tuesday'), advance(-1), removal(state, 'tuesday'), advance(1)].map((command) => execute(tab, id, command));
      expect(await Promise.allSettled(burst)).toMatchObject([
        { status: 'fulfilled', value: { revision: 1 } },
        { status: 'rejected', reason: { name: 'CommandRefused', message: expect.stringContaining('Time goes forwards') as unknown } },
        { status: 'rejected', reason: { name: 'CommandRefused', message: 'It is not there any more.' } },
        { status: 'fulfilled', value: { revision: 2 } },
      ]);
      expect(await stateIn(profile.tab(), id)).toEqual(await stateIn(tab, id));
    });

    test('in a burst is stored together with the others, in their order', async () => {
      const { profile, tab, id } = await begin();
      const done = await Promise.all(Array.from({ length: 150 }, (_, n) => execute(tab, id, advance(n + 1))));
      expect(done.map(({ revision }) => revision)).toEqual(Array.from({ length: 150 }, (_, n) => n + 1));
      expect((await profile.rows(id)).map(({ first, last }) => last - first + 1)).toEqual([64, 64, 22]);
    });

    test('is not acknowledged where the storage has no room; the world is as it was, and later ones work again', async () => {
      const { profile, tab, id } = await begin();
      await execute(tab, id, advance(1));
      const before = await stateIn(tab, id);
      const add = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add');
      if (!add) throw new Error('IndexedDB adds rows.');
      const restore = (): void => void Object.defineProperty(IDBObjectStore.prototype, 'add', add);
      onTestFinished(restore);
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      const failed = await Promise.allSettled([execute(tab, id, advance(2)), execute(tab, id, advance(3)), execute(tab, id, LIST)]);
      expect(failed.map((each) => (each.status === 'rejected' ? (each.reason as Error).message : ''))).toEqual(
        Array.from({ length: 3 }, () => expect.stringContaining('no room left') as string),
      );
      expect(await stateIn(tab, id)).toEqual(before);
      restore();
      expect(await execute(tab, id, advance(4))).toMatchObject({ revision: 2 });
      expect(await stateIn(profile.tab(), id)).toEqual(await stateIn(tab, id));
    });

    test('in a workspace that is not there is refused', async () => {
      const { tab } = await begin();
      await expect(execute(tab, 'none', advance(1))).rejects.toThrow(GONE);
    });
  });

  describe('two tabs', () => {
    test('that do things at once have one journal without a gap, and are told what the journal says', async () => {
      const { profile, tab, id } = await begin();
      const other = profile.tab();
      const done = await Promise.all([tab, other].flatMap((each, at) => Array.from({ length: 60 }, (_, n) => execute(each, id, advance(at * 100 + n + 1)))));
      const journal = await profile.journal(id);
      expect(journal.map(({ revision }) => revision)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
      for (const { revision, step } of done) expect(step.request).toEqual(journal[(revision ?? 0) - 1]?.told.request);
      expect(new Set(done.map(({ revision }) => revision)).size).toBe(120);
      await execute(tab, id, advance(1));
      await execute(other, id, advance(1));
      await execute(tab, id, advance(1));
      expect((await stateIn(tab, id)).state).toEqual((await stateIn(profile.tab(), id)).state);
    });

    test('hear of what the other did, each step once and in order', async () => {
      const { profile, tab, id } = await begin();
      const other = profile.tab();
      const [here, there] = [await watched(tab, id), await watched(other, id)];
      for (let n = 0; n < 10; n += 1) await execute(n % 3 === 0 ? tab : other, id, advance(n + 1));
      await Promise.all([here, there].map((ear) => ear.until(() => ear.revision === 10)));
      for (const { heard } of [here, there]) {
        const steps = heard.flatMap((news) => (news.kind === 'steps' ? news.steps : []));
        expect(steps.map(({ revision, command, step: { index } }) => [revision, command, index])).toEqual(
          Array.from({ length: 10 }, (_, n) => [n + 1, advance(n + 1), n]),
        );
        expect(heard.at(-1)).toMatchObject({ summary: { revision: 10 }, undoable: { undo: 10, redo: null } });
      }
      expect(await stateIn(tab, id)).toEqual(await stateIn(other, id));
    });

    test('that watch late hear of what was done since they opened', async () => {
      const { profile, tab, id } = await begin();
      await tab.desks.open(id);
      await execute(profile.tab(), id, advance(1));
      await execute(tab, id, advance(2));
      const ear = new Ear();
      await tab.desks.watch(id, ear.listen);
      await ear.until(() => ear.revision === 2);
      expect(ear.heard).toMatchObject([{ kind: 'steps', steps: [{ revision: 1 }, { revision: 2 }] }]);
    });

    test('that remove the same object: the second is told that it is gone, and what it asked for behind that is done', async () => {
      const { profile, tab, id } = await begin();
      const other = profile.tab();
      const { state } = await stateIn(other, id);
      await other.desks.use(id, async (desk) => {
        await execute(tab, id, removal(state, 'tuesday'));
        const late = await Promise.allSettled([desk.execute(removal(state, 'tuesday')), desk.execute(removal(state, 'friday'))]);
        expect(late).toMatchObject([{ status: 'rejected', reason: { message: 'It is not there any more.' } }, { status: 'fulfilled', value: { revision: 2 } }]);
      });
      expect(await stateIn(profile.tab(), id)).toEqual(await stateIn(other, id));
    });

    test('undo what the other did, and not what the other has changed again since', async () => {
      const { profile, tab, id } = await begin();
      const other = profile.tab();
      const rename = async (from: Tab, name: string): Promise<Executed> => {
        const row = (await stateIn(from, id)).state.objects[1];
        if (!row) throw new Error('There are three objects.');
        return execute(from, id, { do: 'put', table: 'objects', id: row.id, row: { ...row, name } });
      };
      const ear = await watched(other, id);
      await rename(tab, 'wednesday');
      await ear.until(() => ear.revision === 1);
      await rename(other, 'thursday');
      await expect(execute(tab, id, { do: 'undo', revision: 1 })).rejects.toThrow(/^Revision 1 can't be undone: .* \(object .*\)\. Undo what came later first\.$/);
      await execute(tab, id, { do: 'undo', revision: 2 });
      await execute(other, id, { do: 'undo', revision: 1 });
      expect((await stateIn(profile.tab(), id)).state.objects.map(({ name }) => name)).toEqual(furnished().first.objects.map(({ name }) => name));
      expect((await profile.tab().desks.open(id)).undoable).toEqual({ undo: null, redo: 1 });
    });
  });

  describe('the list', () => {
    test('names the workspaces, what was changed last first', async () => {
      const { tab, id } = await begin();
      const second = await tab.desks.make(furnished());
      expect((await tab.desks.list()).map(({ name }) => name).toSorted()).toEqual(['Payroll', 'Payroll 2']);
      expect(await tab.desks.rename(second.id, ' Payroll ')).toMatchObject({ name: 'Payroll 2' });
      await expect(tab.desks.rename(id, '  ')).rejects.toThrow('A workspace has a name.');
      await expect(tab.desks.make({ ...furnished(), name: '' })).rejects.toThrow('A workspace has a name.');
      await execute(tab, id, advance(1));
      expect(await tab.desks.list()).toMatchObject([{ id: expect.any(String) as unknown, driver: 'lvm', origin: 'a test' }, {}]);
    });

    test('a new name is told to every tab', async () => {
      const { profile, tab, id } = await begin();
      const ears = [await watched(tab, id), await watched(profile.tab(), id)];
      await tab.desks.rename(id, 'Wages');
      for (const ear of ears) {
        await ear.until(() => ear.heard.length > 0);
        expect(ear.heard).toMatchObject([{ kind: 'renamed', summary: { id, name: 'Wages' } }]);
      }
    });
  });

  describe('a removal', () => {
    test('is told to every tab, and taken back with all that there was', async () => {
      const { profile, tab, id } = await begin();
      await execute(tab, id, advance(1));
      const before = await stateIn(tab, id);
      const other = profile.tab();
      const ears = [await watched(tab, id), await watched(other, id)];
      await tab.desks.remove(id);
      for (const ear of ears) await ear.until(() => ear.heard.some(({ kind }) => kind === 'removed'));
      expect(await tab.desks.list()).toEqual([]);
      for (const each of [tab, other]) await expect(execute(each, id, advance(1))).rejects.toThrow(GONE);
      await expect(tab.desks.remove(id)).rejects.toThrow(GONE);

      await tab.desks.restore(id);
      for (const ear of ears) await ear.until(() => ear.heard.at(-1)?.kind === 'anew');
      for (const each of [tab, other]) expect(await stateIn(each, id)).toEqual(before);
      expect(await execute(other, id, advance(1))).toMatchObject({ revision: 2 });
      await expect(tab.desks.restore(id)).rejects.toThrow('no such workspace to be restored');
    });

    test('waits for a tab that is asleep, and gives up', async () => {
      const { profile, tab, id } = await begin(100);
      const release = await profile.tab().tabs.share(id); // and does not hear
      await expect(tab.desks.remove(id)).rejects.toThrow('Another tab has this workspace open and does not answer.');
      expect(await execute(tab, id, advance(1))).toMatchObject({ revision: 1 });
      release();
      await tab.desks.remove(id);
    });
  });

  describe('checkpoints', () => {
    const heads = async ({ name }: Profile): Promise<readonly HeadRow[]> => (await bareRows(name, 'heads')) as readonly HeadRow[];

    test('are made while two tabs work, and what lies far back is let go of in both', async () => {
      const { profile, tab, id } = await begin();
      const other = profile.tab();
      const ears = [await watched(tab, id), await watched(other, id)];
      for (let round = 0; round < 15; round += 1) {
        await Promise.all([tab, other].flatMap((each) => Array.from({ length: 50 }, () => execute(each, id, advance(1)))));
      }
      for (const ear of ears) await ear.until(() => ear.heard.some(({ kind }) => kind === 'anew'));
      const [head] = await heads(profile);
      expect(head?.at_revision).toBeGreaterThanOrEqual(1200);
      const opened = await Promise.all([tab, other, profile.tab()].map((each) => each.desks.open(id)));
      for (const { start, steps, summary } of opened) {
        expect(start.revision).toBeGreaterThan(0);
        expect(start.revision).toBeLessThanOrEqual(500);
        expect(steps.map(({ revision }) => revision)).toEqual(Array.from({ length: 1500 - start.revision }, (_, n) => start.revision + 1 + n));
        expect(summary.revision).toBe(1500);
      }
      expect(await stateIn(tab, id)).toEqual(await stateIn(other, id));
      expect(await stateIn(tab, id)).toEqual(await stateIn(profile.tab(), id));

      await expect(execute(tab, id, { do: 'return', revision: 1 })).rejects.toThrow('The world of revision 1 is not kept any more.');
      await execute(tab, id, { do: 'return', revision: 0 });
      const clock = ({ objects, clock: [row] }: { objects: unknown; clock: readonly { now: number }[] }) => [objects, row?.now];
      expect(clock((await stateIn(tab, id)).state)).toEqual(clock(furnished().first));
    }, 60_000);

    test('are left out while a tab is asleep', async () => {
      const { profile, tab, id } = await begin(100);
      const release = await profile.tab().tabs.share(id);
      await Promise.all(Array.from({ length: 210 }, () => execute(tab, id, advance(1))));
      await execute(tab, id, advance(1)); // waits for the attempt to be over
      expect(await heads(profile)).toMatchObject([{ at_revision: 0 }]);
      release();
      await Promise.all(Array.from({ length: 210 }, () => execute(tab, id, advance(1))));
      await execute(tab, id, advance(1));
      expect((await heads(profile))[0]?.at_revision).toBeGreaterThan(200);
    });

    test('are left out where there are no locks, and all else works', async () => {
      const profile = new Profile(null);
      const tab = profile.tab();
      const { id } = await tab.desks.make(furnished());
      await Promise.all(Array.from({ length: 450 }, () => execute(tab, id, advance(1))));
      expect(await heads(profile)).toMatchObject([{ at_revision: 0 }]);
      expect(await stateIn(profile.tab(), id)).toEqual(await stateIn(tab, id));
      await tab.desks.remove(id);
      await tab.desks.restore(id);
      expect((await stateIn(tab, id)).revision).toBe(450);
    });
  });

  test('a workspace for a driver that is not here says so, and can be renamed and removed', async () => {
    const { tab } = await begin();
    const whole = furnished();
    const { id } = await tab.desks.make({ ...whole, setting: { ...whole.setting, driver: 'tape' } });
    await expect(tab.desks.open(id)).rejects.toThrow('This workspace is for driver tape, which this version of Custody does not have.');
    expect(await tab.desks.list()).toHaveLength(2);
    expect(await tab.desks.rename(id, 'On tape')).toMatchObject({ name: 'On tape', driver: 'tape' });
    await tab.desks.remove(id);
    expect(await tab.desks.list()).toHaveLength(1);
  });

  test('a workspace that nobody is at any more is let go of', async () => {
    const { profile, tab, id } = await begin(200);
    const { id: second } = await tab.desks.make(furnished());
    await watched(tab, id);
    await execute(tab, second, advance(1));
    await tab.desks.leave(id);
    const alone = await profile.tab().tabs.alone(second, async () => 'alone');
    expect(alone, 'the other one was used before').toEqual({ answer: 'alone' });
    expect(await execute(tab, second, advance(1))).toMatchObject({ revision: 2 });
  });
}
