/** Two tabs work in one workspace at once, while checkpoints are made. */
import { expect, test, type Page } from '@playwright/test';
import { digestOf } from '../../core/workspace/execute.ts';
import { PROJECT } from '../../core/scenario/prepare.ts';
import type { Command } from '../../core/workspace/command.ts';
import { World, type WorldState } from '../../core/world/world.ts';
import type { HeadRow, JournalRow } from '../../web/worker/store/schema.ts';
import type { OpenedWorkspace } from '../../web/worker/workspace-facade.ts';
import { bareTables, visitWithWorker, watch } from './own-worker.ts';

const COMMANDS = 500;

/** What one tab does: it takes into custody what it places, and lets time pass. @param tab `a` or `b` */
function commandsOf(tab: string, { objects, volumes, clock }: WorldState): readonly Command[] {
  const [volume] = volumes;
  const parent = objects.find(({ kind }) => kind === 'volume');
  if (!volume || !parent || clock.length !== 1) throw new Error('The workspace has a volume.');
  return Array.from({ length: COMMANDS }, (_, n): Command => {
    const name = `${tab}-${n - (n % 4)}`;
    if (n % 4 === 0) return { do: 'place', object: { name, size_bytes: 2 ** 30 + n, parent: parent.id } };
    if (n % 4 === 1) return manage(volume.id, name);
    return { do: 'advance', seconds: n };
  });
}

function manage(volume: string, name: string): Command {
  const body = JSON.stringify({ snapshot: { volume_id: volume, ref: { 'source-name': name }, name } });
  const headers = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };
  return { do: 'request', request: { method: 'POST', path: `/v3/${PROJECT}/manageable_snapshots`, headers, body } };
}

/** Carries them out, so many at once. @returns the revision of each */
function carryOut(page: Page, workspace: string, commands: readonly object[]): Promise<readonly (number | null)[]> {
  return page.evaluate(async ([id, all]) => {
    const revisions: (number | null)[] = [];
    for (let at = 0, many = 1; at < all.length; at += many, many = (many * 7) % 24 || 1) {
      const done = await Promise.all(all.slice(at, at + many).map((command) => custody.execute(id, command as Command)));
      revisions.push(...done.map(({ revision }) => revision));
    }
    return revisions;
  }, [workspace, commands] as const);
}

/** The world that all steps lead to. */
function endOf({ start, steps }: OpenedWorkspace): WorldState {
  const world = World.from(start.state);
  for (const { step: { observed } } of steps) world.apply({ ...observed.backend, ...observed.cinder });
  return world.state();
}

test('two tabs with 500 commands each have one journal without a gap, and both show the same', async ({ page, context }) => {
  test.setTimeout(120_000);
  const other = await context.newPage();
  await visitWithWorker(page);
  await visitWithWorker(other);
  const id = await page.evaluate(async () => (await custody.makeWorkspace({ from: 'gallery', id: 'payroll', driver: 'lvm' })).workspace?.id ?? '');
  const { start } = await watch(page, id);
  await watch(other, id);

  const asked = [commandsOf('a', start.state), commandsOf('b', start.state)] as const;
  const done = await Promise.all([carryOut(page, id, asked[0]), carryOut(other, id, asked[1])]);

  const revisions = done.flat().toSorted((a, b) => Number(a) - Number(b));
  expect(revisions, 'each is acknowledged once').toEqual(Array.from({ length: 2 * COMMANDS }, (_, n) => n + 1));

  const { journal, heads } = await bareTables<{ journal: readonly JournalRow[]; heads: readonly HeadRow[] }>(page, ['journal', 'heads']);
  const entries = journal.flatMap((row) => row.entries);
  const [oldest] = heads[0]?.kept ?? [];
  expect(heads[0]?.generation, 'checkpoints were made meanwhile').toBeGreaterThan(2);
  expect(entries.map(({ revision }) => revision)).toEqual(Array.from({ length: entries.length }, (_, n) => (oldest?.at_revision ?? 0) + 1 + n));
  expect(entries.at(-1)?.revision).toBe(2 * COMMANDS);
  expect(entries.map(({ digest }) => digest)).toEqual(entries.map(({ changes }) => digestOf(changes.set)));
  for (const [tab, commands] of asked.entries()) {
    expect(done[tab]?.map((revision) => entries[Number(revision) - 1]?.command.command)).toEqual(commands);
  }

  const third = await context.newPage();
  await visitWithWorker(third);
  const [here, there, later] = await Promise.all([page, other, third].map((each) => each.evaluate((workspace) => custody.openWorkspace(workspace), id)));
  if (!here || !there || !later) throw new Error('All three are open.');
  expect(endOf(here)).toEqual(endOf(there));
  expect(endOf(here)).toEqual(endOf(later));
  expect(endOf(here).objects).toHaveLength(start.state.objects.length + COMMANDS / 2);
  expect(endOf(here).snapshots.length).toBeGreaterThan(start.state.snapshots.length);
  expect(here.steps).toEqual(there.steps);

  for (const each of [page, other]) {
    await expect.poll(() => each.evaluate(() => heard.flatMap((news) => (news.kind === 'steps' ? news.steps : [])).length)).toBe(2 * COMMANDS);
    const told = await each.evaluate(() => heard.flatMap((news) => (news.kind === 'steps' ? news.steps.map(({ revision }) => revision) : [])));
    expect(told, 'each tab hears of each step once, in order').toEqual(Array.from({ length: 2 * COMMANDS }, (_, n) => n + 1));
  }
});
