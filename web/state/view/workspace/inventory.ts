/** What is on the array and in Cinder's tables, row by row, as it is listed. A row that did not change is the same object as before. */
import type { BackendObject, SnapshotRow, VolumeRow } from '../../../../core/interface.ts';
import type { AnyRow } from '../../../../core/world/changes.ts';
import type { ArmedFault, Cast, QuotaRow, ServiceRow } from '../../../../core/world/rows.ts';
import { GIB } from '../../../../core/value/size.ts';
import type { WorldState } from '../../../../core/world/world.ts';
import { jsonText } from '../json-text.ts';
import { nameOf, shortDigest, type Names } from '../names.ts';
import { nativeIdOf } from '../player/native-id.ts';
import type { Ties } from '../player/ties.ts';
import { isEmptyContent, limitText } from '../rows.ts';
import { bytesText, gibText, sizeText } from '../sizes.ts';
import type { Selected } from './route.ts';

/** One row in a list. */
export interface Line {
  readonly table: Selected['table'];
  readonly id: string;
  readonly name: string;
  /** Cinder's word for how it stands, or how much there is of it. */
  readonly state: string;
  /** Further facts, in their order. */
  readonly facts: readonly string[];
  /** All that can be found in it, in small letters. */
  readonly haystack: string;
}

/** A volume of the array with its snapshots. */
export interface ArrayFamily {
  readonly key: string;
  /** Null: the snapshots are of none that is there. */
  readonly volume: Line | null;
  /** What Cinder calls the volume; null: it has none that is this. */
  readonly called: string | null;
  readonly snapshots: readonly Line[];
}

export interface CinderLines {
  readonly volumes: readonly Line[];
  readonly snapshots: readonly Line[];
  readonly quotas: readonly Line[];
  readonly services: readonly Line[];
  /** Messages under way between Cinder's services. */
  readonly casts: readonly Line[];
  readonly faults: readonly Line[];
}

/** The names that people gave. */
export function worldNames({ volumes, snapshots, objects }: WorldState): Names {
  const rows = new Map<string, string>();
  for (const { id, display_name } of [...volumes, ...snapshots]) if (display_name) rows.set(id, display_name);
  return { rows, objects: new Map<string, string>(objects.map(({ id, name }) => [id, name])) };
}

/** In the order in which the objects came; only the families in which all words are found. */
export function arrayFamilies({ objects, volumes }: WorldState, text: string): readonly ArrayFamily[] {
  const heads = new Map<string, { volume: Line; called: string | null; snapshots: Line[] }>();
  const strays: Line[] = [];
  const calledBy = new Map(volumes.map((row) => [row.name, row.display_name ?? row.id]));
  const isFound = finder(text);
  for (const object of objects) if (object.parent === null && object.kind === 'volume') heads.set(object.id, { volume: objectLine(object), called: calledOf(object, calledBy), snapshots: [] });
  for (const object of objects) {
    if (heads.has(object.id)) continue;
    const line = objectLine(object);
    const head = heads.get(object.parent ?? '');
    if (isFound(line, head?.called ?? '')) (head?.snapshots ?? strays).push(line);
  }
  const families: ArrayFamily[] = [...heads].map(([key, head]) => ({ key, ...head }));
  const shown = families.filter(({ volume, called, snapshots }) => snapshots.length > 0 || (volume !== null && isFound(volume, called ?? '')));
  return strays.length > 0 ? [...shown, { key: '', volume: null, called: null, snapshots: strays }] : shown;
}

/** An array may have put something around the name that Cinder knows. */
function calledOf({ name }: BackendObject, calledBy: ReadonlyMap<string, string>): string | null {
  const exact = calledBy.get(name);
  if (exact !== undefined) return exact;
  const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.exec(name)?.[0];
  return calledBy.get(`volume-${id ?? ''}`) ?? null;
}

