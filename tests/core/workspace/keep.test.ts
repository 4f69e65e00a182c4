/** What is kept of a workspace loads as a suite, passes on its driver, and fails on another that does otherwise. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverById, DRIVERS } from '../../../core/registry.ts';
import { driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import { PROJECT } from '../../../core/scenario/prepare.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { CommandRefused } from '../../../core/workspace/refused.ts';
import { GALLERY } from '../../../core/workspace/gallery.ts';
import { keep } from '../../../core/workspace/keep/keep.ts';
import { begin } from '../../../core/workspace/start.ts';
import { undoable } from '../../../core/workspace/undo.ts';
import { World } from '../../../core/world/world.ts';
import { CLAUSES } from '../../../scenarios/compiled/index.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { suiteText } from '../../../scenarios/format/write.ts';
import { wholeOf } from './whole.ts';
import { Bench, HEADERS, named } from './workplaces.ts';

/** Writes the suite that is kept, and reads it as the command would. */
function kept(bench: Bench, revision = bench.entries.length): Scenario {
  const text = suiteText(keep(bench.driver, wholeOf(bench), revision));
  const loaded = loadSuite(text, 'kept.yaml', CLAUSES);
  if ('mistakes' in loaded) throw new Error(`${loaded.mistakes.map(({ path, got, expected }) => `${path}: got ${got}, expected ${expected}`).join('\n')}\n${text}`);
  const [scenario] = loaded.content.scenarios;
  if (!scenario) throw new Error('There is one.');
  return scenario;
}

function play(scenario: Scenario, driver: string): ScenarioResult {
  const definition = driverById(driver);
  if (!definition) throw new Error(`There is no driver ${driver}.`);
  const target = inProcessTarget(definition);
  return driveSync(runScenario({ ...scenario, drivers: { [driver]: '..' } }, target.hello({})), target);
}

function failures({ steps }: ScenarioResult): unknown[] {
  return steps.flatMap(({ expectations }) => expectations.filter(({ verdict }) => verdict !== 'pass').map(({ path, expected, actual }) => [path, stringifyJson(expected), stringifyJson(actual)]));
}

test('a manage and an unmanage, in the words of the format', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'), 'Tuesday');
  bench.unmanage(bench.world.snapshots.all()[0]?.id ?? '');
  const scenario = kept(bench);
  expect(scenario.steps.map((step) => Object.keys(step)[0])).toEqual(['event', 'event', 'api', 'api']);
  expect(scenario.steps[2]).toMatchObject({
    api: 'manage', as: 'tuesday-managed', request: { volume: 'payroll', ref: { names: 'tuesday' }, name: 'Tuesday' },
    expect: [{ http: 202, user_messages: [] }, { backend: { tuesday: { exists: true, name: '_snapshot-${snapshot:tuesday-managed}', content: 'unchanged' }, others: 'unchanged', new: 'none' } }],
  });
  expect(play(scenario, 'lvm').verdict).toBe('pass');
});

test('what it expects another driver does not do', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  const scenario = kept(bench);
  expect(play(scenario, 'lvm').verdict).toBe('pass');
  expect(play(scenario, 'reference-metadata').verdict).toBe('fail');
});

test('what was undone is left out, and what was gone back from', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  bench.do({ do: 'undo', revision: 4 });
  bench.do({ do: 'advance', seconds: 5 });
  bench.do({ do: 'return', revision: 3 });
  bench.do({ do: 'advance', seconds: 60 });
  expect(kept(bench).steps.map((step) => ('clock' in step ? step.clock.advance : Object.keys(step)[0]))).toEqual(['event', 'event', '60 s']);
});

test('what was taken back or gone back to and is not kept: it begins behind that', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  bench.do({ do: 'advance', seconds: 5 });
  bench.do({ do: 'undo', revision: 4 });
  bench.do({ do: 'advance', seconds: 60 });
  const [undone] = keep(bench.driver, wholeOf(bench, 4), 7).scenarios;
  expect(undone?.notes).toContain('It begins at revision 6');
  expect(undone?.steps).toMatchObject([{ clock: { advance: '60 s' } }]);
  bench.do({ do: 'return', revision: 0 });
  const [empty] = keep(bench.driver, wholeOf(bench, 4), 8).scenarios;
  expect(empty?.given).not.toHaveProperty('volumes');
  expect(empty?.steps).toEqual([{ look: {} }]);
});

