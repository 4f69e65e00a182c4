import { expect, test } from 'vitest';
import { forgetRemarks, keepRemarks, remarksOf } from '../../../web/state/workspace-remarks.ts';
import { Workspaces } from '../../../web/state/workspaces.svelte.ts';
import type { WorkspaceSource, WorkspaceSummary } from '../../../web/worker/workspace-facade.ts';
import { FakeWorkspaces } from '../fixtures/fake-workspaces.ts';

function summary(id: string, name = id): WorkspaceSummary {
  return { id, name, driver: 'lvm', origin: 'Payroll', revision: 0, made_at: '2026-01-01T00:00:00Z', changed_at: '2026-01-01T00:00:00Z' };
}

/** Workspaces that are kept in a list. */
function setUp(...ids: readonly string[]) {
  const client = new FakeWorkspaces();
  let all = ids.map((id) => summary(id));
  const sources: WorkspaceSource[] = [];
  let galleries = 0;
  client.workspaces = async () => all;
  client.gallery = async () => {
    galleries += 1;
    return [{ id: 'payroll', title: 'Payroll', sentence: 'Two volumes.' }];
  };
  client.makeWorkspace = async (source) => {
    sources.push(source);
    if (source.from === 'file' && source.text === 'bad') return { workspace: null, problems: [`${source.file}: no workspace`], remarks: [] };
    const made = summary(`made-${sources.length}`);
    all = [made, ...all];
    return { workspace: made, problems: [], remarks: ['One name is another.'] };
  };
  client.removeWorkspace = async (id) => void (all = all.filter((one) => one.id !== id));
  client.restoreWorkspace = async (id) => void (all = [...all, summary(id)]);
  client.renameWorkspace = async (id, name) => (name === '' ? Promise.reject(new Error('A workspace has a name.')) : summary(id, name));
  return { client, workspaces: new Workspaces(client), sources, galleries: () => galleries };
}

test('the list is asked for each time, the gallery once', async () => {
  const { client, workspaces, galleries } = setUp('a');
  await workspaces.follow();
  client.workspaces = async () => [summary('a'), summary('b')];
  await workspaces.follow();
  expect([workspaces.list.value?.length, galleries()]).toEqual([2, 1]);
});

test('a new one is gone to, and the list stays as it is; a copy is in the list at once', async () => {
  const { workspaces, sources } = setUp('a');
  await workspaces.follow();
  const making = workspaces.make({ from: 'gallery', id: 'payroll', driver: 'rbd' });
  expect(workspaces.busy).toBe('The workspace is made …');
  expect((await making)?.remarks).toEqual(['One name is another.']);
  expect([workspaces.busy, workspaces.list.value?.map(({ id }) => id)]).toEqual([null, ['a']]);
  expect((await workspaces.copy(summary('a')))?.workspace?.id).toBe('made-2');
  expect(workspaces.list.value?.map(({ id }) => id)).toEqual(['made-2', 'made-1', 'a']);
  expect(sources).toEqual([{ from: 'gallery', id: 'payroll', driver: 'rbd' }, { from: 'workspace', workspace: 'a' }]);
});

test('of several files each is taken, and each that is none says so', async () => {
  const { workspaces, sources } = setUp();
  const file = (name: string, text: string, size = 1) => ({ name, size, text: async () => text });
  const made = await workspaces.take([file('a.json', 'bad'), file('b.json', '{}'), file('c.json', 'bad'), file('large.json', '', 10 ** 9)]);
  expect(made?.workspace?.id).toBe('made-2');
  expect(workspaces.problems).toEqual(['a.json: no workspace', 'c.json: no workspace', expect.stringMatching(/^large\.json has 1000 MB/)]);
  expect(sources).toHaveLength(3);
});

test('one is renamed where it stands, or says why not', async () => {
  const { workspaces } = setUp('a', 'b');
  await workspaces.follow();
  expect(await workspaces.rename(summary('b'), 'Night')).toBe(true);
  expect(workspaces.list.value?.map(({ name }) => name)).toEqual(['a', 'Night']);
  expect(await workspaces.rename(summary('b'), '')).toBe(false);
  expect(workspaces.problems).toEqual(['A workspace has a name.']);
});

test('one that was removed can be put back', async () => {
  const { client, workspaces } = setUp('a', 'b');
  await workspaces.follow();
  const b = summary('b');
  await workspaces.remove(b);
  expect([workspaces.removed, workspaces.list.value?.map(({ id }) => id)]).toEqual([b, ['a']]);
  await workspaces.restore();
  expect([workspaces.removed, workspaces.list.value?.map(({ id }) => id)]).toEqual([null, ['a', 'b']]);
  await workspaces.remove(b);
  client.restoreWorkspace = async () => Promise.reject(new Error('It is too late.'));
  await workspaces.restore();
  expect([workspaces.removed, workspaces.problems], 'it can be tried again').toEqual([b, ['It is too late.']]);
});

test('a file is had, or why not', async () => {
  const { client, workspaces } = setUp('a');
  const file = { name: 'a.json', type: 'application/json', text: '{}' };
  client.exportWorkspace = async () => file;
  expect(await workspaces.exported(summary('a'))).toBe(file);
  client.exportWorkspace = async () => Promise.reject(new Error('It is not there any more.'));
  expect(await workspaces.exported(summary('a'))).toBeNull();
  expect(workspaces.problems).toEqual(['It is not there any more.']);
});

test('remarks are kept until they were read', () => {
  expect(remarksOf('w')).toEqual([]);
  keepRemarks('w', ['One name is another.']);
  keepRemarks('v', []);
  expect([remarksOf('w'), remarksOf('v')]).toEqual([['One name is another.'], []]);
  forgetRemarks('w');
  expect(remarksOf('w')).toEqual([]);
});
