/** Rows that are changed by hand. What Cinder's database and an array would never hold is refused; all else goes. */
import type { World } from '../world/world.ts';
import type { RowCommand } from './command.ts';
import { CommandRefused } from './refused.ts';

/** Throws CommandRefused. */
export function putRow(world: World, command: RowCommand): void {
  const { table, id, row } = command;
  if (row === null) return removeRow(world, command);
  if (row.id !== id) throw new CommandRefused('The id of a row stays as it is.');
  const before = world[table].get(id);
  if (before && JSON.stringify(before, exactly) === JSON.stringify(row, exactly)) throw new CommandRefused('Nothing is different.');
  const problem = problemOf(world, command);
  if (problem !== null) throw new CommandRefused(problem);
  // The table and its row belong together, which the command's type says.
  (world[table] as { put(row: unknown): void }).put(row);
}

function removeRow(world: World, { table, id }: RowCommand): void {
  if (!world[table].get(id)) throw new CommandRefused('It is not there any more.');
  const [tied] = dependents(world, table, id);
  if (tied !== undefined) throw new CommandRefused(`It can't be removed: ${tied}`);
  world[table].remove(id);
}

/** What would hang in the air without this row, in words. */
function dependents(world: World, table: RowCommand['table'], id: string): string[] {
  switch (table) {
    case 'objects':
      return world.objects.all().filter(({ parent }) => parent === id).map(({ name }) => `snapshot ${name} is of it.`);
    case 'volumes':
      return world.snapshots.all().filter(({ volume_id }) => volume_id === id).map((row) => `Cinder's snapshot ${row.display_name ?? row.id} is of it.`);
    case 'services':
      return world.services.size === 1 ? ['a workspace has one volume service at least.'] : [];
    case 'snapshots':
    case 'quotas':
      return [];
  }
}

function problemOf(world: World, { table, row }: RowCommand): string | null {
  if (row === null) return null;
  if (table === 'objects') {
    const { parent, kind } = row;
    if ((parent !== null) !== (kind === 'snapshot')) return 'A snapshot has a parent, a volume has none.';
    if (parent !== null && world.objects.get(parent)?.kind !== 'volume') return `There is no volume ${parent} on the array.`;
  }
  if (table === 'snapshots' && !world.volumes.get(row.volume_id)) return `Cinder has no volume ${row.volume_id}.`;
  return null;
}

function exactly(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
