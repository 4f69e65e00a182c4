/** Targets in other processes, faithful and faulty: a clear verdict each, and the run goes on. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { drive } from '../../../../core/scenario/drive.ts';
import type { ScenarioResult } from '../../../../core/scenario/result.ts';
import { runScenario } from '../../../../core/scenario/run.ts';
import type { Scenario } from '../../../../core/scenario/scenario.ts';
import { object } from '../../../../core/value/json.ts';
import { SubprocessTarget, type Deadlines } from '../../../../scenarios/cli/target/subprocess.ts';
import { calling, LOOK, scenarioOf } from '../../../core/scenario/targets.ts';
import { fixture, hearing, type Heard } from './targets.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** The faults strike in this one. */
const STRUCK = scenarioOf([calling('manage_existing_snapshot', { expect: [{ cites: 'one', returns: null }, { cites: 'two', backend: 'unchanged' }] })]);
/** It calls nothing. */
const QUIET = scenarioOf([{ ...LOOK, expect: [{ cites: 'three', backend: 'unchanged' }] }]);

let started: SubprocessTarget[] = [];
afterEach(async () => {
  const all = started;
  started = [];
  await Promise.allSettled(all.map((target) => target.close()));
});

function start(command: string, deadlines: Partial<Deadlines> = {}): { readonly target: SubprocessTarget; readonly heard: Heard } {
  const heard = hearing();
  const target = new SubprocessTarget(command, heard, deadlines);
  started.push(target);
  return { target, heard };
}

async function playAll(target: SubprocessTarget, scenarios: readonly Scenario[]): Promise<ScenarioResult[]> {
  const hello = await target.hello();
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) results.push(await drive(runScenario(scenario, hello), target));
  return results;
}

const starts = ({ notes }: Heard): number => notes.filter((note) => note.startsWith('The target is started')).length;
/** All verdicts of a scenario's first step. */
const verdictsOf = (result: ScenarioResult | undefined): (string | undefined)[] => (result?.steps[0]?.expectations ?? []).map(({ verdict }) => verdict);

test('a target that keeps to the protocol plays as any other, in one process', async () => {
  const { target, heard } = start(fixture('honest-main'));
  const results = await playAll(target, [STRUCK, QUIET, STRUCK]);
  expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'pass']);
  await target.close();
  expect([target.violations, starts(heard)]).toEqual([0, 1]);
  expect(heard.notes.at(-1)).toBe('The target exited with code 0.');
});

describe('a call that is not answered in time', () => {
  test.each(['hangs', 'answers late'])('%s', async (fault) => {
    const { target, heard } = start(fixture('faulty', fault), { call: 250 });
    const [struck, quiet] = await playAll(target, [STRUCK, QUIET]);
    expect(struck?.steps[0]?.outcome).toEqual({ kind: 'timed_out', after_ms: 250 });
    expect(struck?.reason).toContain('The target gave no answer to manage_existing_snapshot within 0.25 s, and was ended.');
    expect([struck?.verdict, quiet?.verdict]).toEqual(['crash', 'pass']);
    expect(verdictsOf(struck)).toEqual(['crash', 'crash', 'not_run']);
    expect([target.violations, starts(heard)]).toEqual([0, 2]);
    expect(heard.questions.find((line) => line.includes('"op":"call"'))).toContain('"deadline_ms":250');
  });
});

describe('a call that is answered otherwise than the protocol says', () => {
  test.each([
    ['exits', 'exited with code 3, when it was asked for manage_existing_snapshot. Its last words: Traceback (most recent call last): | KeyError: going'],
    ['exits with many words', 'exited with code 3, when it was asked for manage_existing_snapshot. Its last words: three | four | five'],
    ['is killed', 'was ended by SIGKILL, when'],
    ['closes stdout', 'closed its standard output, when'],
    ['prints rubbish', 'wrote the line "managing tuesday…", which is no JSON (Expecting value: line 1 column 1 (char 0)), when'],
    ['prints an empty line', 'wrote an empty line, which is no JSON'],
    ['prints a list', 'wrote the line "[1]", which is no mapping'],
    ['prints invalid UTF-8', 'wrote a line that is not UTF-8'],
    ['writes 100 MB', 'wrote a line of more than 4 MiB'],
    ['answers the question before', 'wrote a second answer to reference, when'],
    ['answers no question', 'wrote an answer to question 99, which was not asked, when'],
    ['answers without an id', 'answer: got the key "ok", expected the key "id"'],
    ['answers nothing', 'answer: got the key "id", expected the key "ok"'],
    ['answers and has a problem', 'answer: got the keys "id", "ok", "problem", expected either ok or problem'],
    ['adds a key', 'answer.ok.colour: got the key "colour", expected one of "kind", "value", "rules"'],
    ['misspells a kind', 'answer.ok.kind: got "return", expected one of "returned", "refused", "crashed" (did you mean "returned"?)'],
  ])('%s', async (fault, words) => {
    const { target, heard } = start(fixture('faulty', fault));
    const [struck, quiet] = await playAll(target, [STRUCK, QUIET]);
    const outcome = struck?.steps[0]?.outcome;
    expect(outcome).toMatchObject({ kind: 'violated' });
    expect(outcome && 'detail' in outcome ? outcome.detail : '').toContain(words);
    expect(verdictsOf(struck)).toEqual(['crash', 'crash', 'not_run']);
    expect([struck?.verdict, quiet?.verdict]).toEqual(['crash', 'pass']);
    expect([target.violations, starts(heard)]).toEqual([1, 2]);
  });
});

