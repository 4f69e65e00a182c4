import { expect, test } from 'vitest';
import { digestJson } from '../../../core/value/digest.ts';
import { int, object } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import { pyRepr } from '../../../core/value/python.ts';
import { GIB } from '../../../core/value/size.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { CommandRefused } from '../../../core/workspace/refused.ts';
import { stepOf } from '../../../core/workspace/told.ts';
import { World } from '../../../core/world/world.ts';
import { execute } from '../../../core/workspace/execute.ts';
import { Bench, HEADERS, named } from './workplaces.ts';
import { PROJECT } from '../../../core/scenario/prepare.ts';

test('a request changes the world as Cinder and the driver do, and the entry tells all of it', () => {
  const bench = new Bench().furnish();
  const entry = bench.manage(named('tuesday'), 'Tuesday');
  const [snapshot] = bench.world.snapshots.all();
  expect(snapshot).toMatchObject({ status: 'available', display_name: 'Tuesday', volume_size: 1 });
  expect(bench.names()).toContain(`_snapshot-${snapshot?.id ?? ''}`);
  expect(entry.told.outcome).toMatchObject({ kind: 'answered', status: 202 });
  expect(entry.told.observed.calls.map(({ method, outcome }) => [method, outcome.kind])).toEqual([
    ['manage_existing_snapshot_get_size', 'returned'], ['manage_existing_snapshot', 'returned'],
  ]);
  expect(entry.told.observed.tasks.map(({ name, state }) => `${name} ${state}`)).toContain('ManageExistingTask executed');
  expect(entry.told.observed.notifications).toContain('snapshot.manage_existing_snapshot.end');
  expect(entry.told.observed.quota.snapshots.in_use).toBe(1);
  expect(entry.told.rules.filter(({ decided }) => decided)).toHaveLength(2);
});

test('an entry is a step of a recording: its request in the words of scenarios, what changed on either side', () => {
  const step = stepOf(new Bench().furnish().manage(named('tuesday')), 7);
  expect(step.index).toBe(7);
  expect(step.request.entries[0]).toEqual(['api', 'manage']);
  expect(Object.keys(step.observed.backend)).toEqual(['objects']);
  expect(Object.keys(step.observed.cinder)).toEqual(expect.arrayContaining(['snapshots', 'quotas']));
});

test('the changes of an entry make the same of another copy of the world, and the digest is theirs', () => {
  const bench = new Bench().furnish();
  const before = World.from(bench.world.state());
  const { changes, digest } = bench.manage(named('tuesday'));
  before.apply(changes.set);
  expect(before.state()).toEqual(bench.world.state());
  expect(digest).toBe(digestJson(toJson(changes.set)));
});

test('the same command on the same world gives the same entry', () => {
  const [one, other] = [new Bench().furnish(), new Bench().furnish()];
  expect(one.manage(named('tuesday'))).toEqual(other.manage(named('tuesday')));
});

test('unmanage lets go, and the object stays with its data', () => {
  const bench = new Bench().furnish();
  const content = bench.world.objects.all()[1]?.content;
  bench.manage(named('tuesday'));
  bench.unmanage(bench.world.snapshots.all()[0]?.id ?? '');
  expect(bench.world.snapshots.size).toBe(0);
  expect(bench.world.objects.all()[1]).toMatchObject({ size_bytes: GIB + 4 * 2 ** 20, content });
});

test('volumes are listed newest first, by the times at which they were made', () => {
  const bench = new Bench();
  for (const display_name of ['old', 'new']) {
    bench.do({ do: 'create_volume', display_name, size: 1 });
    bench.do({ do: 'advance', seconds: 60 });
  }
  const { told } = bench.do({ do: 'request', request: { method: 'GET', path: `/v3/${PROJECT}/volumes/detail`, headers: HEADERS, body: null } });
  const listed = told.outcome?.kind === 'answered' ? stringifyJson(told.outcome.body) : '';
  expect(bench.world.volumes.all().map(({ created_at }) => created_at)).toEqual(['2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z']);
  expect(listed).toMatch(/"name":"new".*"name":"old"/);
});

test('what is left waiting is carried out when Cinder is let go on', () => {
  const bench = new Bench().furnish();
  const body = `{"snapshot": {"volume_id": "${bench.volumeId}", "ref": {"source-name": "friday"}}}`;
  bench.do({ do: 'request', settle: 'api', request: { method: 'POST', path: `/v3/${PROJECT}/manageable_snapshots`, headers: HEADERS, body } });
  expect(bench.world.snapshots.all()[0]?.status).toBe('creating');
  bench.do({ do: 'settle', until: 'scheduler' });
  expect(bench.world.snapshots.all()[0]?.status).toBe('creating');
  bench.do({ do: 'settle', until: 'done' });
  expect(bench.world.snapshots.all()[0]?.status).toBe('available');
});

test('a fault strikes once, and the failure is told', () => {
  const bench = new Bench().furnish();
  bench.do({ do: 'fault', fault: { during: 'manage_existing_snapshot', at: 'first-write', n: 1, effect: 'fails', times: 1 } });
  bench.manage(named('tuesday'));
  expect(bench.world.snapshots.all()[0]?.status).toBe('error');
  bench.manage(named('tuesday'));
  expect(bench.world.snapshots.all()[1]?.status).toBe('available');
});

