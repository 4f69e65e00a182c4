/** `custody run --target`, `--driver FILE` and `custody target`, as a user has them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeWithCustody, type Place } from '../custody.ts';
import { MY_DRIVER } from './my-driver.ts';
import { fixture } from './targets.ts';

let place: Place;
beforeAll(async () => {
  place = await placeWithCustody('target');
  writeFileSync(join(place.folder, 'two.yaml'), TWO);
  writeFileSync(join(place.folder, 'mine.ts'), MY_DRIVER);
  writeFileSync(join(place.folder, 'broken.ts'), MY_DRIVER.replace('unmanageSnapshot() {}', '').replace('this.#context.backend.rename(', 'this.renamed('));
}, 60_000);
afterAll(() => {
  rmSync(place.folder, { recursive: true });
});

interface ReadBack {
  readonly target: { readonly target: unknown };
  readonly digests: { readonly evidence: string; readonly verdicts: string };
  readonly totals: Readonly<Record<string, number>>;
}
const resultIn = (text: string): ReadBack => JSON.parse(text) as ReadBack;
const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('one of our drivers behind the protocol', { timeout: 120_000 }, () => {
  it.each(['lvm', 'rbd'])('%s gives the same evidence and the same verdicts as it does in this process', async (driver) => {
    const here = await place.custody('run', '--driver', driver, '--report', 'json');
    const there = await place.custody('run', '--target', `custody target --driver ${driver}`, '--report', 'json');
    expect(there.stderr).toBe(here.stderr);
    expect([here.code, there.code]).toEqual([0, 0]);
    const [ours, theirs] = [resultIn(here.stdout), resultIn(there.stdout)];
    expect(theirs.digests).toEqual(ours.digests);
    expect(theirs.totals).toEqual(ours.totals);
    expect(theirs.target).toEqual(ours.target);
    expect(ours.totals['pass']).toBeGreaterThan(100);
  });
});

describe('exit codes', { timeout: 30_000 }, () => {
  it('5 when the target does not start', async () => {
    expect(await place.custody('run', '--target', 'no-such-command-anywhere')).toMatchObject({
      code: 5,
      stdout: '',
      stderr: expect.stringContaining('custody: The target exited with code 127, when it was asked for hello. Its last words: ') as unknown,
    });
  });

  it('5 when nothing failed but by a broken protocol, and the run went on', async () => {
    const { code, stdout } = await place.custody('run', 'two.yaml', '--target', fixture('faulty', 'prints rubbish'));
    expect(stdout).toContain('‼ crash');
    expect(stdout).toContain('The target wrote the line \\"managing tuesday…\\", which is no JSON');
    expect([code, lastLine(stdout)]).toEqual([5, '1 passed, 1 failed, 0 skipped']);
  });

  it('1 when a call took too long', async () => {
    const { code, stdout } = await place.custody('run', 'two.yaml', '--target', fixture('faulty', 'hangs'), '--deadline', '0.3');
    expect(stdout).toContain('gave no answer to manage_existing_snapshot within 0.3 s');
    expect([code, lastLine(stdout)]).toEqual([1, '1 passed, 1 failed, 0 skipped']);
  });

  it('1 when something failed beside a broken protocol', async () => {
    const failing = TWO.replace('  - id: two.look', `  - id: two.fails
    kind: caller
    title: What no call answers
    given: { volumes: { vol-a: { size: 1 GiB } }, backend: { tuesday: { snapshot_of: vol-a } }, snapshots: { s1: { volume: vol-a } } }
    steps:
      - { driver: manage_existing_snapshot_get_size, snapshot: s1, ref: { names: tuesday }, expect: [{ returns: 7 }] }
  - id: two.look`);
    writeFileSync(join(place.folder, 'failing.yaml'), failing.replace('suite: two', 'suite: failing'));
    const { code, stdout } = await place.custody('run', 'failing.yaml', '--target', fixture('faulty', 'prints rubbish'));
    expect([code, lastLine(stdout)]).toEqual([1, '1 passed, 2 failed, 0 skipped']);
  });

  it('5 when it ends in a bad way after all has passed', async () => {
    const { code, stdout, stderr } = await place.custody('run', 'two.yaml', '--target', fixture('faulty', 'prints rubbish', 'close'));
    expect(stderr).toContain('custody: The target wrote the line "managing tuesday…", which is no JSON');
    expect([code, lastLine(stdout)]).toEqual([5, '2 passed, 0 failed, 0 skipped']);
  });

  it.each([
    [5, ['prints rubbish']],
    [5, ['prints rubbish', 'close']],
    [1, ['hangs']],
    [1, ['has a problem']],
  ] as const)('%i also from the stored result: a target that %j', async (code, fault) => {
    const ran = await place.custody('run', 'two.yaml', '--target', fixture('faulty', ...fault), '--deadline', '1', '--report=json=stored.json', '--report=tap');
    const told = await place.custody('report', 'stored.json', '--report=tap');
    expect([ran.code, told.code, told.stderr]).toEqual([code, code, ran.stderr]);
    expect(told.stdout).toBe(ran.stdout.replace(/^# Again: .*\n/m, ''));
  });

  it('0 when all passes', async () => {
    expect(await place.custody('run', 'two.yaml', '--target', fixture('honest-main'))).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the line that runs a failure again', { timeout: 30_000 }, () => {
  it.each([
    ['a target', ['--target', fixture('faulty', 'prints rubbish')], 5],
    ['a driver of the user', ['--driver', './broken.ts'], 1],
  ] as const)('runs just this one: %s', async (_, options, code) => {
    const first = await place.custody('run', 'two.yaml', ...options);
    const [, again = ''] = /Again: (.*)/.exec(first.stdout) ?? [];
    expect(again).toMatch(/^custody run two\.yaml --filter 'two\.manage\[0\]' --/);
    const second = await place.shell(again);
    expect([first.code, second.code, lastLine(second.stdout)]).toEqual([code, code, '0 passed, 1 failed, 0 skipped']);
  });
});

it('writes down the conversation', { timeout: 30_000 }, async () => {
  await place.custody('run', 'two.yaml', '--target', fixture('faulty', 'prints rubbish'), '--wire', 'wire.jsonl');
  const lines = readFileSync(join(place.folder, 'wire.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.every(({ time }) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))).toBe(true);
  const told = lines.map(({ direction, text, message }) => [direction, text ?? (message as { op?: string; id: number }).op ?? (message as { id: number }).id]);
  expect(told.slice(0, 5)).toEqual([['note', expect.stringMatching(/^The target is started: /)], ['question', 'hello'], ['answer', 1], ['note', 'Scenario two.manage[0]'], ['question', 'reset']]);
  expect(told).toContainEqual(['answer', 'managing tuesday…']);
  expect(told).toContainEqual(['note', 'The target was ended by SIGKILL.']);
  expect(told.filter(([, what]) => what === 'hello')).toHaveLength(2);
});

it('takes its target along when it is ended itself', { timeout: 30_000 }, async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const run = spawn(join(place.folder, 'custody'), ['run', 'two.yaml', '--target', fixture('stays', String(port))], { cwd: place.folder, stdio: 'ignore' });
  while (sockets.length < 2) await once(server, 'connection');
  server.close();
  run.kill('SIGTERM');
  const [, signal] = (await once(run, 'exit')) as [unknown, unknown];
  expect(signal).toBe('SIGTERM');
  for (const socket of sockets) if (!socket.closed) await once(socket.resume(), 'close');
});

describe('--driver FILE', { timeout: 30_000 }, () => {
  it('plays a driver of the user, also behind the protocol', async () => {
    const here = await place.custody('run', 'two.yaml', '--driver', './mine.ts', '--report', 'json');
    const there = await place.shell("custody run two.yaml --target 'custody target --driver ./mine.ts' --report json");
    expect([here.code, there.code]).toEqual([0, 0]);
    expect(resultIn(here.stdout).target.target).toEqual({ name: 'mine', version: '1.0' });
    expect(resultIn(there.stdout).digests).toEqual(resultIn(here.stdout).digests);
  });

  it.each([
    ['exits', 'process.exit(0);', 5, 'The target exited with code 0, when it was asked for manage_existing_snapshot.'],
    ['never ends', 'for (;;);', 1, 'gave no answer to manage_existing_snapshot within 1 s'],
    ['throws when nobody listens', "setTimeout(() => { throw new Error('later'); }); const until = Date.now() + 50; while (Date.now() < until);", 5, 'exited with code 1, when it was asked for'],
  ] as const)('ends no run with a method that %s', async (name, code, exit, words) => {
    const file = `${name.replaceAll(' ', '-')}.ts`;
    writeFileSync(join(place.folder, file), MY_DRIVER.replace('this.#context.backend.rename(', `${code} this.#context.backend.rename(`));
    const ran = await place.custody('run', 'two.yaml', '--driver', `./${file}`, '--deadline', '1');
    expect(ran.stdout).toContain(words);
    expect([ran.code, lastLine(ran.stdout)]).toEqual([exit, '1 passed, 1 failed, 0 skipped']);
  });

  it('ends a scenario alone with a mistake outside of its methods, and prints to people', async () => {
    writeFileSync(join(place.folder, 'prints.ts'), MY_DRIVER.replace("referenceTo: ({ name }) => ({", "referenceTo: ({ name }) => (console.log('looking for', name), { wrong: name.no.such,"));
    const { code, stdout, stderr } = await place.custody('run', 'two.yaml', '--driver', './prints.ts', '--wire', 'mine.jsonl');
    expect(stdout).toContain('The target has a problem with reference (failed): Cannot read properties of undefined');
    expect(stderr).toContain('looking for tuesday');
    expect([code, lastLine(stdout)]).toEqual([1, '1 passed, 1 failed, 0 skipped']);
    expect(readFileSync(join(place.folder, 'mine.jsonl'), 'utf8')).toContain('"op":"reference"');
  });

  it.each([
    [['run', '--driver', './absent.ts'], "./absent.ts can't be loaded"],
    [['target', '--driver', 'no-such'], 'There is no driver no-such'],
    [['run', '--target', 'true', '--wire', 'no/such/folder.jsonl'], "no/such/folder.jsonl can't be written"],
  ])('exits with 2 and says why: %j', async (args, why) => {
    const { code, stderr } = await place.custody(...args);
    expect(stderr).toContain(why);
    expect(code).toBe(2);
  });
});

const TWO = `custody: 1
suite: two
version: 1.0.0
title: Two scenarios
scenarios:
  - id: two.manage
    kind: caller
    title: A call that is returned, and ties the object
    each: [{}]
    given:
      volumes: { vol-a: { size: 1 GiB } }
      backend: { tuesday: { snapshot_of: vol-a } }
      snapshots: { s1: { volume: vol-a } }
    steps:
      - { driver: manage_existing_snapshot, snapshot: s1, ref: { names: tuesday }, expect: [{ returned: true }] }
  - id: two.look
    kind: caller
    title: No call at all
    given:
      volumes: { vol-a: { size: 1 GiB } }
    steps:
      - { look: {}, expect: [{ backend: unchanged }] }
`;