test('what was gone back from is there again once that is undone', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  bench.do({ do: 'return', revision: 3 });
  const words = (): unknown => kept(bench).steps.map((step) => Object.keys(step)[0]);
  expect(words()).toEqual(['event', 'event']);
  bench.do({ do: 'undo', revision: 5 });
  expect(words()).toEqual(['event', 'event', 'api']);
  bench.do({ do: 'redo', revision: 5 });
  expect(words()).toEqual(['event', 'event']);
});

test('a fault that waits at the beginning waits in the scenario', () => {
  const bench = new Bench().furnish();
  bench.do({ do: 'fault', fault: { during: 'manage_existing_snapshot', at: 'any', n: 1, effect: 'fails', times: 2 } });
  bench.manage(named('tuesday'));
  const [scenario] = keep(bench.driver, wholeOf(bench, 4), 5).scenarios;
  expect(scenario?.steps[0]).toEqual({ fault: { during: 'manage_existing_snapshot', at: 'any', effect: 'fails', times: 2 } });
});

test('an array that takes no objects while a scenario runs has them from the start', () => {
  const bench = new Bench('nfs').furnish();
  bench.manage(named('tuesday'));
  const scenario = kept(bench);
  expect(Object.keys(scenario.given?.backend ?? {})).toEqual(['tuesday', 'friday']);
  expect(scenario.notes).toContain('tuesday is there from the start.');
  expect(play(scenario, 'nfs').verdict).toBe('pass');
});

test('texts that look like placeholders stand for themselves', () => {
  const bench = new Bench('rbd').furnish();
  bench.do({ do: 'create_volume', display_name: 'a ${x}', size: 1, content: '${y}' });
  bench.do({ do: 'place', object: { name: '${z} ${}', size_bytes: 1, parent: bench.parent } });
  const scenario = kept(bench);
  expect(scenario.notes).toContain('Volume a ${x} is there');
  expect(scenario.given?.volumes?.['a-x']).toMatchObject({ content: '${y}' });
  expect(scenario.steps.at(-1)).toMatchObject({ name: '${z} ${}' });
  expect(play(scenario, 'rbd').verdict).toBe('pass');
});

test('a long name makes an id that can be one', () => {
  const [first] = keep(new Bench().driver, { ...wholeOf(new Bench().furnish()), name: `${'x'.repeat(39)} y` }, 3).scenarios;
  expect(first?.id).toBe(`kept.${'x'.repeat(39)}`);
});

test('up to a revision, what came later is left out', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  expect(kept(bench, 3).steps).toHaveLength(2);
});

test('what a scenario has no step for is said in its notes', () => {
  const bench = new Bench().furnish();
  const [volume] = bench.world.volumes.all();
  if (!volume) throw new Error('There is one.');
  bench.do({ do: 'put', table: 'volumes', id: volume.id, row: { ...volume, status: 'error' } });
  expect(kept(bench).notes).toContain('A row of Cinder’s volumes was changed by hand');
});

describe.each(DRIVERS.map(({ id }) => id))('on %s', (driver) => {
  test.each(GALLERY.filter(({ id }) => id !== 'many').map((beginning) => [beginning.id, beginning] as const))('what begins with %s begins so again', (_, beginning) => {
    const bench = new Bench(driver);
    const { state } = begin(bench.driver, beginning);
    const setting = { driver, config: beginning.given.config ?? bench.setting.config, options: beginning.given.options ?? {} };
    const suite = keep(bench.driver, { name: 'w', origin: '', setting, first: state, start: { revision: 0, state }, entries: [] }, 0);
    const [scenario] = suite.scenarios;
    if (!scenario) throw new Error('There is one.');
    const result = play(scenario, driver);
    expect(failures(result)).toEqual([]);
    const world = World.from(result.start);
    for (const { observed } of result.steps) world.apply({ ...observed.cinder, ...observed.backend });
    const shape = (objects: typeof state.objects): unknown[] => objects.map(({ kind, size_bytes, content }) => [kind, size_bytes, content?.digest]).toSorted();
    expect(shape(world.objects.all())).toEqual(shape(state.objects));
    expect(world.snapshots.all().map(({ status }) => status)).toEqual(state.snapshots.map(({ status }) => status));
    const sizes = (snapshots: typeof state.snapshots): number[] => snapshots.map(({ volume_size }) => volume_size);
    if (!scenario.notes?.includes('in the scenario it is of its volume’s size')) expect(sizes(world.snapshots.all())).toEqual(sizes(state.snapshots));
  });

  test('whatever was done, it passes', () => {
    fc.assert(fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      // Datera calls a snapshot by the time of its making.
      const bench = new Bench(driver).furnish(driver === 'datera' ? ['1500000001.000000001', '1500000002.000000002'] : undefined);
      for (const each of deeds) carryOut(bench, each);
      const result = play(kept(bench), driver);
      expect(failures(result)).toEqual([]);
    }), { numRuns: 25 });
  }, 60_000);
});

