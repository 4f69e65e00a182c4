import { describe, expect, it } from 'vitest';
import { coverageOf, type CoverageCell, type CoverageRules, type CoverageTable } from '../../../core/report/coverage.ts';
import type { Clause } from '../../../core/report/result.ts';
import type { InputClass } from '../../../core/scenario/input-classes.ts';
import type { Expectation, Scenario, ScenarioKind, Step } from '../../../core/scenario/scenario.ts';
import { int, object } from '../../../core/value/json.ts';

const CLAUSES: readonly Clause[] = [
  { id: 'size.up', method: 'manage_existing_snapshot_get_size', sentence: 1, level: 'MUST', demands: 'Up.', observe: 'Ask.' },
  { id: 'manage.may', method: 'manage_existing_snapshot', sentence: 1, level: 'MAY', demands: 'It may.', observe: 'Look.' },
  { id: 'size.unseen', method: 'manage_existing_snapshot_get_size', sentence: 2, level: 'MUST', demands: 'Much.', unobservable: 'It is.' },
];
/** Rows that only Cinder's side and other calls have. */
const UNSPOKEN = { rows: ['api.*', 'driver.*'], classes: ['cinder.raw'] };
const ALL: CoverageRules = { custody: 1, concerns: [{ rows: ['*'], classes: ['ref.object', 'ref.nothing', 'size.*'] }], reasons: [] };

function scenario(kind: ScenarioKind, steps: readonly Step[]): Scenario {
  return {
    id: kind, kind, title: kind, steps,
    given: { volumes: { a: { size: '1 GiB' } }, backend: { tuesday: { snapshot_of: 'a' } }, snapshots: { s1: { volume: 'a' } } },
  };
}
const getSize = (...expected: readonly Expectation[]): Step => ({ driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { names: 'tuesday' }, expect: expected });
const cited = getSize({ cites: 'size.up', returns: int(1) });

function cell(table: CoverageTable, row: string, input: InputClass): CoverageCell | undefined {
  return table.rows.find(({ id }) => id === row)?.cells.get(input);
}
const tableOf = (scenarios: readonly Scenario[], rules: CoverageRules = ALL): CoverageTable => coverageOf(scenarios, CLAUSES, rules);

describe('rows and cells', () => {
  it('are the clauses that can be observed, the requests, and the calls that no clause speaks of', () => {
    expect(tableOf([]).rows.map(({ id }) => id)).toEqual([
      'size.up', 'manage.may',
      'api.manage', 'api.unmanage', 'api.delete', 'api.reset_status', 'api.show', 'api.list', 'api.list_manageable',
      'driver.delete_snapshot', 'driver.get_manageable_snapshots',
    ]);
  });

  it('are there where the rules say so', () => {
    const table = tableOf([], { ...ALL, concerns: [UNSPOKEN, { rows: ['size.*', 'manage.may'], classes: ['size.w*', 'ref.object'] }] });
    expect([...(table.rows[0]?.cells.keys() ?? [])]).toEqual(['ref.object', 'size.whole']);
    expect([...(table.rows[2]?.cells.keys() ?? [])]).toEqual(['cinder.raw']);
  });
});

