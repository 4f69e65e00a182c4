/** Where workspaces come from. */
import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { driveSync } from '../../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../../core/scenario/in-process.ts';
import { runScenario } from '../../../../core/scenario/run.ts';
import type { ScenarioResult } from '../../../../core/scenario/result.ts';
import { stateBehind } from '../../../../core/workspace/fork.ts';
import type { WholeWorkspace } from '../../../../core/workspace/file.ts';
import { SUITES } from '../../../../scenarios/compiled/index.ts';
import { Catalogue } from '../../../../web/worker/catalogue.ts';
import { localRunLocks } from '../../../../web/worker/run-locks.ts';
import { Database } from '../../../../web/worker/store/database.ts';
import { runStore, type RunStore } from '../../../../web/worker/store/runs.ts';
import type { MadeWorkspace, WorkspaceSource } from '../../../../web/worker/workspace-facade.ts';
import { exportWorkspace } from '../../../../web/worker/workspaces/files.ts';
import { createMaking } from '../../../../web/worker/workspaces/making.ts';
import type { Desks } from '../../../../web/worker/workspaces/parts.ts';
import { wholeOf } from '../../../core/workspace/whole.ts';
import { Bench, named } from '../../../core/workspace/workplaces.ts';
import { BenchDesk } from './bench-desk.ts';

const CATALOGUE = new Catalogue(SUITES);
const SCENARIO = 'caller.taken-meanwhile';
let recorded: ScenarioResult;

beforeAll(() => {
  const driver = driverById('lvm');
  const [scenario] = CATALOGUE.select([SCENARIO]).scenarios;
  if (!driver || !scenario) throw new Error('It is shipped.');
  const target = inProcessTarget(driver);
  recorded = driveSync(runScenario(scenario, target.hello({})), target);
});

/** A store with one run of the scenario, on this driver by name. */
async function storeWith(driver: string): Promise<RunStore> {
  const database = new Database(`making-${crypto.randomUUID()}`);
  onTestFinished(() => database.close());
  const store = runStore(database, localRunLocks());
  await store.startRun({ id: 'r', driver, started_at: '2026-01-01T00:00:00.000Z', total: 1, is_whole: false });
  await store.appendChunk({ run: 'r', chunk: 0, verdicts: [{ id: SCENARIO, verdict: 'pass', chunk: 0 }], results: [recorded] });
  return store;
}

/** Makes one; what was to be stored is kept. */
async function make(source: WorkspaceSource, { bench = new Bench(), driver = 'lvm', name }: { bench?: Bench; driver?: string; name?: string } = {}): Promise<MadeWorkspace & { stored: WholeWorkspace | null }> {
  let stored: WholeWorkspace | null = null;
  const desk = new BenchDesk(bench);
  const desks: Desks = {
    use: async (_, work) => work(desk),
    make: async (whole) => {
      stored = whole;
      return { ...desk.summary, name: whole.name, origin: whole.origin };
    },
  };
  const made = await createMaking({ desks, catalogue: CATALOGUE, runs: await storeWith(driver), drivers: DRIVERS }).make(source, name);
  return { ...made, stored };
}

describe('from the gallery', () => {
  test('on a driver, with what its array says of names that it can’t have', async () => {
    const { workspace, remarks, stored } = await make({ from: 'gallery', id: 'payroll', driver: 'lvm' });
    expect(workspace).toMatchObject({ name: 'Payroll on lvm', origin: 'Payroll' });
    expect(remarks).toEqual([expect.stringContaining('“before the upgrade” can’t be had here')]);
    expect(stored).toMatchObject({ setting: { driver: 'lvm' }, start: { revision: 0 }, entries: [] });
    expect(stored?.first).toBe(stored?.start.state);
  });

  test.each([
    [{ from: 'gallery', id: 'nowhere', driver: 'lvm' }, 'There is nothing called nowhere'],
    [{ from: 'gallery', id: 'payroll', driver: 'floppy' }, 'There is no driver floppy here'],
    [{ from: 'scenario', scenario: 'nowhere', driver: 'lvm' }, 'There is no scenario nowhere.'],
    [{ from: 'run', run: 'r', scenario: 'nowhere', steps: 0 }, 'not among what this run has stored'],
    [{ from: 'workspace', workspace: 'w', revision: 99 }, 'revision 99 is not kept'],
    [{ from: 'file', file: 'w.json', text: '[]' }, 'w.json is no workspace of Custody'],
  ] as const)('%o can’t be had, and it says so', async (source, words) => {
    const { workspace, problems, stored } = await make(source);
    expect([workspace, stored]).toEqual([null, null]);
    expect(problems.join('\n')).toContain(words);
  });
});

test('from what a scenario starts from, with its options', async () => {
  const scenario = CATALOGUE.scenarios().find(({ given }) => given?.options?.no_snapshot_gb_quota);
  const { stored } = await make({ from: 'scenario', scenario: scenario?.id ?? '', driver: 'rbd' });
  expect(stored?.setting).toMatchObject({ driver: 'rbd', options: { no_snapshot_gb_quota: true } });
  expect(stored?.start.state.volumes.map(({ display_name }) => display_name)).toEqual(Object.keys(scenario?.given?.volumes ?? {}));
});

describe('from a run', () => {
  test('as it is behind a step', async () => {
    const { workspace, stored, remarks } = await make({ from: 'run', run: 'r', scenario: SCENARIO, steps: 2 });
    expect(workspace).toMatchObject({ name: `${SCENARIO} behind step 2`, origin: `step 2 of ${SCENARIO}` });
    expect(stored?.start.state).toEqual(stateBehind(recorded, 2));
    expect(remarks).toEqual([]);
  });

  test('of a driver that is not here: which one it shall have is to be said, and what that means', async () => {
    const source = { from: 'run', run: 'r', scenario: SCENARIO, steps: 0 } as const;
    expect((await make(source, { driver: 'my-array' })).problems.join()).toContain('There is no driver my-array here: choose');
    const { stored, remarks } = await make({ ...source, driver: 'rbd' }, { driver: 'my-array' });
    expect(stored?.setting.driver).toBe('rbd');
    expect(remarks).toEqual([expect.stringContaining('It was recorded on my-array')]);
  });
});

describe('from a workspace', () => {
  const worked = (): Bench => {
    const bench = new Bench().furnish();
    bench.manage(named('tuesday'));
    return bench;
  };

  test('a copy has its past', async () => {
    const bench = worked();
    expect((await make({ from: 'workspace', workspace: 'w' }, { bench })).stored).toEqual({ ...wholeOf(bench), name: 'Payroll, copy' });
  });

  test('a fork begins at a revision', async () => {
    const bench = worked();
    const { stored, workspace } = await make({ from: 'workspace', workspace: 'w', revision: 3 }, { bench, name: 'What if' });
    expect(workspace?.name).toBe('What if');
    expect(stored).toMatchObject({ origin: 'revision 3 of Payroll', start: { revision: 0, state: bench.past.state(3) }, entries: [] });
  });

  test('what was exported is imported as it was', async () => {
    const whole = wholeOf(worked());
    const { text, name } = exportWorkspace({ ...whole, name: 'Påyroll / 1' });
    expect(name).toBe('Påyroll-1.custody.json');
    expect((await make({ from: 'file', file: 'w.json', text })).stored).toEqual({ ...whole, name: 'Påyroll / 1' });
  });
});