test('a second answer is a violation too, though the first one stands', async () => {
  const { target } = start(fixture('faulty', 'answers twice'));
  const [struck, quiet] = await playAll(target, [STRUCK, QUIET]);
  expect(struck?.steps[0]?.outcome).toMatchObject({ kind: 'returned' });
  expect(struck?.reason).toContain('The target wrote a second answer to manage_existing_snapshot, when it was asked for inspect.');
  expect(verdictsOf(struck)).toEqual(['crash', 'not_run', 'not_run']);
  expect([struck?.verdict, quiet?.verdict, target.violations]).toEqual(['crash', 'pass', 1]);
});

test.each(['hangs', 'prints rubbish', 'misspells a kind'])('a call that Cinder makes for a request: a target that %s', async (fault) => {
  const { target } = start(fixture('faulty', fault, 'manage_existing_snapshot_get_size'), { call: 250 });
  const manage = scenarioOf([{ api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } }, expect: [{ http: 202, then: object([['status', 'error']]) }] }]);
  const [struck, quiet] = await playAll(target, [manage, QUIET]);
  expect([struck?.verdict, quiet?.verdict]).toEqual(['crash', 'pass']);
  const observed = struck?.steps[0]?.observed;
  expect(observed?.calls.map(({ method }) => method)).toEqual(['manage_existing_snapshot_get_size']);
  expect(observed?.cinder.snapshots?.added.map(({ status }) => status)).toEqual(['error']);
});

describe('operations other than calls', () => {
  test.each([
    ['exits', 'exited with code 3, when it was asked for reset. Its last words: '],
    ['prints rubbish', 'wrote the line "managing tuesday…"'],
    ['adds a key', 'answer.ok.colour: got the key "colour"'],
  ])('end the scenario with the cause: a target that %s', async (fault, words) => {
    const { target, heard } = start(fixture('faulty', fault, 'reset'));
    const results = await playAll(target, [QUIET, QUIET]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['crash', 'crash']);
    for (const { reason } of results) expect(reason).toContain(words);
    expect([target.violations, starts(heard)]).toEqual([2, 2]);
  });

  test.each([
    ['shows twins', 'inspect', 'The target told of two objects with the id o1, when it was asked for inspect.'],
    ['forgets the objects', 'reset', 'The target left out the object vol-a, when it was asked for reset.'],
  ])('end it where the answer makes no sense: a target that %s', async (fault, op, words) => {
    const { target, heard } = start(fixture('faulty', fault, op, '1'));
    const results = await playAll(target, [QUIET, QUIET]);
    expect(results.map(({ verdict, reason }) => [verdict, reason])).toEqual([['crash', words], ['crash', words]]);
    expect([target.violations, starts(heard)]).toEqual([2, 2]);
  });

  test('a problem that the target tells of ends the scenario, and not the process', async () => {
    for (const op of ['manage_existing_snapshot', 'reference']) {
      const { target, heard } = start(fixture('faulty', 'has a problem', op));
      const [struck, quiet] = await playAll(target, [STRUCK, QUIET]);
      expect(struck?.reason).toMatch(/The target has a problem with (call|reference) \(failed\): the fake client is broken/);
      expect([struck?.verdict, quiet?.verdict]).toEqual(['crash', 'pass']);
      expect([target.violations, starts(heard)]).toEqual([0, 1]);
    }
  });
});

describe('a target that can not be started', () => {
  test.each([
    [fixture('faulty', 'exits', 'hello'), 'The target exited with code 3, when it was asked for hello. Its last words: '],
    ['true; exit 7', 'The target exited with code 7, when it was asked for hello.'],
    ['no-such-command-anywhere', 'The target exited with code 127, when it was asked for hello. Its last words: '],
    [fixture('faulty', 'prints rubbish', 'hello'), 'which is no JSON'],
    [fixture('faulty', 'speaks another protocol', 'hello'), 'answer.ok.protocol: got 2, expected 1'],
    [fixture('faulty', 'is an API', 'hello'), 'The target is a whole API'],
    [fixture('faulty', 'names two forms alike', 'hello'), 'The target named two ways of writing references a, when it was asked for hello.'],
    [fixture('faulty', 'has a problem', 'hello'), 'The target has a problem with hello (failed): '],
  ])('%s', async (command, words) => {
    await expect(start(command).target.hello()).rejects.toThrow(words);
  });

  test('since it is silent', async () => {
    await expect(start(fixture('faulty', 'hangs', 'hello'), { other: 250 }).target.hello()).rejects.toThrow('no answer to hello within 0.25 s');
  });
});

