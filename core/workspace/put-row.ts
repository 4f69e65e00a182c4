/** Rows that are changed by hand. What Cinder's database and an array would never hold is refused; all else goes. */
import type { BackendObject, SnapshotRow, VolumeRow } from '../interface.ts';
import { backendName } from '../scenario/backends.ts';
import { nextNativeId } from '../scenario/placing.ts';
import { sameData } from '../value/same.ts';
import type { QuotaRow, ServiceRow } from '../world/rows.ts';
import type { World } from '../world/world.ts';
import type { RowCommand } from './command.ts';
import type { Workplace } from './execute.ts';
import { CommandRefused } from './refused.ts';

/** Throws CommandRefused. */
export function putRow(workplace: Workplace, command: RowCommand): void {
  const { world } = workplace;
  const { table, id, row } = command;
  if (row === null) return removeRow(world, command);
  if (row.id !== id) throw new CommandRefused('The id of a row stays as it is.');
  if (sameData(world[table].get(id), row)) throw new CommandRefused('Nothing is different.');
  const problem = problemOf(workplace, command);
  if (problem !== null) throw new CommandRefused(problem);
  if (table === 'objects') return void world.objects.put(withNativeId(workplace, row));
  // The table and its row belong together, which the command's type says.
  (world[table] as { put(row: unknown): void }).put(row);
  if (table === 'services') sayWhere(world);
}

function removeRow(world: World, { table, id }: RowCommand): void {
  if (!world[table].get(id)) throw new CommandRefused('It is not there any more.');
  const [tied] = dependents(world, table, id);
  if (tied !== undefined) throw new CommandRefused(`It can't be removed: ${tied}`);
  world[table].remove(id);
  if (table === 'services') sayWhere(world);
}

/** Objects say where they are as long as there is a choice: those that did not were on the first backend. */
function sayWhere(world: World): void {
  const [first] = world.services.all();
  for (const one of world.objects.all()) {
    const { backend, ...nowhere } = one;
    if (world.services.size > 1 && backend === undefined && first) world.objects.put({ ...one, backend: backendName(first.id) });
    if (world.services.size === 1 && backend !== undefined) world.objects.put(nowhere);
  }
}

/** An array that goes by ids gives each object one, which nobody chooses. */
function withNativeId({ world, driver }: Workplace, row: BackendObject): BackendObject {
  return world.objects.get(row.id) ? row : { ...row, ...nextNativeId(world, driver, row.kind, world.issued) };
}

/** What would hang in the air without this row, in words. */
function dependents(world: World, table: RowCommand['table'], id: string): string[] {
  switch (table) {
    case 'objects':
      return world.objects.all().filter(({ parent }) => parent === id).map(({ name }) => `snapshot ${name} is of it.`);
    case 'volumes':
      return world.snapshots.all().filter(({ volume_id }) => volume_id === id).map((row) => `Cinder's snapshot ${row.display_name ?? row.id} is of it.`);
    case 'services':
      return world.services.size === 1 ? ['a workspace has one volume service at least.'] : [
        ...world.volumes.all().filter(({ host }) => backendName(host ?? '') === backendName(id)).map((row) => `volume ${row.display_name ?? row.id} is on its backend.`),
        ...world.objects.on(backendName(id)).map(({ name }) => `${name} is on its backend.`),
      ];
    case 'snapshots':
    case 'quotas':
      return [];
  }
}

function problemOf({ world, driver }: Workplace, { table, row }: RowCommand): string | null {
  if (row === null) return null;
  switch (table) {
    case 'objects':
      return problemOfObject(world, row, driver.nativeId !== undefined);
    case 'snapshots':
      return world.volumes.get(row.volume_id) ? problemOfRow(row) : `Cinder has no volume ${row.volume_id}.`;
    case 'quotas':
      return problemOfQuota(row);
    case 'services':
      return problemOfService(world, row);
    case 'volumes':
      return problemOfRow(row);
  }
}

function problemOfRow({ metadata, created_at, updated_at }: VolumeRow | SnapshotRow): string | null {
  const odd = metadata.entries.find(([, value]) => typeof value !== 'string');
  if (odd) return `metadata: ${odd[0]} is no text.`;
  const wrong = Object.entries({ created_at, updated_at }).find(([, time]) => typeof time === 'string' && Number.isNaN(Date.parse(time)));
  return wrong ? `${wrong[0]}: ${wrong[1]} is no time.` : null;
}

function problemOfObject(world: World, { id, kind, parent, native_id, backend }: BackendObject, hasIds: boolean): string | null {
  if ((parent !== null) !== (kind === 'snapshot')) return 'A snapshot has a parent, a volume has none.';
  if (parent !== null && (parent === id || world.objects.get(parent)?.kind !== 'volume')) return `There is no volume ${parent} on the array.`;
  const [child] = world.objects.childrenOf(id);
  if (child && kind === 'snapshot') return `It stays a volume: snapshot ${child.name} is of it.`;
  if (child && child.backend !== backend) return `backend: it stays where it is, since snapshot ${child.name} is of it.`;
  if (parent !== null && world.objects.get(parent)?.backend !== backend) return 'backend: a snapshot is where its volume is.';
  const backends = world.services.all().map((one) => backendName(one.id));
  if (backends.length === 1 && backend !== undefined) return 'backend: it is left out where there is only one.';
  if (backends.length > 1 && !backends.includes(backend ?? '')) return `backend: it is one of ${backends.join(', ')}.`;
  const before = world.objects.get(id);
  if (sameData(native_id, before?.native_id)) return null;
  return hasIds ? 'native_id: the array gives it, and it stays as it is.' : 'native_id: this array goes by names.';
}

function problemOfQuota({ id, project_id, resource }: QuotaRow): string | null {
  return id === `${project_id}/${resource}` ? null : `The id of a quota is its project and its resource: ${project_id}/${resource}`;
}

function problemOfService(world: World, { id }: ServiceRow): string | null {
  const backend = backendName(id);
  if (backend === '' || id.includes('#')) return 'The id of a service is its host and its backend: host@backend';
  const other = world.services.all().find((one) => one.id !== id && backendName(one.id) === backend);
  return other ? `Service ${other.id} has backend ${backend} already.` : null;
}
