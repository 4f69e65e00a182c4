import { expect, test } from 'vitest';
import { Runner } from '../../../web/state/runner.svelte.ts';
import type { ScenarioVerdict } from '../../../web/worker/facade.ts';
import { FakeClient, type AskedRun } from '../fixtures/fake-client.ts';

interface Scene {
  readonly runner: Runner;
  readonly client: FakeClient;
  readonly said: string[];
  readonly verdicts: (readonly [driver: string, id: string])[];
  readonly ended: string[];
}

function scene(): Scene {
  const client = new FakeClient();
  const said: string[] = [];
  const verdicts: [string, string][] = [];
  const ended: string[] = [];
  const runner = new Runner(client, {
    onVerdicts: (driver, fresh) => verdicts.push(...fresh.map(({ id }): [string, string] => [driver, id])),
    onEnd: async (driver) => void ended.push(driver),
    say: (text) => said.push(text),
  });
  return { runner, client, said, verdicts, ended };
}

function asked({ client }: Scene): AskedRun {
  const run = client.asked.at(-1);
  if (!run) throw new Error('No run was asked for.');
  return run;
}

const pass = (id: string): ScenarioVerdict => ({ id, verdict: 'pass', run: 'run-0' });

test('a run is under way from the click on, and waits for all of its verdicts', () => {
  const at = scene();
  void at.runner.start('lvm', ['a', 'b']);
  expect(asked(at).request).toEqual({ driver: 'lvm', scenarios: ['a', 'b'] });
  expect(at.runner.running).toEqual({ driver: 'lvm', waiting: new Set(['a', 'b']), done: 0, total: 2, isCancelling: false });
  expect(at.said).toEqual(['Running 2 scenarios.']);
});

test('verdicts are handed on as they come', () => {
  const at = scene();
  void at.runner.start('lvm', ['a', 'b']);
  asked(at).report({ done: 1, total: 2, fresh: [pass('b')] });
  expect(at.runner.running).toMatchObject({ done: 1, waiting: new Set(['a']) });
  expect(at.verdicts).toEqual([['lvm', 'b']]);
});

test('a run that is over is none any more', async () => {
  const at = scene();
  const run = at.runner.start('lvm', ['a']);
  asked(at).end();
  await run;
  expect([at.runner.running, at.runner.problem]).toEqual([null, null]);
  expect(at.ended).toEqual(['lvm']);
});

test('a second one does not start meanwhile, nor one of nothing', () => {
  const at = scene();
  void at.runner.start('lvm', []);
  expect(at.runner.running).toBeNull();
  void at.runner.start('lvm', ['a']);
  void at.runner.start('reference-rename', ['b']);
  expect(at.client.asked).toHaveLength(1);
});

test('cancelling stops it, and shows that', () => {
  const at = scene();
  at.runner.cancel();
  void at.runner.start('lvm', ['a']);
  expect(asked(at).signal?.aborted).toBe(false);
  at.runner.cancel();
  expect(asked(at).signal?.aborted).toBe(true);
  asked(at).report({ done: 1, total: 1 });
  expect(at.runner.running?.isCancelling).toBe(true);
});

test('a run that breaks off says why, until the next one starts', async () => {
  const at = scene();
  const run = at.runner.start('lvm', ['a']);
  asked(at).breakOff('The worker broke off.');
  await run;
  expect([at.runner.running, at.runner.problem]).toEqual([null, 'The worker broke off.']);
  expect(at.ended).toEqual(['lvm']);
  void at.runner.start('lvm', ['a']);
  expect(at.runner.problem).toBeNull();
});
