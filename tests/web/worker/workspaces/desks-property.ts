/** Whatever two tabs do in one workspace, in whatever order: there is one journal, and all see the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROJECT } from '../../../../core/scenario/prepare.ts';
import { object } from '../../../../core/value/json.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import type { Command } from '../../../../core/workspace/command.ts';
import { digestOf } from '../../../../core/workspace/execute.ts';
import { CommandRefused } from '../../../../core/workspace/refused.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import type { OpenDesk } from '../../../../web/worker/workspaces/desk.ts';
import { HEADERS, named } from '../../../core/workspace/workplaces.ts';
import { furnished, Profile, type Tab } from './tabs.ts';

const deed = fc.record({
  what: fc.constantFrom('place', 'manage', 'unmanage', 'remove', 'rename', 'advance', 'list', 'undo', 'redo', 'return', 'fault'),
  which: fc.nat({ max: 30 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

/** What is done next: a burst in one tab; its answers are waited for, or not yet. */
const move = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('burst' as const), tab: fc.nat({ max: 1 }), deeds: fc.array(deed, { minLength: 1, maxLength: 5 }), waits: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('checkpoint' as const), tab: fc.nat({ max: 1 }) }) },
);

/** The command for it, as somebody would give it who sees this. */
function commandOf({ what, which }: Deed, { state, opened: { summary: { revision }, undoable } }: OpenDesk): Command {
  const row = pick(state.objects, which);
  switch (what) {
    case 'place':
      return { do: 'place', object: { name: `object-${which}`, size_bytes: 2 ** 30 + which, parent: which % 2 === 0 ? null : (state.objects.find(({ kind }) => kind === 'volume')?.id ?? null) } };
    case 'manage':
      return manage(state, row?.name ?? 'none');
    case 'unmanage':
      return request('POST', `snapshots/${pick(state.snapshots, which)?.id ?? 'none'}/action`, '{"os-unmanage": null}');
    case 'list':
      return request('GET', 'snapshots/detail', null);
    case 'remove':
      return { do: 'put', table: 'objects', id: row?.id ?? 'none', row: null };
    case 'rename':
      return row ? { do: 'put', table: 'objects', id: row.id, row: { ...row, name: `renamed-${which}` } } : { do: 'advance', seconds: 1 };
    case 'fault':
      return { do: 'fault', fault: { during: 'manage_existing_snapshot', at: 'first-write', n: 1, effect: 'fails', times: 1 } };
    case 'advance':
      return { do: 'advance', seconds: which }; // 0 is refused
    case 'undo':
    case 'redo':
      return { do: what, revision: (which % 3 === 0 ? undoable[what] : null) ?? Math.max(revision - (which % 5), 1) };
    case 'return':
      return { do: 'return', revision: which % (revision + 2) };
  }
}

function pick<Row>(rows: readonly Row[], which: number): Row | undefined {
  return rows[which % Math.max(rows.length, 1)];
}

function manage({ volumes }: WorldState, name: string): Command {
  const body = object([['snapshot', object([['volume_id', volumes[0]?.id ?? ''], ['ref', named(name)]])]]);
  return request('POST', 'manageable_snapshots', stringifyJson(body));
}

function request(method: string, path: string, body: string | null): Command {
  return { do: 'request', request: { method, path: `/v3/${PROJECT}/${path}`, headers: HEADERS, body } };
}

export function testAnyOrder(locks: () => LockManager, numRuns: number): void {
  test('whatever two tabs do, in whatever order and with checkpoints at any time: one journal without a gap, and all see the same', async () => {
    await fc.assert(fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const profile = new Profile(locks());
      const tabs: [Tab, Tab] = [profile.tab(), profile.tab()];
      const { id } = await tabs[0].desks.make(furnished());
      const under: Promise<PromiseSettledResult<number | null>[]>[] = [];
      for (const each of moves) {
        const { desks } = tabs[each.tab] ?? tabs[0];
        if (each.kind === 'checkpoint') {
          await desks.use(id, (desk) => desk.checkpoint());
          continue;
        }
        const burst = desks.use(id, (desk) => Promise.allSettled(each.deeds.map(async (one) => (await desk.execute(commandOf(one, desk))).revision)));
        under.push(burst);
        if (each.waits) await burst;
      }
      const done = (await Promise.all(under)).flat();

      const journal = await profile.journal(id);
      expect(journal.map(({ revision }) => revision)).toEqual(journal.map((_, index) => index + 1));
      expect(journal.map(({ digest }) => digest)).toEqual(journal.map(({ changes }) => digestOf(changes.set)));
      const acknowledged = done.flatMap((each) => (each.status === 'fulfilled' && each.value !== null ? [each.value] : []));
      expect(acknowledged.toSorted((a, b) => a - b)).toEqual(journal.map(({ revision }) => revision));
      for (const each of done) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(CommandRefused);

      const seen = await Promise.all([...tabs, profile.tab()].map(async ({ desks }) => {
        await desks.open(id); // reads what it has not heard of yet
        return desks.use(id, ({ state, whole: { entries } }) => ({ state, entries }));
      }));
      expect(seen[0]).toEqual(seen[2]);
      expect(seen[1]).toEqual(seen[2]);
      expect(seen[2]?.entries).toEqual(journal);
      for (const tab of tabs) for (const { id: left } of await tab.desks.list()) await tab.desks.leave(left);
    }), { numRuns });
  }, 120_000);
}