test('a listing shows what is on the backend of its service, and what of it is managed', () => {
  const bench = new Bench('lvm', ['east', 'west']);
  for (const [display_name, host] of [['a', 'custody@east'], ['b', 'custody@west']] as const) bench.do({ do: 'create_volume', display_name, size: 1, host });
  for (const parent of bench.world.objects.all()) bench.do({ do: 'place', object: { name: `of-${parent.handle ?? ''}`, size_bytes: GIB, parent: parent.id } });
  const path = `/v3/${PROJECT}/manageable_snapshots?host=custody@west`;
  const { told } = bench.do({ do: 'request', request: { method: 'GET', path, headers: HEADERS, body: null } });
  expect(told.outcome).toMatchObject({ status: 200 });
  const listed = told.outcome?.kind === 'answered' ? stringifyJson(told.outcome.body) : '';
  expect(listed).toContain('of-b');
  expect(listed).not.toContain('of-a');
});

test('time passes, and what expires by then goes', () => {
  const bench = new Bench().furnish();
  const [, tuesday] = bench.world.objects.all();
  if (!tuesday) throw new Error('There is no tuesday.');
  const until = object([...tuesday.attributes.entries, ['expires_at', int(bench.world.now + 60_000)]]);
  bench.do({ do: 'put', table: 'objects', id: tuesday.id, row: { ...tuesday, attributes: until } });
  bench.do({ do: 'advance', seconds: 59 });
  expect(bench.world.objects.get(tuesday.id)).toBeDefined();
  bench.do({ do: 'advance', seconds: 1 });
  expect(bench.world.objects.get(tuesday.id)).toBeUndefined();
});

test('no id that is there is given again, though the world says that it has given out none', () => {
  const bench = new Bench().furnish();
  const state = bench.world.state();
  const world = World.from({ ...state, clock: state.clock.map((row) => ({ ...row, issued: 0 })) });
  execute({ world, driver: bench.driver, setting: bench.setting }, { do: 'create_volume', display_name: 'late', size: 1 }, 1, bench.past);
  expect([world.volumes.size, world.objects.size]).toEqual([2, 4]);
});

test('time is whole milliseconds, whatever is added', () => {
  const bench = new Bench();
  for (const seconds of [1.001, 0.0016]) bench.do({ do: 'advance', seconds });
  expect(bench.world.now).toBe(Date.parse('2026-01-01T00:00:01.003Z'));
});

test.each([
  ['time that is no time', { do: 'advance', seconds: 0.0001 }, 'a millisecond at least'],
  ['time that goes back', { do: 'advance', seconds: -1 }, 'Time goes forwards'],
  ['time without end', { do: 'advance', seconds: Infinity }, 'no such time'],
  ['time that does not pass', { do: 'advance', seconds: 0 }, 'Time goes forwards'],
  ['a time that there is not', { do: 'advance', seconds: 1e15 }, 'no such time'],
  ['an object without a name', { do: 'place', object: { name: '', size_bytes: 1, parent: null } }, 'has a name'],
  ['a part of a byte', { do: 'place', object: { name: 'x', size_bytes: 0.5, parent: null } }, 'whole number of bytes'],
  ['a name that LVM can’t have', { do: 'place', object: { name: 'a b', size_bytes: 1, parent: null } }, 'New logical volume name "a b" is invalid'],
  ['a volume of no size', { do: 'create_volume', display_name: 'x', size: 0 }, '1 at least'],
  ['a size that is rounded up to more than there is', { do: 'place', object: { name: 'x', size_bytes: Number.MAX_SAFE_INTEGER, parent: null } }, 'round this size up to 8 PiB'],
  ['a service that is not there', { do: 'create_volume', display_name: 'x', size: 1, host: 'nowhere@x' }, 'no volume service nowhere@x'],
] as const)('%s is refused in words, and nothing has changed', (_, command, words) => {
  const bench = new Bench().furnish();
  const before = bench.world.state();
  expect(() => bench.do(command)).toThrow(CommandRefused);
  expect(() => bench.do(command)).toThrow(words);
  expect(bench.world.state()).toEqual(before);
  expect(bench.world.takeChanges()).toEqual({});
});

test('a name that is taken is refused by an array that goes by names, and given again by one that goes by ids', () => {
  const again = (bench: Bench): unknown => bench.do({ do: 'place', object: { name: 'tuesday', size_bytes: GIB, parent: bench.parent } });
  expect(() => again(new Bench('rbd').furnish())).toThrow('There is a snapshot tuesday already, and this array goes by names.');
  const bench = new Bench('infinidat').furnish();
  again(bench);
  expect(bench.names().filter((name) => name === 'tuesday')).toHaveLength(2);
});

test('an error in a driver’s own code leaves the world as it was', () => {
  const bench = new Bench().furnish();
  const before = bench.world.state();
  const broken = { ...bench, world: bench.world, setting: bench.setting, driver: { ...bench.driver, place: () => { throw new TypeError('oops'); } } };
  expect(() => execute(broken, { do: 'create_volume', display_name: 'x', size: 1 }, 9, bench.past)).toThrow('oops');
  expect(bench.world.state()).toEqual(before);
});

test('ids on the array are never given twice, though the world was read anew', () => {
  const bench = new Bench('infinidat').furnish();
  const [, tuesday] = bench.world.objects.all();
  bench.do({ do: 'put', table: 'objects', id: tuesday?.id ?? '', row: null });
  const anew = { world: World.from(bench.world.state()), driver: bench.driver, setting: bench.setting };
  execute(anew, { do: 'place', object: { name: 'late', size_bytes: GIB, parent: bench.parent } }, 9, bench.past);
  const ids = anew.world.objects.all().map(({ native_id }) => pyRepr(native_id ?? null));
  expect(new Set(ids).size).toBe(3);
});