const deed = fc.record({
  what: fc.constantFrom('manage', 'manage', 'manage', 'unmanage', 'delete', 'nothing', 'odd', 'raw', 'place', 'volume', 'advance', 'fault', 'service', 'rename', 'remove', 'reset', 'undo', 'redo', 'return', 'later', 'settle'),
  which: fc.nat({ max: 50 }),
});

/** Does it by way of what is there; what is refused is not done. */
function carryOut(bench: Bench, { what, which }: { readonly what: string; readonly which: number }): void {
  const { world, driver } = bench;
  const objects = world.objects.all().filter(({ kind }) => kind === 'snapshot');
  const object = objects[which % Math.max(objects.length, 1)];
  const snapshot = world.snapshots.all()[which % Math.max(world.snapshots.size, 1)]?.id ?? '00000000-0000-4000-8000-000000000000';
  const back = undoable(bench.entries);
  const post = (path: string, body: string | null, settle: 'api' | 'done' = 'done', method = 'POST') =>
    bench.do({ do: 'request', settle, request: { method, path: `/v3/${PROJECT}/${path}`, headers: HEADERS, body } });
  const form = driver.referenceForms[which % driver.referenceForms.length];
  const parentName = object?.parent ? (world.objects.get(object.parent)?.name ?? null) : null;
  const ref = object && form ? driver.referenceTo({ id: object.native_id ?? object.id, name: object.name, parentName }, form.id) : named('none');
  try {
    if (what === 'manage') bench.manage(ref, which % 2 === 0 ? null : `name ${which}`);
    else if (what === 'later') post('manageable_snapshots', `{"snapshot": {"volume_id": "${bench.volumeId}", "ref": ${stringifyJson(ref)}}}`, 'api');
    else if (what === 'settle') bench.do({ do: 'settle', until: which % 2 === 0 ? 'scheduler' : 'done' });
    else if (what === 'unmanage') bench.unmanage(snapshot);
    else if (what === 'delete') post(`snapshots/${snapshot}`, null, 'done', 'DELETE');
    else if (what === 'reset') post(`snapshots/${snapshot}/action`, '{"os-reset_status": {"status": "error"}}');
    else if (what === 'nothing') bench.manage(named('nothing'));
    else if (what === 'odd') bench.manage(which % 2 === 0 ? null : 'text');
    else if (what === 'raw') post('manageable_snapshots', `{"snapshot": {"volume_id": "${bench.volumeId}"}}`);
    else if (what === 'place') bench.do({ do: 'place', object: { name: `late-${which}`, size_bytes: 2 ** 30, parent: bench.parent, content: 'late' } });
    else if (what === 'volume') bench.do({ do: 'create_volume', display_name: `more ${which}`, size: 1 });
    else if (what === 'advance') bench.do({ do: 'advance', seconds: 60 + which });
    else if (what === 'fault') bench.do({ do: 'fault', fault: { during: 'manage_existing_snapshot', at: 'any', n: 1, effect: 'fails', times: 1 + (which % 2) } });
    else if (what === 'service') bench.do({ do: 'put', table: 'services', id: 'custody@backend', row: { ...world.services.all()[0], disabled: which % 2 === 0 } as never });
    else if (what === 'rename' && object) bench.do({ do: 'put', table: 'objects', id: object.id, row: { ...object, size_bytes: object.size_bytes + 2 ** 30 } });
    else if (what === 'remove' && object) bench.do({ do: 'put', table: 'objects', id: object.id, row: null });
    else if (what === 'undo' && back.undo !== null && back.undo > 3) bench.do({ do: 'undo', revision: back.undo });
    else if (what === 'redo' && back.redo !== null) bench.do({ do: 'redo', revision: back.redo });
    else if (what === 'return') bench.do({ do: 'return', revision: 3 + (which % (bench.entries.length - 2)) });
  } catch (failure) {
    if (!(failure instanceof CommandRefused)) throw failure;
  }
}
