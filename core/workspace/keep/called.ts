/** What rows and objects are called in the scenario that is kept, and texts with these names in the place of ids. */
import type { BackendObject, SnapshotRow, VolumeRow } from '../../interface.ts';
import { Handles } from '../../scenario/trying/handles.ts';
import { PROJECT } from '../../scenario/prepare.ts';
import { isList, isObject, object, type Json } from '../../value/json.ts';

export class Called {
  readonly #handles = new Handles();
  /** Handles of Cinder's volumes and snapshots, and of the array's objects, by their ids. */
  readonly #volumes = new Map<string, string>();
  readonly #snapshots = new Map<string, string>();
  readonly #objects = new Map<string, string>();

  /** A volume and the object behind it have one handle. */
  volume({ id, display_name }: Pick<VolumeRow, 'id' | 'display_name'>, behind: BackendObject | undefined): string {
    const handle = this.#handles.make(display_name ?? '', 'volume');
    this.#volumes.set(id, handle);
    if (behind) this.#objects.set(behind.id, handle);
    return handle;
  }

  snapshot({ id, display_name }: Pick<SnapshotRow, 'id' | 'display_name'>): string {
    const known = this.#snapshots.get(id);
    if (known !== undefined) return known;
    const handle = this.#handles.make(display_name === null ? '' : `${display_name}-managed`, 's');
    this.#snapshots.set(id, handle);
    return handle;
  }

  object({ id, handle, name, kind }: Pick<BackendObject, 'id' | 'handle' | 'name' | 'kind'>): string {
    const made = this.#handles.make(handle ?? name, kind);
    this.#objects.set(id, made);
    return made;
  }

  handleOfVolume(id: string): string | undefined {
    return this.#volumes.get(id);
  }

  handleOfSnapshot(id: string): string | undefined {
    return this.#snapshots.get(id);
  }

  handleOfObject(id: string): string | undefined {
    return this.#objects.get(id);
  }

  /** The text with what stands for ids in their place: `${snapshot:s}`, `${volume:v}`, `${project}`. */
  named(text: string): string {
    let named = text.replaceAll(PROJECT, '${project}');
    for (const [id, handle] of this.#snapshots) named = named.replaceAll(id, `\${snapshot:${handle}}`);
    for (const [id, handle] of this.#volumes) named = named.replaceAll(id, `\${volume:${handle}}`);
    return named;
  }

  /** Whether something in the value has an id in it. */
  mentions(value: Json): boolean {
    if (typeof value === 'string') return this.named(value) !== value;
    if (isList(value)) return value.some((item) => this.mentions(item));
    return value !== null && isObject(value) && value.entries.some(([key, item]) => this.mentions(key) || this.mentions(item));
  }

  /** The value with names of objects as `${name:HANDLE}`, where these have ids of Cinder's in them. */
  withNames(value: Json, objects: readonly BackendObject[]): Json {
    if (typeof value === 'string') return this.#withNames(value, objects);
    if (isList(value)) return value.map((item) => this.withNames(item, objects));
    if (value === null || !isObject(value)) return value;
    return object(value.entries.map(([key, item]) => [key, this.withNames(item, objects)]));
  }

  #withNames(text: string, objects: readonly BackendObject[]): string {
    const found = objects.find(({ id, name }) => this.#objects.has(id) && text.includes(name) && this.mentions(name));
    return found ? text.replaceAll(found.name, `\${name:${this.#objects.get(found.id) ?? ''}}`) : text;
  }
}
