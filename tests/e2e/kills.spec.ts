/** The browser is killed at random moments: what was acknowledged is there, and nothing is torn. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { expect, test, type Page } from '@playwright/test';
import { digestOf } from '../../core/workspace/execute.ts';
import type { LoadedWorkspace } from '../../core/workspace/store.ts';
import { World } from '../../core/world/world.ts';
import { Database } from '../../web/worker/store/database.ts';
import type { HeadRow, JournalRow, PageRow, WorkspaceRow } from '../../web/worker/store/schema.ts';
import { workspaceStore } from '../../web/worker/store/workspaces.ts';
import { launchKillable } from './killable.ts';
import { bareTables, startWorker, visitWithWorker, watch } from './own-worker.ts';

const KILLS = 20;
const SEED = 20_261_123;

interface Rows {
  readonly workspaces: readonly WorkspaceRow[];
  readonly heads: readonly HeadRow[];
  readonly pages: readonly PageRow[];
  readonly journal: readonly JournalRow[];
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What the killed browser has left on disk, loaded as the worker would. */
async function loaded(page: Page, workspace: string): Promise<LoadedWorkspace> {
  const rows = await bareTables<Rows>(page, ['workspaces', 'heads', 'pages', 'journal']);
  const database = new Database(crypto.randomUUID());
  try {
    await database.use((tables) => tables.transaction('rw', [tables.workspaces, tables.heads, tables.pages, tables.journal], async () => {
      await tables.workspaces.bulkAdd(rows.workspaces);
      await tables.heads.bulkAdd(rows.heads);
      await tables.pages.bulkAdd(rows.pages);
      await tables.journal.bulkAdd(rows.journal);
    }));
    const found = await workspaceStore(database, () => 0).load(workspace);
    if (!found) throw new Error('The workspace is gone.');
    return found;
  } finally {
    database.close();
  }
}

/** Nothing is torn: what was done leads from the oldest world to the newest, each step as it was written. */
function expectWhole({ start, entries, revision, state }: LoadedWorkspace): void {
  expect(entries.map((entry) => entry.revision)).toEqual(entries.map((_, index) => start.revision + 1 + index));
  expect(entries.map(({ digest }) => digest)).toEqual(entries.map(({ changes }) => digestOf(changes.set)));
  const world = World.from(start.state);
  for (const { changes } of entries) world.apply(changes.set);
  expect(revision).toBe(start.revision + entries.length);
  expect(world.state()).toEqual(state);
}

/** Does things in the workspace without end, in bursts, and tells each that was acknowledged. @returns what ended it */
function work(page: Page, workspace: string, round: number): Promise<unknown> {
  return page.evaluate(async ([id, nth]) => {
    const acknowledged = (globalThis as unknown as { acknowledged: (revision: number, name: string) => Promise<void> }).acknowledged;
    for (let n = 0; ; n += 1) {
      await Promise.all(Array.from({ length: 1 + (n % 9) }, async (_, at) => {
        const name = `${nth}-${n}-${at}`;
        const { revision } = await custody.execute(id, { do: 'place', object: { name, size_bytes: 2 ** 30, parent: null } });
        await acknowledged(revision ?? 0, name);
      }));
    }
  }, [workspace, round] as const).catch((failure: unknown) => failure);
}

test('a browser that is killed twenty times has lost nothing that was acknowledged, and nothing is torn', async ({ baseURL }) => {
  test.setTimeout(240_000);
  const profile = await mkdtemp(join(tmpdir(), 'custody-kills-'));
  const random = randomOf(SEED);
  /** Names of the objects that were placed, by the revision that did it. */
  const acknowledged = new Map<number, string>();
  let workspace = '';
  let script = '';
  let checkpoints = 0;
  try {
    for (let round = 0; round <= KILLS; round += 1) {
      const browser = await launchKillable(profile);
      const { page } = browser;
      try {
        if (round === 0) {
          script = await visitWithWorker(page, `${baseURL}#/`);
          workspace = await page.evaluate(async () => (await custody.makeWorkspace({ from: 'gallery', id: 'payroll', driver: 'lvm' })).workspace?.id ?? '');
        } else {
          await page.goto(`${baseURL}THIRD-PARTY.txt`); // anything small of the same origin
          await startWorker(page, script);
        }
        const found = await loaded(page, workspace);
        expectWhole(found);
        const { start, entries, revision, checkpoint } = found;
        checkpoints = checkpoint;
        const names = new Map(entries.map((entry) => [entry.revision, entry.changes.set.objects?.added[0]?.name]));
        const lost = [...acknowledged].filter(([at, name]) => at > start.revision && names.get(at) !== name);
        expect(lost, `what was acknowledged before round ${round} and is not there`).toEqual([]);
        expect(revision).toBeGreaterThanOrEqual(Math.max(0, ...acknowledged.keys()));

        const { summary } = await watch(page, workspace);
        expect(summary.revision).toBe(revision);
        await page.exposeFunction('acknowledged', (at: number, name: string) => acknowledged.set(at, name));
        if (round === KILLS) break;
        const before = acknowledged.size;
        const ended = work(page, workspace, round);
        await expect.poll(() => acknowledged.size, { intervals: [5] }).toBeGreaterThan(before + Math.floor(random() * 30));
        await pass(random() * 60); // the random moment
        await browser.kill();
        expect(String(await ended)).toContain('closed');
      } finally {
        await browser.kill();
      }
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS * 10);
  expect(checkpoints, 'checkpoints were made meanwhile').toBeGreaterThan(0);
});
