/** What a scenario starts from: the objects on the backend, and Cinder's rows. */
import type { SnapshotRow, VolumeRow } from '../../../core/interface.ts';
import type { RowOf } from '../../../core/world/changes.ts';
import type { ServiceRow } from '../../../core/world/rows.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { ScenarioSummary } from '../../worker/facade.ts';
import { jsonText } from './json-text.ts';
import type { Names } from './names.ts';
import { familiesOf } from './player/families.ts';
import { limitText, TABLES, timeText, type Fields, type Table } from './rows.ts';

export interface GivenThing {
  readonly what: string;
  readonly name: string;
  readonly fields: Fields;
  /** 1 for a snapshot that stands below its volume. */
  readonly depth: 0 | 1;
}

/** An option that is set. */
export interface GivenOption {
  readonly name: string;
  readonly text: string;
}

export interface Given {
  /** Volumes, each followed by its snapshots; then what belongs to none. */
  readonly backend: readonly GivenThing[];
  readonly cinder: readonly GivenThing[];
  /** Services that are not simply at work, or all where there are several. */
  readonly services: readonly GivenThing[];
  /** The driver's, then Cinder's. */
  readonly options: readonly GivenOption[];
  /** `10 snapshots, 1000 GiB`; null when nothing is said of quota. */
  readonly quota: string | null;
  readonly clock: string | null;
}

export function givenOf(start: WorldState, names: Names, { config, options }: Pick<ScenarioSummary, 'config' | 'options'> = {}): Given {
  return {
    backend: familiesOf(start.objects, start.objects).flatMap(({ volume, snapshots }) => [
      ...(volume?.after ? [thing('objects', volume.after, names, 0)] : []),
      ...snapshots.flatMap(({ after }) => (after ? [thing('objects', after, names, volume ? 1 : 0)] : [])),
    ]),
    cinder: [
      ...start.volumes.map((row) => withoutUsual(thing('volumes', row, names, 0), row, start)),
      ...start.snapshots.map((row) => withoutUsual(thing('snapshots', row, names, 0), row, start)),
    ],
    services: start.services.filter((service) => start.services.length > 1 || !isAtWork(service)).map((row) => thing('services', row, names, 0)),
    options: [
      ...(config?.entries ?? []).map(([name, value]) => ({ name, text: jsonText(value) })),
      ...Object.entries(options ?? {}).map(([name, value]) => ({ name, text: String(value) })),
    ],
    quota: start.quotas.map(({ resource, limit, in_use }) => `${resource} ${in_use} of ${limitText(limit)}`).join(', ') || null,
    clock: start.clock[0] ? timeText(start.clock[0].now) : null,
  };
}

function isAtWork({ up, disabled, frozen, initialized }: ServiceRow): boolean {
  return up && !disabled && !frozen && initialized !== false;
}

/** Without what nobody looks for: the host where there is only one, a name that just follows from the id. */
function withoutUsual(given: GivenThing, { id, name }: VolumeRow | SnapshotRow, { services }: WorldState): GivenThing {
  const isUsual = (field: string): boolean => (field === 'host' && services.length === 1) || (field === 'name' && name === `${given.what}-${id}`);
  return { ...given, fields: new Map([...given.fields].filter(([field]) => !isUsual(field))) };
}

function thing<Name extends 'objects' | 'volumes' | 'snapshots' | 'services'>(table: Name, row: RowOf[Name], names: Names, depth: 0 | 1): GivenThing {
  const { what, name, fields }: Table<RowOf[Name]> = TABLES[table];
  return { what: what(row), name: name(row, names), fields: fields(row, names), depth };
}
