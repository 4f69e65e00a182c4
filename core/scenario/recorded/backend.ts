/**
 * The array of a recording. A recording knows objects by their place in a list, their parents by name, and may give two
 * of them one id; drivers get an inventory in which each object has an id of its own.
 */
import { Inventory } from '../../backend/inventory.ts';
import type { DriverDefinition } from '../../definition.ts';
import type { BackendObject, ObjectId } from '../../interface.ts';
import { get, int, isFloat, isInt, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { firstNamed, type Dialect, type Recorded } from './dialect.ts';

export class RecordedBackend {
  #objects: readonly Recorded[] = [];
  #keys = 0;
  readonly #volumeName: (id: string) => string;
  readonly #nativeId: DriverDefinition['nativeId'];
  readonly #dialect: Dialect;

  /**
   * @param volumeName the name on the array of Cinder's volume with this id
   * @param dialect    how the recording writes objects
   */
  constructor(objects: Json, volumeName: (id: string) => string, { nativeId }: Pick<DriverDefinition, 'nativeId'>, dialect: Dialect) {
    this.#volumeName = volumeName;
    this.#nativeId = nativeId;
    this.#dialect = dialect;
    for (const fields of Array.isArray(objects) ? (objects as readonly Json[]) : []) this.#add(fields);
  }

  /** What a driver finds. A parent that is not there is an id that nothing has: its name. */
  inventory(): Inventory {
    const inventory = new Inventory();
    for (const { key, id, kind, name, size, parent, attrs } of this.#objects) {
      inventory.put({
        id: key,
        handle: null,
        kind,
        name: name ?? '',
        parent: parent === null ? null : (this.#dialect.parentNamed(this.#objects, parent)?.key ?? (parent as ObjectId)),
        size_bytes: bytes(size),
        content: null,
        attributes: attrs,
        native_id: id,
      });
    }
    return inventory;
  }

  /** Takes over what a driver left. */
  take(inventory: Inventory): void {
    const before = new Map(this.#objects.map((recorded) => [recorded.key, recorded]));
    this.#objects = inventory.all().map((object) => after(before.get(object.id), object, inventory));
  }

  /** Carries out a step of the kind `backend`: the array is changed behind Cinder's back. */
  mutate(step: JsonObject): void {
    if (pyTruthy(get(step, 'remove_all_snapshots') ?? null)) this.#objects = this.#objects.filter(({ kind }) => kind === 'volume');
    const removed = get(step, 'remove') ?? null;
    if (pyTruthy(removed)) this.#objects = this.#objects.filter(({ name }) => name !== removed);
    const added = get(step, 'add');
    if (added !== undefined && pyTruthy(added)) this.#add(added);
    const [from, to] = (get(step, 'rename') ?? []) as readonly Json[];
    const renamed = typeof from === 'string' ? firstNamed(this.#objects, from) : undefined;
    if (typeof to === 'string') this.#objects = this.#objects.map((recorded) => (recorded === renamed ? { ...recorded, name: to } : recorded));
    const [image, snapshot] = (get(step, 'remove_snap') ?? []) as readonly Json[];
    const ofImage = this.#objects.find(({ kind, name, parent }) => kind === 'snapshot' && name === snapshot && parent === image);
    this.#objects = this.#objects.filter((recorded) => recorded !== ofImage);
  }

  /** The objects as a recording writes them. */
  toJson(): Json {
    return this.#dialect.write(this.#objects);
  }

  #add(fields: Json): void {
    if (!isObject(fields)) throw new SyntaxError('An object of a recording is a JSON object.');
    const name = get(fields, 'name');
    if (typeof name !== 'string' && name !== null) throw new SyntaxError('An object of a recording has a name.');
    const parent = this.#parentName(get(fields, 'parent') ?? null);
    const attrs = get(fields, 'attrs') ?? null;
    const kind = (get(fields, 'kind') ?? (parent === null ? 'volume' : 'snapshot')) === 'snapshot' ? 'snapshot' : 'volume';
    const recorded: Recorded = {
      key: `#${(this.#keys += 1)}` as ObjectId,
      kind,
      name: name === null ? null : this.#dialect.fullName(name),
      size: get(fields, 'size') ?? null,
      id: get(fields, 'id') ?? this.#nativeId?.(kind, this.#objects.length) ?? `id-${this.#objects.length + 1}`,
      parent,
      attrs: isObject(attrs) ? attrs : object([]),
    };
    this.#objects = [...this.#objects, recorded];
  }

  /** A name, or the name of the volume that stands behind one of Cinder's. */
  #parentName(parent: Json): string | null {
    if (!isObject(parent)) return typeof parent === 'string' ? this.#dialect.fullName(parent) : null;
    const volume = get(parent, 'cinder_volume');
    return typeof volume === 'string' ? this.#volumeName(volume) : null;
  }
}

function after(before: Recorded | undefined, { id, kind, name, size_bytes, parent, attributes }: BackendObject, inventory: Inventory): Recorded {
  const parentName = parent === null ? null : (inventory.get(parent)?.name ?? before?.parent ?? parent);
  const size = before && bytes(before.size) === size_bytes ? before.size : int(size_bytes);
  const stillNameless = before?.name === null && name === '';
  return { key: id, kind, name: stillNameless ? null : name, size, id: before?.id ?? id, parent: parentName, attrs: attributes };
}

function bytes(size: Json): number {
  if (isInt(size)) return Number(size.int);
  return isFloat(size) ? size.float : 0;
}
