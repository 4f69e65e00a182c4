import { expect, test } from 'vitest';
import type { StepResult } from '../../../core/scenario/result.ts';
import { Desk } from '../../../web/state/workspace.svelte.ts';
import type { Executed, WorkspaceNews } from '../../../web/worker/workspace-facade.ts';
import { deferred } from '../fixtures/deferred.ts';
import { FakeWorkspaces } from '../fixtures/fake-workspaces.ts';
import { WorkspaceBench } from '../fixtures/workspace.ts';

/** A desk on a workspace that is open; news come from wherever the test does something. */
async function opened(bench = new WorkspaceBench()) {
  const client = new FakeWorkspaces();
  const listeners: ((news: WorkspaceNews) => void)[] = [];
  const left: string[] = [];
  const opens: string[] = [];
  client.openWorkspace = async (id) => {
    opens.push(id);
    return bench.opened;
  };
  client.watchWorkspace = async (_, listener) => void listeners.push(listener);
  client.leaveWorkspace = async (id) => void left.push(id);
  const desk = new Desk(client);
  await desk.open('w1');
  const tell = (news: WorkspaceNews): void => listeners.at(-1)?.(news);
  return { bench, client, desk, tell, left, opens };
}

test('what is there when it is opened is the world behind its journal, and what was done last is told', async () => {
  const bench = new WorkspaceBench();
  bench.manage('tuesday', 'nightly');
  const { desk } = await opened(bench);
  expect(desk.known?.world).toEqual(bench.bench.world.state());
  expect(desk.done?.text).toBe('manage tuesday');
  expect(desk.deedOf(desk.known?.undoable.undo ?? null)).toBe('manage tuesday');
  expect([desk.deedOf(null), desk.deedOf(99)]).toEqual([null, null]);
});

test('what another tab does comes in, once', async () => {
  const { bench, desk, tell } = await opened();
  bench.manage('tuesday', 'nightly');
  const news = bench.news();
  tell(news);
  tell(news);
  expect(desk.known?.steps).toHaveLength(1);
  expect(desk.known?.world).toEqual(bench.bench.world.state());
  expect(desk.known?.summary.revision).toBe(bench.summary.revision);
  bench.unmanage('nightly');
  tell(bench.news(2));
  expect(desk.known?.steps.map(({ revision }) => revision)).toEqual(bench.steps.map(({ revision }) => revision));
  expect(desk.done?.text).toBe('unmanage nightly');
});

test('where a step is missing, all is read anew', async () => {
  const { bench, desk, tell, opens } = await opened();
  bench.manage('tuesday', 'nightly');
  bench.manage('friday', 'other');
  tell(bench.news(1));
  await Promise.resolve();
  await Promise.resolve();
  expect(opens).toEqual(['w1', 'w1']);
  expect(desk.known?.world).toEqual(bench.bench.world.state());
});

test('it is renamed, removed and put back from elsewhere', async () => {
  const { bench, client, desk, tell, opens } = await opened();
  bench.name = 'Other';
  tell({ kind: 'renamed', summary: bench.summary });
  expect(desk.known?.summary.name).toBe('Other');
  tell({ kind: 'removed' });
  expect(desk.isRemoved).toBe(true);
  expect(desk.known, 'what it was can still be looked at').not.toBeNull();
  const restored: string[] = [];
  client.restoreWorkspace = async (id) => void restored.push(id);
  await desk.restore();
  expect([restored, desk.isRemoved, opens.length]).toEqual([['w1'], false, 2]);
  tell({ kind: 'removed' });
  tell({ kind: 'anew' });
  expect([desk.isRemoved, opens.length]).toEqual([false, 3]);
});

test('a command is under way until it is stored; what came of it is told', async () => {
  const { bench, client, desk, tell } = await opened();
  const answer = deferred<Executed>();
  client.execute = () => answer.promise;
  const doing = desk.execute({ do: 'advance', seconds: 60 });
  expect(desk.busy).toBe('Being done …');
  const done = bench.do({ do: 'advance', seconds: 60 });
  tell(bench.news());
  answer.resolve(done);
  expect(await doing).toBe(done);
  expect([desk.busy, desk.done?.text, desk.problems]).toEqual([null, 'let 1 min pass', []]);
});

test('a command that is refused says why, and the next one clears that', async () => {
  const { bench, client, desk } = await opened();
  client.execute = async () => Promise.reject(new Error('Time goes forwards.'));
  expect(await desk.execute({ do: 'advance', seconds: -1 })).toBeNull();
  expect([desk.busy, desk.problems, desk.done]).toEqual([null, ['Time goes forwards.'], null]);
  client.execute = async () => bench.do({ do: 'advance', seconds: 1 });
  await desk.execute({ do: 'advance', seconds: 1 });
  expect(desk.problems).toEqual([]);
});

