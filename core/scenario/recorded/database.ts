/** Changes that were made to a row in Cinder's database by hand, in the form `update TABLE set FIELD=VALUE, … where FIELD=?`. */
import type { SnapshotStatus } from '../../interface.ts';
import { get, isInt, isList, type Json, type JsonObject } from '../../value/json.ts';
import type { World } from '../../world/world.ts';
import { UnknownCommand } from './arrays.ts';

/** Fields that nothing here looks at. */
const OF_NO_MATTER = ['availability_zone', 'created_at', 'deleted_at'];

type Values = ReadonlyMap<string, Json>;

/** Makes the change, which is none where there is no such row. Throws UnknownCommand for one that is not understood. */
export function changeRow(world: World, command: JsonObject): void {
  const { table, values, key } = parse(command);
  switch (table) {
    case 'volumes':
      return changeVolume(world, key, values);
    case 'snapshots':
      return changeSnapshot(world, key, values);
    case 'services':
      return changeService(world, key, values);
    default:
      throw new UnknownCommand(`There is no table ${table} here.`);
  }
}

function changeVolume(world: World, id: string, values: Values): void {
  if (!world.volumes.get(id)) return;
  for (const [name, value] of values) {
    if (name === 'status') world.volumes.update(id, { status: text(value) });
    else if (name === 'host') world.volumes.update(id, { host: value === null ? null : text(value) });
    else if (name === 'size') world.volumes.update(id, { size: whole(value) });
    else if (name === 'migration_status') world.volumes.update(id, { migration_status: value === null ? null : text(value) });
    else if (name === 'project_id') world.volumes.update(id, { project_id: text(value) });
    else if (name !== 'deleted') throw unknown(name);
  }
  if (isSet(values, 'deleted')) world.volumes.remove(id);
}

function changeSnapshot(world: World, id: string, values: Values): void {
  if (!world.snapshots.get(id)) return;
  for (const [name, value] of values) {
    if (name === 'status') world.snapshots.update(id, { status: text(value) as SnapshotStatus });
    else if (name === 'volume_size') world.snapshots.update(id, { volume_size: whole(value) });
    else if (name === 'cgsnapshot_id' || name === 'group_snapshot_id') world.snapshots.update(id, { [name]: value === null ? null : text(value) });
    else if (name !== 'deleted') throw unknown(name);
  }
  if (isSet(values, 'deleted')) world.snapshots.remove(id);
}

/** A service that last reported now is up; at any other time it was too long ago. */
function changeService(world: World, host: string, values: Values): void {
  if (!world.services.get(host)) return;
  for (const [name, value] of values) {
    if (name === 'disabled' || name === 'frozen') world.services.update(host, { [name]: whole(value) !== 0 });
    else if (name === 'updated_at') world.services.update(host, { up: value === "datetime('now')" });
    else throw unknown(name);
  }
}

function isSet(values: Values, name: string): boolean {
  const value = values.get(name);
  return value !== undefined && whole(value) !== 0;
}

function parse(command: JsonObject): { readonly table: string; readonly values: Values; readonly key: string } {
  const sql = text(get(command, 'sql') ?? null);
  const [, table = '', assignments = '', condition = ''] = /^update (\w+) set (.+) where (?:id|host)=(\?|'[^']*')$/.exec(sql) ?? [];
  if (table === '') throw new UnknownCommand(`What is meant by "${sql}"?`);
  const given = get(command, 'args') ?? [];
  const rest = isList(given) ? [...given] : [];
  const valueOf = (word: string): Json => {
    if (word === '?') return rest.shift() ?? null;
    if (word.toUpperCase() === 'NULL') return null;
    return word.startsWith("'") ? word.slice(1, -1) : word;
  };
  const pairs = assignments.split(/,\s*(?=\w+=)/).map((pair) => {
    const [name = '', ...word] = pair.split('=');
    return [name.trim(), valueOf(word.join('=').trim())] as const;
  });
  return { table, values: new Map(pairs.filter(([name]) => !OF_NO_MATTER.includes(name))), key: text(valueOf(condition)) };
}

function text(value: Json): string {
  if (typeof value !== 'string') throw new UnknownCommand('A text was expected in a change of the database.');
  return value;
}

function whole(value: Json): number {
  if (isInt(value)) return Number(value.int);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value);
  throw new UnknownCommand('A number was expected in a change of the database.');
}

function unknown(field: string): UnknownCommand {
  return new UnknownCommand(`There is no field ${field} here.`);
}
