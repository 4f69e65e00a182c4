/**
 * Cases for the recorder of any real driver whose array is a model of the recorder's: what they have in common. A
 * driver's profile says how its references, names and attributes look; `generate-<driver>.ts` has one each.
 */
import { int, object, type Json } from '../../core/value/json.ts';
import { CaseMaker, fields, randomFrom, type Fields, type ObjectsAndSteps } from './case-maker.ts';
import { KEYS, SNAPSHOT_IDS, UNKNOWN_VOLUME, VALUES, VOLUME_IDS } from './oddities.ts';

/** Draws one of several, and decides by chance: the same for the same seed. */
export interface Draw {
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (part: number) => boolean;
  readonly below: (end: number) => number;
}

export interface Profile {
  /** The recorder's name of the driver, an adapter of `oracle/adapters`. */
  readonly driver: string;
  /** Keys that the driver takes, the usual one first. */
  readonly keys: readonly string[];
  /** Names that snapshots on the array have, and that references ask for. */
  readonly names: readonly string[];
  /** Names and ids that only references ask for. `${id:NAME}`, `${ref:NAME}`, `${snapshot:ID}` and `${volref:ID}` are filled in by the recorder. */
  readonly asked?: readonly Json[];
  /** How a reference is written to an object of this name that was there at the start; default the name itself. */
  readonly written?: (name: string) => string;
  /** Whether the array can't have two objects of one name. */
  readonly namesAreUnique?: boolean;
  /** Whether the driver has a listing. */
  readonly lists: boolean;
  readonly sizes?: readonly number[];
  /** Attributes of an object, in the dialect of the array; drawn for about every third object. */
  readonly attributes?: (kind: 'volume' | 'snapshot', draw: Draw) => Fields;
  /** Fields of Cinder's row of a volume, besides its id and size. */
  readonly volumeRow?: (draw: Draw) => Fields;
  /** Fields of Cinder's snapshot, besides its id and volume. */
  readonly snapshotRow?: (draw: Draw) => Fields;
  /** The driver's options. */
  readonly config?: (draw: Draw) => Fields;
  /** Steps of this driver alone: what a sequence may have as well. */
  readonly steps?: (draw: Draw, snapshot: Json) => readonly Json[];
  /** In the place of the listing's marker, sort keys and so on, where the driver does not use Cinder's own paging. */
  readonly listing?: (draw: Draw) => Fields;
}

const GIB = 2 ** 30;
const SIZES = [0, 1, 512, 1024, 2 ** 20, 4 * 2 ** 20, GIB - 1, GIB, GIB + 1, GIB + 2 ** 20, 1.5 * GIB, 2 * GIB, 2.5 * GIB, 3.5 * GIB, 5 * GIB, 10240 * GIB - 1, 10240 * GIB, 10240 * GIB + 1];

/** Such cases without end. @param profile of the driver */
export function arrayCases(profile: Profile): (seed: number, count: number) => Generator<Json> {
  return function* generate(seed, count) {
    const random = randomFrom(seed);
    for (let n = 0; n < count; n += 1) yield new ArrayCase(random, profile).json(`more ${seed}.${n}`);
  };
}

