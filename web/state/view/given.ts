/** What a scenario starts from: the objects on the backend, and Cinder's rows. */
import type { BackendObject } from '../../../core/interface.ts';
import type { RowOf } from '../../../core/world/changes.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { Names } from './names.ts';
import { limitText, TABLES, timeText, type Fields, type Table } from './rows.ts';

export interface GivenThing {
  readonly what: string;
  readonly name: string;
  readonly fields: Fields;
  /** 1 for a snapshot that stands below its volume. */
  readonly depth: 0 | 1;
}

export interface Given {
  /** Volumes, each followed by its snapshots; then what belongs to none. */
  readonly backend: readonly GivenThing[];
  readonly cinder: readonly GivenThing[];
  /** `10 snapshots, 1000 GiB`; null when nothing is said of quota. */
  readonly quota: string | null;
  readonly clock: string | null;
}

export function givenOf(start: WorldState, names: Names): Given {
  return {
    backend: familiesOf(start.objects).map(([object, depth]) => thing('objects', object, names, depth)),
    cinder: [
      ...start.volumes.map((row) => withoutUsual(thing('volumes', row, names, 0))),
      ...start.snapshots.map((row) => withoutUsual(thing('snapshots', row, names, 0))),
    ],
    quota: start.quotas.map(({ resource, limit, in_use }) => `${resource} ${in_use} of ${limitText(limit)}`).join(', ') || null,
    clock: start.clock[0] ? timeText(start.clock[0].now) : null,
  };
}

/** In families: a volume, its snapshots, the next volume. */
function familiesOf(objects: readonly BackendObject[]): readonly (readonly [BackendObject, 0 | 1])[] {
  const isBelow = (object: BackendObject): boolean => objects.some(({ id }) => id === object.parent);
  return objects
    .filter((object) => !isBelow(object))
    .flatMap((head) => [
      [head, 0] as const,
      ...objects.filter(({ parent }) => parent === head.id).map((object) => [object, 1] as const),
    ]);
}

/** What every row has, and nobody looks for: the host that all volumes are on, the name that follows from the id. */
function withoutUsual(given: GivenThing): GivenThing {
  return { ...given, fields: new Map([...given.fields].filter(([field]) => field !== 'host' && field !== 'name')) };
}

function thing<Name extends 'objects' | 'volumes' | 'snapshots'>(table: Name, row: RowOf[Name], names: Names, depth: 0 | 1): GivenThing {
  const { what, name, fields }: Table<RowOf[Name]> = TABLES[table];
  return { what: what(row), name: name(row, names), fields: fields(row, names), depth };
}
