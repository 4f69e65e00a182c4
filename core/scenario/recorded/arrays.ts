/** The two arrays behind recorded requests: a volume group and a Ceph pool, and what was done to them by hand. */
import { arrayOver } from '../../backend/array.ts';
import { contentOf } from '../../backend/content.ts';
import { Inventory } from '../../backend/inventory.ts';
import type { Backend, BackendObject, ObjectId } from '../../interface.ts';
import { get, int, isInt, isList, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { GIB, MIB } from '../../value/size.ts';

export type ArrayName = 'lvm' | 'ceph';
const EXTENT = 4 * MIB;

/** Something was done to the arrays that is not known here. */
export class UnknownCommand extends Error {}

export class RecordedArrays {
  readonly #arrays: Readonly<Record<ArrayName, Inventory>> = { lvm: new Inventory(), ceph: new Inventory() };
  #made = 0;

  /** The array as a driver reaches it. */
  reach(array: ArrayName): Backend {
    return arrayOver(this.#arrays[array], () => this.#newId());
  }

  /** Puts an object there. @param parent name of the volume that a snapshot is of */
  add(array: ArrayName, name: string, sizeBytes: number, parent?: string): void {
    this.#arrays[array].put({
      id: this.#newId(),
      handle: null,
      kind: parent === undefined ? 'volume' : 'snapshot',
      name,
      parent: parent === undefined ? null : this.#named(array, parent).id,
      size_bytes: sizeBytes,
      content: contentOf(),
      attributes: object(array === 'ceph' && parent !== undefined ? [['protected', false]] : []),
    });
  }

  /** A snapshot as Cinder itself makes it. */
  addMade(array: ArrayName, id: string, volumeName: string, sizeBytes: number): void {
    this.add(array, array === 'lvm' ? `_snapshot-${id}` : `snapshot-${id}`, sizeBytes, volumeName);
    if (array === 'ceph') this.#setAttribute(this.#named('ceph', `snapshot-${id}`), 'protected', true);
  }

  /** Carries out a command. Throws UnknownCommand; RangeError for an object that is not there. */
  carryOut(command: JsonObject): void {
    const does = text(command, 'do');
    switch (does) {
      case 'rbd create':
        return this.add('ceph', text(command, 'image'), bytes(command, 'size_bytes'));
      case 'rbd snap create':
        return this.#snapCreate(command);
      case 'rbd rename': {
        const { id } = this.#named('ceph', text(command, 'image'));
        this.#arrays.ceph.update(id, { name: text(command, 'to') });
        return;
      }
      case 'rbd snap unprotect + rm':
        return this.#arrays.ceph.remove(this.#named('ceph', text(command, 'name')).id);
      case 'rbd clone':
        return this.#clone(text(command, 'of'), text(command, 'to'));
      case 'thick LVM snapshot': {
        const size = Math.ceil(bytes(command, 'cow_bytes') / EXTENT) * EXTENT;
        return this.add('lvm', text(command, 'name'), size, text(command, 'origin'));
      }
      case 'lvremove':
        return this.#arrays.lvm.remove(this.#named('lvm', text(command, 'name')).id);
      default:
        throw new UnknownCommand(`Nothing here does "${does}".`);
    }
  }

  /**
   * Makes the arrays what the recording says that they were: objects that had gone or come otherwise than by a command
   * do so here, and one that had lost its volume loses it.
   * @param objects as a recording writes them
   */
  match(objects: Json): void {
    const wanted = isList(objects) ? objects.filter(isObject) : [];
    for (const array of ['lvm', 'ceph'] as const) this.#match(array, wanted.filter((fields) => get(fields, 'backend') === array));
  }

  #match(array: ArrayName, wanted: readonly JsonObject[]): void {
    const inventory = this.#arrays[array];
    const isThere = (name: string, parent: string | null): boolean => wanted.some((fields) => get(fields, 'name') === name && get(fields, 'parent') === parent);
    for (const { id, name, parent } of inventory.all()) {
      if (isThere(name, parent && this.#nameOf(array, parent))) continue;
      if (isThere(name, null)) inventory.update(id, { parent: null, kind: 'volume' });
      else this.#remove(array, id, name);
    }
    for (const fields of wanted) {
      const [name, parent] = [text(fields, 'name'), get(fields, 'parent')];
      const known = inventory.named(name).some((each) => (each.parent && this.#nameOf(array, each.parent)) === parent);
      if (!known) this.add(array, name, bytes(fields, 'size_bytes'), typeof parent === 'string' ? parent : undefined);
    }
  }

  #nameOf(array: ArrayName, id: ObjectId): string | null {
    return this.#arrays[array].get(id)?.name ?? null;
  }

  /** With an image its snapshot's memory of the child goes. */
  #remove(array: ArrayName, id: ObjectId, name: string): void {
    this.#arrays[array].remove(id);
    for (const snapshot of this.#arrays[array].all()) {
      const children = get(snapshot.attributes, 'children') ?? [];
      if (isList(children) && children.includes(name)) this.#setAttribute(snapshot, 'children', children.filter((child) => child !== name));
    }
  }

  /** The objects as a recording writes them. */
  toJson(): Json {
    return (['lvm', 'ceph'] as const).flatMap((array) =>
      this.#arrays[array].all().map(({ name, kind, parent, size_bytes, attributes }) =>
        object([
          ['backend', array],
          ['name', name],
          ['parent', parent && this.#nameOf(array, parent)],
          ['size_bytes', int(size_bytes)],
          ...(array === 'ceph' && kind === 'snapshot' ? [['protected', pyTruthy(get(attributes, 'protected') ?? null)] as const] : []),
        ]),
      ),
    );
  }

  /** The image was given another size for the time of the command where that is not 1 GiB. */
  #snapCreate(command: JsonObject): void {
    const image = text(command, 'image');
    const asked = bytes(command, 'image_size_bytes');
    const size = asked === GIB ? this.#named('ceph', image).size_bytes : asked;
    const names = get(command, 'names') ?? [];
    for (const name of isList(names) ? names : []) if (typeof name === 'string') this.add('ceph', name, size, image);
  }

  /** A clone needs a protected snapshot; an image of the name that is there already stays what it is. */
  #clone(of: string, to: string): void {
    if (this.#arrays.ceph.named(to).length > 0) return;
    const snapshot = this.#named('ceph', of);
    this.#setAttribute(snapshot, 'protected', true);
    this.#setAttribute(this.#named('ceph', of), 'children', [to]);
    this.add('ceph', to, snapshot.size_bytes);
  }

  #setAttribute({ id, attributes }: BackendObject, name: string, value: Json): void {
    this.#arrays.ceph.update(id, { attributes: object([...attributes.entries, [name, value]]) });
  }

  #named(array: ArrayName, name: string): BackendObject {
    const [found] = this.#arrays[array].named(name);
    if (!found) throw new UnknownCommand(`There is no ${name} on ${array}.`);
    return found;
  }

  #newId(): ObjectId {
    return `#${(this.#made += 1)}` as ObjectId;
  }
}

function text(command: JsonObject, key: string): string {
  const value = get(command, key);
  if (typeof value !== 'string') throw new UnknownCommand(`A command says its ${key}.`);
  return value;
}

function bytes(command: JsonObject, key: string): number {
  const value = get(command, key);
  if (value === undefined || !isInt(value)) throw new UnknownCommand(`A command says its ${key}.`);
  return Number(value.int);
}