/** Only the rows in which all words are found. */
export function cinderLines(world: WorldState, names: Names, text: string): CinderLines {
  const isFound = finder(text);
  const found = (lines: readonly Line[]): readonly Line[] => lines.filter((line) => isFound(line, ''));
  return {
    volumes: found(world.volumes.map(volumeLine)),
    snapshots: found(world.snapshots.map((row) => snapshotLine(row, nameOf(names.rows, row.volume_id)))),
    quotas: found(world.quotas.map(quotaLine)),
    services: found(world.services.map(serviceLine)),
    casts: found(world.casts.map((row) => castLine(row, names))),
    faults: found(world.faults.map(faultLine)),
  };
}

/** `tied to nightly`; null: nobody has it. */
export function tieText(ties: Ties, id: string, names: Names): string | null {
  const tie = ties.get(id);
  if (!tie) return null;
  const name = nameOf(names.rows, tie.snapshot);
  return { tied: `tied to ${name}`, let_go: 'let go', marked: `carries the id of ${name}` }[tie.hold];
}

type Finder = (line: Line, more: string) => boolean;

function finder(text: string): Finder {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return ({ haystack }, more) => words.every((word) => haystack.includes(word) || more.toLowerCase().includes(word));
}

/** Rows are never changed, only replaced: the line of one is made once. */
const LINES = new WeakMap<AnyRow, Line>();

function lineOf(table: Line['table'], row: AnyRow, parts: () => Omit<Line, 'table' | 'id' | 'haystack'>): Line {
  const known = LINES.get(row);
  if (known) return known;
  const { name, state, facts } = parts();
  const line = { table, id: row.id, name, state, facts, haystack: [name, row.id, state, ...facts].join('\n').toLowerCase() };
  LINES.set(row, line);
  return line;
}

function objectLine(object: BackendObject): Line {
  return lineOf('objects', object, () => {
    const { name, size_bytes, content, attributes, backend } = object;
    const native = nativeIdOf(object);
    return {
      name,
      state: sizeText(size_bytes),
      facts: [
        ...(native === null ? [] : [`id ${native}`]),
        ...(backend === undefined ? [] : [`on ${backend}`]),
        ...(size_bytes % GIB === 0 ? [] : [bytesText(size_bytes)]),
        ...(content && !isEmptyContent(content.digest) ? [`holds ${shortDigest(content.digest)}`] : []),
        ...attributes.entries.map(([key, value]) => `${key} ${typeof value === 'string' ? value : jsonText(value)}`),
      ],
    };
  });
}

function volumeLine(row: VolumeRow): Line {
  return lineOf('volumes', row, () => ({ name: row.display_name ?? row.id, state: row.status, facts: [gibText(row.size), row.id] }));
}

function snapshotLine(row: SnapshotRow, of: string): Line {
  return lineOf('snapshots', row, () => ({ name: row.display_name ?? row.id, state: row.status, facts: [gibText(row.volume_size), `of ${of}`, row.id] }));
}

function quotaLine(row: QuotaRow): Line {
  return lineOf('quotas', row, () => ({
    name: row.resource,
    state: row.limit < 0 ? `${row.in_use}, no limit` : `${row.in_use} of ${limitText(row.limit)}`,
    facts: row.reserved === 0 ? [] : [`${row.reserved} reserved`],
  }));
}

function serviceLine(row: ServiceRow): Line {
  return lineOf('services', row, () => ({
    name: row.id,
    state: row.up ? 'up' : 'down',
    facts: [...(row.disabled ? ['disabled'] : []), ...(row.frozen ? ['frozen'] : []), ...(row.initialized ? [] : ['without its driver'])],
  }));
}

function castLine(row: Cast, names: Names): Line {
  return lineOf('casts', row, () => ({ name: row.method, state: `to the ${row.to}`, facts: [nameOf(names.rows, row.snapshot_id)] }));
}

function faultLine(row: ArmedFault): Line {
  return lineOf('faults', row, () => ({
    name: row.during,
    state: row.at === 'nth-write' ? `write ${row.n}` : row.at,
    facts: [row.effect === 'fails' ? 'fails' : 'is done, but its answer is lost', row.times === 1 ? 'once' : `${row.times} times`],
  }));
}
