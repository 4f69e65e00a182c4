/** Drivers in Python that misbehave, behind the kit: a clear verdict each, and the run goes on. Plain Python is all they need. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { placeWithCustody, type Place } from '../cli/custody.ts';

vi.setConfig({ testTimeout: 60_000 });

const ADAPTER = fileURLToPath(new URL('fixtures/faulty_adapter.py', import.meta.url));

let place: Place;
beforeAll(async () => {
  place = await placeWithCustody('faulty-python');
  const { code, stderr } = await place.shell('python3 --version');
  if (code !== 0) throw new Error(`These tests need Python 3.9 or later, as python3: ${stderr}`);
  await place.custody('init', 'python', '.');
  copyFileSync(ADAPTER, join(place.folder, 'faulty_adapter.py'));
  writeFileSync(join(place.folder, 'two.yaml'), TWO);
}, 60_000);
afterAll(() => {
  rmSync(place.folder, { recursive: true });
});

interface Played {
  readonly code: number;
  readonly stderr: string;
  /** Of the scenario in which the fault strikes. */
  readonly verdict: string | undefined;
  readonly reason: string | undefined;
  readonly outcome: unknown;
  /** Of the scenario after it. */
  readonly next: string | undefined;
}

/** Plays two scenarios; the driver has the fault in a call that only the first one makes. */
async function play(fault: string, ...options: readonly string[]): Promise<Played> {
  const { code, stderr } = await place.custody('run', 'two.yaml', '--target', `python3 faulty_adapter.py '${fault}'`, ...options, '--report', 'json=result.json');
  const { scenarios } = JSON.parse(readFileSync(join(place.folder, 'result.json'), 'utf8')) as {
    readonly scenarios: readonly { readonly verdict: string; readonly reason?: string; readonly steps: readonly { readonly outcome: unknown }[] }[];
  };
  const [struck, next] = scenarios;
  return { code, stderr, verdict: struck?.verdict, reason: struck?.reason, outcome: struck?.steps[0]?.outcome, next: next?.verdict };
}

const WITHIN = ['--deadline', '2'];

it.each(['hangs', 'spins', 'answers late'])("%s: the call timed out, and what comes late is nobody's answer", async (fault) => {
  const played = await play(fault, ...WITHIN);
  expect(played).toMatchObject({ code: 1, verdict: 'crash', outcome: { kind: 'timed_out', after_ms: 2000 }, next: 'pass' });
  expect(played.reason).toContain('The target gave no answer to manage_existing_snapshot within 2 s, and was ended.');
});

it.each([
  ['exits', 'The target exited with code 3, when it was asked for manage_existing_snapshot. Its last words: no way on'],
  ['leaves', 'The target exited with code 1, when it was asked for manage_existing_snapshot. Its last words: I am leaving'],
  ['writes rubbish', 'The target wrote the line "managing tuesday", which is no JSON'],
  ['writes for ever', 'The target wrote a line of more than 4 MiB, when it was asked for manage_existing_snapshot.'],
])('%s: the protocol is broken', async (fault, detail) => {
  const played = await play(fault);
  expect(played).toMatchObject({ code: 5, verdict: 'crash', outcome: { kind: 'violated', detail: expect.stringContaining(detail) as unknown }, next: 'pass' });
});

it('answers twice: the first answer stands, and the second one breaks the protocol', async () => {
  const played = await play('answers twice');
  expect(played).toMatchObject({ code: 5, verdict: 'crash', outcome: { kind: 'returned' }, next: 'pass' });
  expect(played.reason).toContain('The target wrote a second answer to manage_existing_snapshot, when it was asked for inspect.');
});

it('returns 100 MB: the kit does not send them, and says so', async () => {
  const played = await play('returns 100 mb');
  expect(played).toMatchObject({ code: 1, verdict: 'crash', next: 'pass' });
  expect(played.reason).toContain('The target has a problem with call (failed): The answer has 100.0 MiB, and a line of the protocol has 4 at most.');
});

it('prints: that is harmless, and shown', async () => {
  const played = await play('prints');
  expect(played).toMatchObject({ code: 0, verdict: 'pass', next: 'pass' });
  for (const line of ['managing tuesday…', '{"id":5,"ok":{"kind":"returned","value":99}}', 'a child of mine']) expect(played.stderr).toContain(`${line}\n`);
});

it('leaves a daemon: nobody waits for it', async () => {
  expect(await play('leaves a daemon')).toMatchObject({ code: 0, verdict: 'pass', next: 'pass' });
});

const GIVEN = `given:
      volumes: { vol-a: { size: 2 GiB } }
      backend: { tuesday: { snapshot_of: vol-a, size: 2 GiB } }
      snapshots: { s1: { volume: vol-a } }`;
const TWO = `custody: 1
suite: two
version: 1.0.0
title: Two scenarios
scenarios:
  - id: two.struck
    kind: caller
    title: The call in which the fault strikes
    ${GIVEN}
    steps:
      - { driver: manage_existing_snapshot, snapshot: s1, ref: { names: tuesday }, expect: [{ returned: true }] }
  - id: two.next
    kind: caller
    title: Another call, with a number of its own for an answer
    ${GIVEN}
    steps:
      - { driver: manage_existing_snapshot_get_size, snapshot: s1, ref: { names: tuesday }, expect: [{ returns: 2 }] }
`;
