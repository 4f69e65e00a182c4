/** The workspaces' side of the worker, put together. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test } from 'vitest';
import { DRIVERS } from '../../../../core/registry.ts';
import { SUITES } from '../../../../scenarios/compiled/index.ts';
import { Catalogue } from '../../../../web/worker/catalogue.ts';
import { pause } from '../../../../web/worker/pause.ts';
import { localRunLocks } from '../../../../web/worker/run-locks.ts';
import { Database } from '../../../../web/worker/store/database.ts';
import { runStore } from '../../../../web/worker/store/runs.ts';
import { workspaceStore } from '../../../../web/worker/store/workspaces.ts';
import { tabsBy } from '../../../../web/worker/workspaces/tabs.ts';
import type { WorkspaceFacade, WorkspaceSummary } from '../../../../web/worker/workspace-facade.ts';
import { createWorkspaces } from '../../../../web/worker/workspaces/workspaces.ts';
import { MemoryLocks } from './memory-locks.ts';
import { advance, Ear } from './tabs.ts';

function workspaces(): WorkspaceFacade {
  const database = new Database(crypto.randomUUID());
  onTestFinished(() => database.close());
  let time = 0;
  let ids = 0;
  const now = (): number => (time += 1000);
  return createWorkspaces({
    store: workspaceStore(database, now),
    tabs: tabsBy(new MemoryLocks(), null),
    drivers: DRIVERS,
    tried: DRIVERS,
    catalogue: new Catalogue(SUITES),
    runs: runStore(database, localRunLocks()),
    now,
    ticks: () => performance.now(),
    pause,
    newId: () => `workspace-${(ids += 1)}`,
  });
}

async function made(facade: WorkspaceFacade, ...source: Parameters<WorkspaceFacade['makeWorkspace']>): Promise<WorkspaceSummary> {
  const { workspace, problems } = await facade.makeWorkspace(...source);
  if (!workspace) throw new Error(problems.join('\n'));
  return workspace;
}

const PAYROLL = { from: 'gallery', id: 'payroll', driver: 'lvm' } as const;

test('a workspace is made, worked in, copied, taken out as a file and made from it, and all of them lead to the same', async () => {
  const facade = workspaces();
  expect((await facade.gallery()).map(({ id }) => id)).toContain('payroll');
  const { id } = await made(facade, PAYROLL);
  const ear = new Ear();
  await facade.openWorkspace(id);
  await facade.watchWorkspace(id, ear.listen);

  expect(await facade.execute(id, advance(60))).toMatchObject({ revision: 1 });
  expect(await facade.runLine(id, 'cinder snapshot-manageable-list')).toMatchObject({ exit: 2 });
  const managed = await facade.runLine(id, 'cinder snapshot-manage --name Tuesday payroll tuesday');
  expect(managed).toMatchObject({ exit: 0, stderr: '', revisions: [2] });
  expect((await facade.completeLine(id, 'cinder snapshot-show ', 21)).options.length).toBeGreaterThan(1);
  const { start, summary } = await facade.openWorkspace(id);
  expect(summary.revision).toBe(2);
  const quota = { id: 'project/snapshots', project_id: 'project', resource: 'snapshots', limit: 5, in_use: 0, reserved: 0 };
  expect(await facade.putRow(id, 'quotas', null, '{')).toMatchObject({ executed: null, problems: [expect.any(String)] });
  expect(await facade.putRow(id, 'quotas', null, JSON.stringify(quota))).toMatchObject({ executed: { revision: 3 }, problems: [] });
  const tried = await facade.tryIn(id, start.state.volumes[0]?.id ?? '', null);
  expect(tried).toMatchObject({ driver: 'lvm', problem: null });
  expect(tried.answers.length).toBeGreaterThan(DRIVERS.length - 2);
  expect((await facade.keepScenario(id)).text).toContain('snapshot');
  await ear.until(() => ear.revision === 3);

  const file = await facade.exportWorkspace(id);
  const copies = [await made(facade, { from: 'workspace', workspace: id }), await made(facade, { from: 'file', file: file.name, text: file.text }, 'From a file')];
  const original = await facade.openWorkspace(id);
  for (const copy of copies) {
    const { steps, start: begun } = await facade.openWorkspace(copy.id);
    expect([steps, begun]).toEqual([original.steps, original.start]);
  }
  const names = (await facade.workspaces()).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set([original.summary.name, `${original.summary.name}, copy`, 'From a file']));
  expect(await facade.execute(copies[0]?.id ?? '', { do: 'undo', revision: 3 })).toMatchObject({ revision: 4 });
});

test('the list has what was changed last first; a workspace is renamed, removed and put back', async () => {
  const facade = workspaces();
  const first = await made(facade, PAYROLL, 'First');
  const second = await made(facade, PAYROLL, 'Second');
  const names = async (): Promise<string[]> => (await facade.workspaces()).map(({ name }) => name);
  expect(await names()).toEqual(['Second', 'First']);
  await facade.execute(first.id, advance(1));
  expect(await names()).toEqual(['First', 'Second']);
  expect(await facade.renameWorkspace(second.id, 'First')).toMatchObject({ id: second.id, name: 'First 2' });
  await facade.removeWorkspace(first.id);
  expect(await names()).toEqual(['First 2']);
  await expect(facade.openWorkspace(first.id)).rejects.toThrow('There is no such workspace any more.');
  await facade.restoreWorkspace(first.id);
  expect(await names()).toEqual(['First', 'First 2']);
  await facade.leaveWorkspace(first.id);
});