test('what is wrong with a row stands beside it, and nowhere else', async () => {
  const { client, desk } = await opened();
  const asked: unknown[] = [];
  client.putRow = async (...all) => {
    asked.push(all);
    return { executed: null, problems: ['1:2: a name was expected'] };
  };
  expect(await desk.putRow('snapshots', null, '{')).toBeNull();
  expect([desk.rowProblems, desk.problems]).toEqual([['1:2: a name was expected'], []]);
  expect(asked).toEqual([['w1', 'snapshots', null, '{']]);
});

test('undo and redo are about what the journal says', async () => {
  const bench = new WorkspaceBench();
  const { revision } = bench.manage('tuesday');
  const { client, desk, tell } = await opened(bench);
  const asked: unknown[] = [];
  client.execute = async (_, command) => {
    asked.push(command);
    const done = bench.do(command);
    tell(bench.news());
    return done;
  };
  await desk.redo();
  expect(asked, 'there is nothing to do again').toEqual([]);
  await desk.undo();
  expect([desk.deedOf(desk.known?.undoable.redo ?? null), desk.done?.text]).toEqual(['manage tuesday', 'undo manage tuesday']);
  await desk.redo();
  expect(asked).toEqual([{ do: 'undo', revision }, { do: 'redo', revision }]);
});

test('of what was done here and elsewhere at once, the newer is told', async () => {
  const { bench, client, desk, tell } = await opened();
  const mine = bench.manage('tuesday', 'mine');
  bench.manage('friday', 'theirs');
  client.execute = async () => {
    tell(bench.news(2));
    return mine;
  };
  await desk.execute(mine.command);
  expect(desk.done?.text).toBe('manage friday');
});

test('what only reads is told too, and is not of the journal', async () => {
  const { bench, client, desk } = await opened();
  const step: StepResult = { ...bench.manage('tuesday').step };
  client.execute = async () => ({ revision: null, step });
  await desk.execute({ do: 'request', request: { method: 'GET', path: '/v3/snapshots', headers: {}, body: null } });
  expect([desk.done?.revision, desk.known?.steps.length]).toEqual([null, 0]);
});

test('another one is opened: the news of the first are ended, and none of them counts any more', async () => {
  const { bench, client, desk, tell, left } = await opened();
  const late = bench.news(0);
  const other = { ...bench.opened, summary: { ...bench.summary, id: 'w2', name: 'Other' } };
  client.openWorkspace = async () => other;
  client.watchWorkspace = async () => undefined;
  await desk.open('w2');
  tell({ ...late, summary: { ...bench.summary, name: 'wrong' } });
  expect([left, desk.known?.summary.name]).toEqual([['w1'], 'Other']);
});

test('one that is not there says so, and is not listened to', async () => {
  const client = new FakeWorkspaces();
  const watched: string[] = [];
  client.openWorkspace = async () => Promise.reject(new Error('There is no workspace w9.'));
  client.watchWorkspace = async (id) => void watched.push(id);
  const desk = new Desk(client);
  await desk.open('w9');
  expect([desk.loaded.problem, desk.known, watched]).toEqual(['There is no workspace w9.', null, []]);
});

test('a fork, a scenario and a file are of the revision that was asked for', async () => {
  const { client, desk } = await opened();
  const asked: unknown[] = [];
  const file = { name: 'a', type: 'b', text: 'c' };
  client.makeWorkspace = async (source) => {
    asked.push(source);
    return { workspace: null, problems: ['The name is taken.'], remarks: [] };
  };
  client.keepScenario = async (...all) => {
    asked.push(all);
    return file;
  };
  client.exportWorkspace = async () => file;
  expect(await desk.fork(2)).toBeNull();
  expect(desk.problems).toEqual(['The name is taken.']);
  expect([await desk.scenario(2), await desk.exported()]).toEqual([file, file]);
  expect(asked).toEqual([{ from: 'workspace', workspace: 'w1', revision: 2 }, ['w1', 2]]);
});

test('renaming keeps what is wrong with a name in sight', async () => {
  const { bench, client, desk } = await opened();
  client.renameWorkspace = async () => Promise.reject(new Error('A workspace has a name.'));
  expect(await desk.rename('')).toBe(false);
  expect(desk.problems).toEqual(['A workspace has a name.']);
  client.renameWorkspace = async (_, name) => ({ ...bench.summary, name });
  expect(await desk.rename('Night')).toBe(true);
  expect(desk.known?.summary.name).toBe('Night');
});