test('a fresh process must be the same target as before', async () => {
  const { target } = start(fixture('faulty', 'is another each time', 'hello'), { call: 250 });
  const first = await target.hello();
  await target.reset({ seed: 0, now: 0, config: { entries: [] }, objects: [], cinder: { volumes: [], snapshots: [] } });
  process.kill(Number(first.target.version), 'SIGKILL');
  await expect(target.inspect()).rejects.toThrow('was ended by SIGKILL');
  await expect(target.reset({ seed: 0, now: 0, config: { entries: [] }, objects: [], cinder: { volumes: [], snapshots: [] } })).rejects.toThrow('what it did not say');
});

test('a command may need the shell; what ends a program in it is known all the same', async () => {
  const { target } = start(`A_VARIABLE=1 ${fixture('faulty', 'is killed')}; exit $?`);
  const [struck, quiet] = await playAll(target, [STRUCK, QUIET]);
  expect(struck?.reason).toContain('was ended by SIGKILL');
  expect(quiet?.verdict).toBe('pass');
});

test.each(['exec', 'cd . ; exec', 'export A=1; exec', 'command'])('a command may begin with what is the shell\'s own: %s', async (word) => {
  const { target } = start(`${word} ${fixture('honest-main')}`);
  await expect(target.hello()).resolves.toMatchObject({ target: { name: 'tiny' } });
});

test('a question that is too long is not asked, and ends the scenario alone', async () => {
  const { target, heard } = start(fixture('honest-main'));
  const long = scenarioOf([calling('manage_existing_snapshot', { ref: { value: 'x'.repeat(4 * 2 ** 20) } })]);
  const [first, second] = await playAll(target, [long, QUIET]);
  expect(first?.reason).toContain('The question (call) is longer than the protocol allows.');
  expect([first?.verdict, second?.verdict, target.violations, starts(heard)]).toEqual(['crash', 'pass', 0, 1]);
});

test('a target that could not read the question says so in the answer to question 0', async () => {
  const { target, heard } = start(fixture('faulty', 'cannot read the question'));
  const [first, second] = await playAll(target, [STRUCK, QUIET]);
  expect(first?.reason).toContain('The target has a problem with call (violation): too big for me');
  expect([first?.verdict, second?.verdict, target.violations, starts(heard)]).toEqual(['crash', 'pass', 0, 1]);
});

test('what it says to people is passed on', async () => {
  const { target, heard } = start(fixture('faulty', 'exits'));
  await playAll(target, [STRUCK]);
  expect(heard.stderr()).toBe('Traceback (most recent call last):\nKeyError: going\n');
});

describe('processes go with all that they started', () => {
  /** Connections of the target and of its child, which close when they end. */
  async function connected(play: (port: number) => Promise<unknown>): Promise<Socket[]> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    await play((server.address() as AddressInfo).port);
    while (sockets.length < 2) await once(server, 'connection');
    server.close();
    return sockets;
  }
  test.each([
    ['leaves a child that has left its group', 'exited with code 3'],
    ['goes after its output, and leaves a child', 'exited with code 3'],
  ])('but for those that have left their group, for which nobody waits: a target that %s', async (fault, words) => {
    const { target, heard } = start(fixture('faulty', fault));
    const [struck] = await playAll(target, [STRUCK]);
    expect(struck?.reason).toContain(words);
    await target.close();
    const child = Number(heard.stderr());
    expect(() => process.kill(child, 'SIGKILL')).not.toThrow();
  });

  const gone = (socket: Socket): Promise<unknown> => (socket.closed ? Promise.resolve() : once(socket.resume(), 'close'));

  test('when the target is closed, though they stay', async () => {
    let target: SubprocessTarget | undefined;
    const sockets = await connected(async (port) => {
      target = start(fixture('stays', String(port)), { close: 250 }).target;
      await target.hello();
    });
    await target?.close();
    await Promise.all(sockets.map(gone));
    expect(sockets).toHaveLength(2);
  });

  test('when a call takes too long', async () => {
    let played: Promise<unknown> | undefined;
    const sockets = await connected((port) => {
      const { target } = start(fixture('stays', String(port)), { call: 1000 });
      played = playAll(target, [STRUCK]);
      return Promise.resolve();
    });
    await played;
    await Promise.all(sockets.map(gone));
    expect(sockets).toHaveLength(2);
  });
});
