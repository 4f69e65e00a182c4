import { expect, test } from 'vitest';
import { consoleOf, WorkspaceConsole } from '../../../web/state/workspace-console.svelte.ts';
import { WorkspaceTrying } from '../../../web/state/workspace-trying.svelte.ts';
import type { TriedReference } from '../../../web/worker/facade.ts';
import type { ConsoleAnswer } from '../../../web/worker/workspace-facade.ts';
import { deferred } from '../fixtures/deferred.ts';
import { FakeWorkspaces } from '../fixtures/fake-workspaces.ts';

function setUp() {
  const client = new FakeWorkspaces();
  const ran: string[] = [];
  client.runLine = async (workspace, line) => {
    ran.push(`${workspace}: ${line}`);
    return { stdout: `${line}\n`, stderr: '', exit: 0, revisions: [] };
  };
  return { client, ran, console: new WorkspaceConsole(client, 'w1') };
}

async function type(console: WorkspaceConsole, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    console.write(line);
    await console.run();
  }
}

test('a line is run, and what it printed stands below it', async () => {
  const { client, console } = setUp();
  const answer = deferred<ConsoleAnswer>();
  client.runLine = () => answer.promise;
  console.write('  cinder list ');
  const running = console.run();
  expect([console.line, console.isRunning, console.exchanges]).toMatchObject(['', true, [{ line: 'cinder list', exit: null }]]);
  console.write('cinder show');
  await console.run();
  expect(console.line, 'one at a time: what is typed meanwhile stays').toBe('cinder show');
  answer.resolve({ stdout: 'table', stderr: 'note', exit: 2, revisions: [] });
  await running;
  expect([console.isRunning, console.exchanges]).toMatchObject([false, [{ stdout: 'table', stderr: 'note', exit: 2, problem: null }]]);
});

test('an empty line is none, and clear empties the screen', async () => {
  const { ran, console } = setUp();
  await type(console, '', '   ', 'help', 'clear');
  expect([ran, console.exchanges]).toEqual([['w1: help'], []]);
  expect(console.browse(-1) && console.line, 'it can still be gone back to').toBe('clear');
});

test('when the worker is gone the line says so', async () => {
  const { client, console } = setUp();
  client.runLine = async () => Promise.reject(new Error('The worker is gone.'));
  await type(console, 'help');
  expect(console.exchanges).toMatchObject([{ problem: 'The worker is gone.', exit: 1 }]);
  expect(console.isRunning).toBe(false);
});

test('up and down lead through the lines that were typed, and back to the one that is being typed', async () => {
  const { console } = setUp();
  expect(console.browse(-1)).toBe(false);
  await type(console, 'one', 'two', 'two');
  console.write('thr');
  expect([console.browse(-1), console.line]).toEqual([true, 'two']);
  expect([console.browse(-1), console.line]).toEqual([true, 'one']);
  expect([console.browse(-1), console.line]).toEqual([false, 'one']);
  expect([console.browse(1), console.browse(1), console.line]).toEqual([true, true, 'thr']);
  expect(console.browse(1)).toBe(false);
});

test('Tab goes on with the line, and what was typed on meanwhile stays', async () => {
  const { client, console } = setUp();
  client.completeLine = async (_, line, cursor) => ({ from: 0, to: cursor, options: line === 'c' ? ['cinder', 'clear'] : ['cinder'] });
  console.write('c');
  expect(await console.complete(1)).toBe(1);
  expect(console.options).toEqual(['cinder', 'clear']);
  console.write('ci');
  expect(console.options, 'options are those of the line').toEqual([]);
  expect([await console.complete(2), console.line]).toEqual([7, 'cinder ']);
  console.write('ci');
  const completing = console.complete(2);
  console.write('cin');
  expect([await completing, console.line]).toEqual([null, 'cin']);
  client.completeLine = async () => ({ from: 3, to: 3, options: [] });
  expect(await console.complete(3)).toBeNull();
  client.completeLine = async () => Promise.reject(new Error('gone'));
  expect([await console.complete(3), console.line]).toEqual([null, 'cin']);
});

test('each workspace has one console, as long as the page lives', () => {
  const { client } = setUp();
  expect(consoleOf(client, 'w1')).toBe(consoleOf(client, 'w1'));
  expect(consoleOf(client, 'w1')).not.toBe(consoleOf(client, 'w2'));
  expect(consoleOf(client, 'w1')).not.toBe(consoleOf(new FakeWorkspaces(), 'w1'));
});

test('a reference is tried in the workspace: again when something was done there, or on another volume', async () => {
  const client = new FakeWorkspaces();
  const asked: unknown[] = [];
  client.tryIn = async (...all): Promise<TriedReference> => {
    asked.push(all);
    return { driver: 'lvm', text: all[2] ?? '', inventory: { forms: [], objects: [], ungranted: [], rows: [] }, problem: null, trial: null, answers: [] };
  };
  const trying = new WorkspaceTrying(client, 'w1');
  await trying.followIn('v1', 3, '"a"');
  await trying.followIn('v1', 3, '"a"');
  expect(trying.readable?.text).toBe('"a"');
  await trying.followIn('v1', 4, '"a"');
  await trying.followIn('v2', 4, null);
  await trying.againIn('v2', 4, null);
  expect(asked).toEqual([['w1', 'v1', '"a"'], ['w1', 'v1', '"a"'], ['w1', 'v2', null], ['w1', 'v2', null]]);
});
