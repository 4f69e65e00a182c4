import { describe, expect, test } from 'vitest';
import { lvm } from '../../../core/drivers/lvm/definition.ts';
import { referenceRename } from '../../../core/drivers/reference-rename.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import { int } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { SUITES } from '../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../scenarios/format/compiled.ts';
import { planOf } from '../../../web/worker/plan.ts';

const SCENARIO: Scenario = {
  id: 'a.scenario',
  kind: 'conformance',
  title: 'A scenario',
  given: { volumes: { 'vol-a': { size: '1 GiB' } }, backend: { tuesday: { snapshot_of: 'vol-a', content: 'payroll' } }, snapshots: { s1: { volume: 'vol-a' } } },
  steps: [
    { driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' }, expect: [{ cites: 'size.round-up', since: 'start', returns: int(1), backend: 'unchanged' }] },
    { driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' }, notes: 'Ties it.' },
    { look: {} },
  ],
};
const ABOUT_LVM: Scenario = { ...SCENARIO, kind: 'behaviour', drivers: { lvm: '21.3.1..' }, needs: ['delete_snapshot'], steps: [{ api: 'unmanage', snapshot: 's1', expect_for: { lvm: [{ http: 202 }] } }] };

describe('a plan', () => {
  const plan = planOf(SCENARIO, lvm);

  test('starts from what is given, as the driver has it', () => {
    expect([plan.id, plan.verdict]).toEqual(['a.scenario', 'not_run']);
    expect(plan.start.objects.map(({ handle, parent }) => [handle, parent !== null])).toEqual([['vol-a', false], ['tuesday', true]]);
    expect(plan.start.snapshots.map(({ id }) => id)).toEqual([plan.handles['s1']]);
  });

  test('has the steps as they are written, with what is expected and nothing else', () => {
    expect(plan.steps.map(({ index, request, outcome }) => [index, request, outcome])).toEqual([
      [0, toJson({ driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' } }), null],
      [1, toJson({ driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } }), null],
      [2, toJson({ look: {} }), null],
    ]);
    expect(plan.steps.map(({ expectations }) => expectations)).toEqual([
      [{ cites: 'size.round-up', path: 'steps[0].expect[0]', expected: toJson({ returns: 1, backend: 'unchanged' }), actual: null, verdict: 'not_run' }],
      [{ path: 'steps[1]', expected: 'returned', actual: null, verdict: 'not_run' }],
      [],
    ]);
  });

  test('of a scenario about other drivers has what is expected of these', () => {
    expect(planOf(ABOUT_LVM, referenceRename).steps[0]?.expectations.map(({ path }) => path)).toEqual(['steps[0].expect_for.lvm[0]']);
    const forBoth: Scenario = { ...ABOUT_LVM, drivers: { lvm: '21.3.1..', [referenceRename.id]: '1..' } };
    expect(planOf(forBoth, referenceRename).steps[0]?.expectations, 'about this driver too: of it nothing is said').toEqual([
      { path: 'steps[0]', expected: 'accepted', actual: null, verdict: 'not_run' },
    ]);
  });
});

test('every scenario that is shipped has a plan on every driver of ours that it is about', () => {
  for (const scenario of SUITES.flatMap((suite) => decodeSuite(suite).scenarios)) {
    for (const driver of [lvm, referenceRename]) expect(planOf(scenario, driver).steps).toHaveLength(scenario.steps.length);
  }
});