class ArrayCase extends CaseMaker {
  readonly #profile: Profile;
  /** Names of what is there at the start, which the recorder can look up. */
  readonly #initial = new Set<string>();
  readonly #draw: Draw = {
    pick: (items) => this.pick(items),
    chance: (part) => this.chance(part),
    below: (end) => this.below(end),
  };

  constructor(random: () => number, profile: Profile) {
    super(random);
    this.#profile = profile;
  }

  json(name: string): Json {
    const { driver, lists, volumeRow, config } = this.#profile;
    const kinds = [
      () => this.#references(), () => this.#references(), () => this.#sequence(), () => this.#sequence(), () => this.#sizes(),
      ...(lists ? [() => this.#listing()] : []),
    ];
    const [objects, steps] = this.pick(kinds)();
    return fields({
      name,
      driver,
      backend: fields({ objects }),
      steps,
      cinder: fields({
        volumes: this.volumes.map((id) => fields({ id, size: int(1 + this.below(4)), ...(volumeRow?.(this.#draw) ?? {}) })),
        snapshots: this.chance(0.3) ? [fields({ id: SNAPSHOT_IDS[2], volume_id: VOLUME_IDS[0], ...this.#snapshotRow() })] : undefined,
      }),
      config: config && this.chance(0.15) ? fields(config(this.#draw)) : undefined,
    });
  }

  /** References of all shapes, in both calls. */
  #references(): ObjectsAndSteps {
    const objects = [...this.#volumeObjects(), ...this.times(3, () => this.#initialObject())];
    return [objects, this.both(this.reference(), this.snapshot())];
  }

  #sizes(): ObjectsAndSteps {
    const snapshot = this.snapshot();
    const objects = [...this.#volumeObjects(), ...this.times(2, () => this.#initialObject())];
    const asked = this.names.map((name) => this.call('manage_existing_snapshot_get_size', this.refTo(name), snapshot));
    return [objects, [...asked, ...this.#list({})]];
  }

  /** Listings with all kinds of arguments. */
  #listing(): ObjectsAndSteps {
    const objects = [...this.#volumeObjects(), ...this.times(1 + this.below(5), () => this.#initialObject()), ...(this.chance(0.3) ? [this.#managedObject()] : [])];
    const { listing } = this.#profile;
    return [objects, this.times(2, () => (listing ? this.list(listing(this.#draw)) : this.oddList()))];
  }

  /** What an operator and the array may do, one after the other. */
  #sequence(): ObjectsAndSteps {
    const objects = [...this.#volumeObjects(), ...this.times(3, () => this.#initialObject())];
    const step = (): readonly Json[] => {
      const snapshot = this.chance(0.7) ? this.#ofFirstVolume() : this.snapshot();
      const name = this.chance(0.4) ? `\${snapshot:${this.pick(SNAPSHOT_IDS)}}` : this.pick(this.names);
      const unmanage = fields({ op: 'unmanage_snapshot', snapshot });
      const { steps } = this.#profile;
      return this.pick<() => readonly Json[]>([
        () => this.both(this.refTo(name), snapshot),
        () => [this.call('manage_existing_snapshot', this.refTo(name), snapshot), unmanage],
        () => [unmanage],
        () => this.#list({}),
        () => [this.#change()],
        ...(steps ? [() => steps(this.#draw, snapshot)] : []),
      ])();
    };
    return [objects, this.times(5, step).flat()];
  }

  #list(query: Fields): Json[] {
    return this.#profile.lists ? [this.list(query)] : [];
  }

  #volumeObjects(): Json[] {
    return this.volumes.slice(0, 2).map((id) => fields({ cinder_volume: id, size: int(this.#size()), attrs: this.#attributes('volume') }));
  }

  #snapshotObject(name: string): Json {
    this.names.push(name);
    return fields({ name, parent: fields({ cinder_volume: this.pick(this.volumes.slice(0, 2)) }), size: int(this.#size()), attrs: this.#attributes('snapshot') });
  }

  #initialObject(): Json {
    const name = this.#freshName();
    this.#initial.add(name);
    return this.#snapshotObject(name);
  }

  /** What stands behind a snapshot of Cinder's. */
  #managedObject(): Json {
    const [, , id] = SNAPSHOT_IDS;
    const [volume] = VOLUME_IDS;
    return fields({ cinder_snapshot: id, cinder_snapshot_of: volume, label: 'managed', parent: fields({ cinder_volume: volume }), size: int(this.#size()), attrs: this.#attributes('snapshot') });
  }

  #attributes(kind: 'volume' | 'snapshot'): Json | undefined {
    const { attributes } = this.#profile;
    return attributes && this.chance(0.35) ? fields(attributes(kind, this.#draw)) : undefined;
  }

  #freshName(): string {
    const names = this.#profile.names.filter((name) => this.#profile.namesAreUnique !== true || !this.names.includes(name));
    return names.length > 0 ? this.pick(names) : `another-name-of-this-array-${this.names.length}`;
  }

  protected name(): string {
    return this.pick(this.#profile.names);
  }

  protected override snapshot(): Json {
    const volume_id = this.chance(0.1) ? UNKNOWN_VOLUME : this.pick(this.volumes);
    return fields({ id: this.pick(SNAPSHOT_IDS), volume_id, ...this.#snapshotRow() });
  }

  #ofFirstVolume(): Json {
    return fields({ id: this.pick(SNAPSHOT_IDS), volume_id: VOLUME_IDS[0], ...this.#snapshotRow() });
  }

  #snapshotRow(): Fields {
    return this.#profile.snapshotRow?.(this.#draw) ?? {};
  }

  protected override reference(): Json {
    const { keys, asked = [] } = this.#profile;
    const value = (): Json => {
      const known = this.#written(this.chance(0.5) ? this.pick(this.names) : this.name());
      return this.chance(0.6) ? known : this.pick<Json>([...asked, ...asked, ...VALUES]);
    };
    if (this.chance(0.15)) return value();
    const entries: [string, Json][] = [[this.chance(0.85) ? this.pick(keys) : this.pick(KEYS), value()]];
    if (this.chance(0.2)) entries.unshift([this.pick([...keys, ...KEYS]), value()]);
    if (this.chance(0.2)) entries.push([this.pick([...keys, ...KEYS]), value()]);
    return object(entries);
  }

  protected override refTo(name: string): Json {
    return fields({ [this.#profile.keys[0] ?? '']: this.#written(name) });
  }

  #written(name: string): string {
    return this.#initial.has(name) ? (this.#profile.written?.(name) ?? name) : name;
  }

  protected oddSnapshotId(): string {
    return this.pick(SNAPSHOT_IDS);
  }

  #size(): number {
    return this.pick(this.#profile.sizes ?? SIZES);
  }

  /** The array is changed behind Cinder's back. */
  #change(): Json {
    const change = (what: Fields): Json => fields({ op: 'backend', ...what });
    return this.pick<() => Json>([
      () => change({ remove: this.pick(this.names) }),
      () => change({ remove_all_snapshots: true }),
      () => change({ add: this.#snapshotObject(this.#freshName()) }),
      // Added in the same step, so that there is something to rename.
      () => change({ add: this.#snapshotObject('to-be-renamed-by-the-array-itself'), rename: ['to-be-renamed-by-the-array-itself', this.#freshName()] }),
    ])();
  }
}