describe('what counts', () => {
  it('of a conformance scenario: what is cited, once', () => {
    const table = tableOf([scenario('conformance', [cited, cited]), scenario('conformance', [getSize({ returns: int(1) })])]);
    expect(cell(table, 'size.up', 'size.whole')).toEqual({ counts: { conformance: 1, behaviour: 0, caller: 0 }, state: 'filled' });
    expect(cell(table, 'manage.may', 'size.whole')?.counts.conformance).toBe(0);
  });

  it('of other scenarios: all clauses of the methods that are called, and the request', () => {
    const manage: Step = { api: 'manage', as: 's2', request: { volume: 'a', ref: { names: 'tuesday' } }, expect: [{ http: 202 }] };
    const table = tableOf([scenario('caller', [manage]), scenario('behaviour', [getSize({ returns: int(1) })])]);
    expect(cell(table, 'size.up', 'ref.object')?.counts).toEqual({ conformance: 0, behaviour: 1, caller: 1 });
    expect(cell(table, 'manage.may', 'ref.object')?.counts).toEqual({ conformance: 0, behaviour: 0, caller: 1 });
    expect(cell(table, 'api.manage', 'ref.object')?.counts).toEqual({ conformance: 0, behaviour: 0, caller: 1 });
    expect(cell(table, 'api.unmanage', 'ref.object')?.counts.caller).toBe(0);
  });

  it('and expectations for single drivers, but no step without any', () => {
    const { expect: _, ...bare } = cited;
    expect(cell(tableOf([scenario('behaviour', [bare])]), 'size.up', 'size.whole')?.counts.behaviour).toBe(0);
    const own: Step = { ...bare, expect_for: { lvm: [{ returned: true }] } };
    expect(cell(tableOf([scenario('behaviour', [own])]), 'size.up', 'size.whole')?.counts.behaviour).toBe(1);
  });

  it('a call that no clause speaks of', () => {
    const drop: Step = { driver: 'delete_snapshot', snapshot: 's1', expect: [{ returned: true }] };
    const manage: Step = { driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } };
    expect(cell(tableOf([scenario('behaviour', [manage, drop])]), 'driver.delete_snapshot', 'size.whole')?.counts.behaviour).toBe(1);
  });

  it.each([
    ['of-backend', 'the backend', { backend: 'unchanged' }, { returns: int(1) }],
    ['of-size', 'the answer', { returns: int(1) }, { backend: 'unchanged' }],
    ['of-size', "the snapshot's size", { then: object([['volume_size', int(1)]]) }, { then: object([['status', 'error']]) }],
    ['of-size', 'what is charged', { quota: { gigabytes: { in_use: 1 } } }, { quota: { snapshots: { in_use: 1 } } }],
  ] as const)('%s: %s', (counts, _, does, doesNot) => {
    const rules: CoverageRules = { ...ALL, concerns: ALL.concerns.map((concern) => ({ ...concern, counts })) };
    const counted = (expected: Expectation): number | undefined => cell(tableOf([scenario('behaviour', [getSize(expected)])], rules), 'size.up', 'size.whole')?.counts.behaviour;
    expect(counted(does)).toBe(1);
    expect(counted(doesNot)).toBe(0);
  });
});

describe('an empty cell', () => {
  const behaviour = scenario('behaviour', [getSize({ returns: int(1) })]);

  it('of a clause that drivers must keep is one without conformance scenarios; of others, one without any', () => {
    const table = tableOf([behaviour, scenario('behaviour', [{ driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' }, expect: [{ returned: true }] }])]);
    expect(cell(table, 'size.up', 'size.whole')?.state).toBe('unexplained');
    expect(cell(table, 'manage.may', 'size.whole')?.state).toBe('filled');
  });

  it('may have a reason', () => {
    const reasons = [{ rows: ['manage.*'], classes: ['*'], reason: 'It may.' }, { rows: ['size.up'], classes: ['size.*'], reason: 'No.' }];
    const table = tableOf([], { ...ALL, reasons });
    expect(cell(table, 'size.up', 'size.whole')?.state).toEqual({ reason: 2 });
    expect(cell(table, 'size.up', 'ref.object')?.state).toBe('unexplained');
    expect(table.reasons).toEqual(['It may.', 'No.']);
    expect(table.mistakes).toEqual([]);
  });
});

describe('mistakes', () => {
  const told = (rules: Partial<CoverageRules>, ...scenarios: readonly Scenario[]): readonly string[] => tableOf(scenarios, { ...ALL, ...rules }).mistakes;

  it('a reason for what is filled, and one for nothing', () => {
    const reasons = [{ rows: ['size.up'], classes: ['size.*'], reason: 'No.' }, { rows: ['size.up'], classes: ['size.zero'], reason: 'No.' }];
    expect(told({ reasons }, scenario('conformance', [cited]))).toEqual([
      'Reason 1 is for size.up × size.whole too, which is not empty.',
      'Reason 2 is for no cell.',
    ]);
  });

  it('patterns that fit nothing', () => {
    expect(told({ reasons: [{ rows: ['size.up', 'sice.*'], classes: ['size.zero', 'sise.zero'], reason: 'No.' }] })).toEqual([
      'sice.* is no row.', 'sise.zero is no class of input.',
    ]);
  });

  it('a row that concerns nothing', () => {
    expect(told({ concerns: [UNSPOKEN, { rows: ['size.up'], classes: ['size.*'] }] })).toEqual(['manage.may concerns no class of input.']);
  });
});
