/** How recordings write the objects of an array. */
import type { ObjectId } from '../../interface.ts';
import { get, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';

/** An object as a recording writes it, and the id that drivers see. */
export interface Recorded {
  readonly key: ObjectId;
  readonly kind: 'volume' | 'snapshot';
  /** Null where the recorder was told of a volume that Cinder has no name on the array for. */
  readonly name: string | null;
  readonly size: Json;
  readonly id: Json;
  /** Name of its volume, which need not be there. */
  readonly parent: string | null;
  readonly attrs: JsonObject;
}

export interface Dialect {
  readonly write: (objects: readonly Recorded[]) => Json;
  /** The object that is meant where a snapshot names its parent: two may have the name. */
  readonly parentNamed: (objects: readonly Recorded[], name: string) => Recorded | undefined;
  /** The full name of an object that is added under this one. */
  readonly fullName: (name: string) => string;
  /** Options without effect when it was recorded: the recorder hands LVM's driver a group that is always called cinder-volumes. */
  readonly idleOptions: readonly string[];
}

const USUAL: Dialect = { write: eachObject, parentNamed: firstNamed, fullName: (name) => name, idleOptions: [] };
const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['lvm', { ...USUAL, idleOptions: ['volume_group'] }],
  ['nec', { ...USUAL, fullName: (name) => (name[2] === ':' ? name : `LX:${name}`) }],
  ['rbd', { ...USUAL, write: imagesWithSnapshots, parentNamed: volumeNamed }],
]);

/** The dialect of this driver's recordings. */
export function dialectOf(driver: string): Dialect {
  return DIALECTS.get(driver) ?? USUAL;
}

export function firstNamed(objects: readonly Recorded[], wanted: string): Recorded | undefined {
  return objects.find(({ name }) => name === wanted);
}

function volumeNamed(objects: readonly Recorded[], wanted: string): Recorded | undefined {
  return objects.find(({ kind, name }) => kind === 'volume' && name === wanted) ?? firstNamed(objects, wanted);
}

function eachObject(objects: readonly Recorded[]): Json {
  return objects.map(({ kind, name, size, id, parent, attrs }) =>
    object([
      ['kind', kind], ['name', name], ['size', size], ['id', id],
      ...(parent === null ? [] : [['parent', parent] as const]),
      ...(attrs.entries.length === 0 ? [] : [['attrs', attrs] as const]),
    ]),
  );
}

/** As a pool shows them: no ids, a snapshot only with its image, attributes of snapshots only, `children` when there are some. */
function imagesWithSnapshots(objects: readonly Recorded[]): Json {
  const images = objects.filter(({ kind }) => kind === 'volume');
  return images.flatMap((image) => {
    const snapshots = objects.filter(({ kind, parent }) => kind === 'snapshot' && parent === image.name);
    return [
      object([['kind', 'volume'], ['name', image.name], ['size', image.size]]),
      ...snapshots.map(({ name, size, attrs }) =>
        object([['kind', 'snapshot'], ['name', name], ['size', size], ['parent', image.name], ['attrs', withoutEmptyChildren(attrs)]]),
      ),
    ];
  });
}

function withoutEmptyChildren(attrs: JsonObject): JsonObject {
  return pyTruthy(get(attrs, 'children') ?? null) ? attrs : object(attrs.entries.filter(([key]) => key !== 'children'));
}
