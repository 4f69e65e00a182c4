/** Rows that are changed by hand: what can be, and what neither Cinder's database nor an array would ever hold. */
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../../core/scenario/prepare.ts';
import { float, object } from '../../../core/value/json.ts';
import { pyRepr } from '../../../core/value/python.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import type { ObjectId } from '../../../core/interface.ts';
import type { RowCommand } from '../../../core/workspace/command.ts';
import { execute } from '../../../core/workspace/execute.ts';
import { CommandRefused } from '../../../core/workspace/refused.ts';
import { World } from '../../../core/world/world.ts';
import { Bench, HEADERS } from './workplaces.ts';

function furnished(driver = 'lvm') {
  const bench = new Bench(driver).furnish();
  const [payroll, tuesday] = bench.world.objects.all();
  const [service] = bench.world.services.all();
  if (!payroll || !tuesday || !service) throw new Error('The bench is furnished.');
  return { bench, payroll, tuesday, service };
}

function put<Row extends { readonly id: string }>(bench: Bench, table: RowCommand['table'], row: Row): void {
  const command: object = { do: 'put', table, id: row.id, row };
  bench.do(command as RowCommand);
}

function listed(bench: Bench, host: string): string {
  const path = `/v3/${PROJECT}/manageable_snapshots?host=${host}`;
  const { told: { outcome } } = bench.do({ do: 'request', request: { method: 'GET', path, headers: HEADERS, body: null } });
  return outcome?.kind === 'answered' ? stringifyJson(outcome.body) : '';
}

test('a row differs already where 0.0 becomes -0.0, and does not where its fields stand in another order', () => {
  const { bench, tuesday } = furnished();
  put(bench, 'objects', { ...tuesday, attributes: object([['x', float(0)]]) });
  const negative = { ...tuesday, attributes: object([['x', float(-0)]]) };
  put(bench, 'objects', negative);
  const { id, ...others } = negative;
  expect(() => put(bench, 'objects', { ...others, id })).toThrow('Nothing is different.');
});

describe('is refused, and nothing has changed:', () => {
  test.each<[string, (given: ReturnType<typeof furnished>) => readonly [RowCommand['table'], { readonly id: string }], string]>([
    ['a snapshot of itself', ({ payroll }) => ['objects', { ...payroll, kind: 'snapshot', parent: payroll.id }], 'There is no volume'],
    ['a volume with snapshots that becomes one', ({ payroll }) => ['objects', { ...payroll, kind: 'snapshot', parent: 'v' }], 'There is no volume v'],
    ['a backend where there is only one', ({ payroll }) => ['objects', { ...payroll, id: 'new', backend: 'east' }], 'left out where there is only one'],
    ['an id of the array where it goes by names', ({ tuesday }) => ['objects', { ...tuesday, native_id: 7 }], 'goes by names'],
    ['a quota that nobody would find', () => ['quotas', { id: 'q', project_id: PROJECT, resource: 'snapshots', limit: 1, in_use: 0, reserved: 0 }], `its project and its resource: ${PROJECT}/snapshots`],
    ['metadata that is no text', ({ bench }) => ['volumes', { ...bench.world.volumes.all()[0], id: bench.volumeId, metadata: object([['a', null]]) }], 'metadata: a is no text'],
    ['a time that there is not', ({ bench }) => ['volumes', { ...bench.world.volumes.all()[0], id: bench.volumeId, created_at: 'yesterday' }], 'created_at: yesterday is no time'],
    ['a service without a backend', ({ service }) => ['services', { ...service, id: 'x' }], 'host@backend'],
    ['a second service of a backend', ({ service }) => ['services', { ...service, id: 'other@backend' }], 'has backend backend already'],
  ])('%s', (_, what, words) => {
    const given = furnished();
    const before = given.bench.world.state();
    const [table, row] = what(given);
    expect(() => put(given.bench, table, row)).toThrow(CommandRefused);
    expect(() => put(given.bench, table, row)).toThrow(words);
    expect(given.bench.world.state()).toEqual(before);
  });

  test('a volume that becomes a snapshot of another while snapshots are of it', () => {
    const { bench, payroll } = furnished();
    put(bench, 'objects', { ...payroll, id: 'other', name: 'other' });
    expect(() => put(bench, 'objects', { ...payroll, kind: 'snapshot', parent: 'other' })).toThrow('It stays a volume: snapshot tuesday is of it.');
  });

  test('another id of the array', () => {
    const { bench, tuesday } = furnished('powermax');
    expect(() => put(bench, 'objects', { ...tuesday, native_id: 'x' })).toThrow('native_id: the array gives it');
  });
});

test('an array that goes by ids gives one to an object that is put on it by hand', () => {
  const { bench, tuesday } = furnished('infinidat');
  const { native_id: _, ...others } = tuesday;
  put(bench, 'objects', { ...others, id: 'new', name: 'new' });
  const ids = bench.world.objects.all().map(({ native_id }) => pyRepr(native_id ?? null));
  expect(new Set(ids).size).toBe(4);
  expect(ids).not.toContain('None');
});

test('an id of the array is not given again once its object is gone, though the world was read anew', () => {
  const { bench } = furnished('infinidat');
  const last = bench.world.objects.all().at(-1);
  if (!last) throw new Error('There is one.');
  bench.do({ do: 'put', table: 'objects', id: last.id, row: null });
  const anew = { world: World.from(bench.world.state()), driver: bench.driver, setting: bench.setting };
  const ids = [bench, anew].map((workplace) => {
    execute(workplace, { do: 'place', object: { name: 'late', size_bytes: 2 ** 30, parent: bench.parent } }, 9, bench.past);
    return pyRepr(workplace.world.objects.all().at(-1)?.native_id ?? null);
  });
  expect(ids[0]).not.toBe(pyRepr(last.native_id ?? null));
  expect(ids[1]).toBe(ids[0]);
});

test('with a second service, what is there is on the first, and each lists its own; without it all is as before', () => {
  const { bench, service, payroll } = furnished();
  const before = bench.world.objects.all();
  put(bench, 'services', { ...service, id: 'custody@east' });
  put(bench, 'objects', { ...payroll, id: 'e', name: 'east-volume', backend: 'east' });
  expect(() => put(bench, 'objects', { ...payroll, id: 'n', backend: 'nowhere' })).toThrow('backend: it is one of backend, east.');
  expect(() => put(bench, 'objects', { ...payroll, backend: 'east' })).toThrow('it stays where it is');
  bench.do({ do: 'place', object: { name: 'east-snapshot', size_bytes: 1, parent: 'e' as ObjectId } });
  expect(listed(bench, 'custody@backend')).toMatch(/tuesday.*friday/);
  expect(listed(bench, 'custody@backend')).not.toContain('east-snapshot');
  expect(listed(bench, 'custody@east')).not.toContain('tuesday');
  expect(() => bench.do({ do: 'put', table: 'services', id: 'custody@east', row: null })).toThrow('east-volume is on its backend.');
  expect(() => bench.do({ do: 'put', table: 'services', id: service.id, row: null })).toThrow('volume payroll is on its backend.');
  for (const { id } of bench.world.objects.all().slice(3).toReversed()) bench.do({ do: 'put', table: 'objects', id, row: null });
  bench.do({ do: 'put', table: 'services', id: 'custody@east', row: null });
  expect(bench.world.objects.all()).toEqual(before);
});
