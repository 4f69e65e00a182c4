/**
 * Cases for the recorder of the real RBD driver, one JSON object a line, in the form that it reads: odd references,
 * names, sizes, listings, and sequences of calls. Equal seeds give equal cases.
 *
 *   npx tsx tests/upstream/generate-rbd.ts SEED COUNT | recorder > recordings.jsonl
 */
import { int, type Json } from '../../core/value/json.ts';
import { CaseMaker, fields, randomFrom, writeCasesFrom, type Fields, type ObjectsAndSteps } from './case-maker.ts';
import { SNAPSHOT_IDS, UNKNOWN_VOLUME, VOLUME_IDS } from './oddities.ts';
import { ARRAY_SIZES, NAMES, NO_NAMES, ODD_SNAPSHOT_IDS, ODD_VOLUME_IDS, OWN_NAMES, PROTECTED } from './rbd-oddities.ts';

export function* generateCases(seed: number, count: number): Generator<Json> {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n += 1) yield new Case(random).json(`more ${seed}.${n}`);
}

class Case extends CaseMaker {
  /** How many images were cloned so far. */
  #clones = 0;
  /** The volume whose image has another id in its name. */
  readonly #migrated: string | undefined;

  constructor(random: () => number) {
    super(random);
    if (this.chance(0.2)) this.volumes.unshift(this.pick(ODD_VOLUME_IDS));
    this.#migrated = this.chance(0.15) ? this.pick(this.volumes) : undefined;
  }

  json(name: string): Json {
    const kinds = [() => this.#references(), () => this.#sizes(), () => this.#listing(), () => this.#sequence(), () => this.#sequence()];
    const [objects, steps] = this.pick(kinds)();
    return fields({
      name,
      driver: 'rbd',
      backend: fields({ objects }),
      steps,
      cinder: fields({
        volumes: this.volumes.map((id) => fields({ id, size: int(this.below(4)), name_id: id === this.#migrated ? UNKNOWN_VOLUME : undefined })),
        snapshots: this.chance(0.4) ? [fields({ id: SNAPSHOT_IDS[2], volume_id: VOLUME_IDS[0] })] : undefined,
      }),
    });
  }

  /** References of all shapes to snapshots with all names, in both calls. */
  #references(): ObjectsAndSteps {
    const objects = [...this.#images(), ...this.times(3, () => this.#snapshotObject(this.name()))];
    const wanted = this.chance(0.2) ? this.refTo(this.pick(NO_NAMES)) : this.reference();
    return [objects, this.both(wanted, this.snapshot())];
  }

  #sizes(): ObjectsAndSteps {
    const snapshot = this.snapshot();
    const names = this.times(2, (n) => `s${n}`);
    const objects = [...this.#images(), ...names.map((name) => this.#snapshotObject(name))];
    const asked = [...names, null, ''].map((name) => this.call('manage_existing_snapshot_get_size', name, snapshot));
    return [objects, [...asked, this.list({})]];
  }

  /** Listings with all kinds of arguments, of few and of many snapshots, with the names of Cinder's own among them. */
  #listing(): ObjectsAndSteps {
    const many = this.chance(0.02) ? 80 : 6;
    const name = (): string => (this.chance(0.5) ? this.name() : `${this.pick(['a', 'B', '_', 'z'])}${this.below(1000)}`);
    const snapshots = this.times(1 + this.below(many), () => this.#snapshotObject(name()));
    const others = this.chance(0.3) ? [fields({ name: this.pick(NAMES), kind: 'volume', size: int(this.#size()) })] : [];
    return [[...this.#images(), ...snapshots, ...others], this.times(many > 6 ? 1 : 2, () => this.oddList())];
  }

  /** What an operator and the array may do, one after the other. */
  #sequence(): ObjectsAndSteps {
    const objects = [...this.#images(), ...this.times(3, (n) => this.#snapshotObject(this.chance(0.8) ? `s${n}` : this.#managedName()))];
    const ofFirstVolume = (): Json => fields({ id: this.pick(SNAPSHOT_IDS), volume_id: this.volumes[0] });
    const step = (): Json[] => {
      const snapshot = this.chance(0.7) ? ofFirstVolume() : this.snapshot();
      const reference = this.chance(0.4) ? this.#managedName() : this.pick(this.names);
      return this.pick<() => Json[]>([
        () => this.both(this.refTo(reference), snapshot),
        () => [this.call('manage_existing_snapshot', this.refTo(reference), snapshot), this.#unmanage(snapshot)],
        () => [this.#unmanage(snapshot)],
        () => [this.list({})],
        () => [this.#change()],
      ])();
    };
    return [objects, this.times(5, step).flat()];
  }

  #unmanage(snapshot: Json): Json {
    return fields({ op: 'unmanage_snapshot', snapshot });
  }

  /** Images behind the first two of Cinder's volumes. */
  #images(): Json[] {
    return this.volumes.slice(0, 2).map((id) => {
      this.names.push(this.#imageName(id));
      return fields({ cinder_volume: id, size: int(this.#size()) });
    });
  }

  /** @param image id of the volume that it is of */
  #snapshotObject(name: string, image = this.pick(this.volumes.slice(0, 2))): Json {
    this.names.push(name);
    return fields({ name, parent: fields({ cinder_volume: image }), kind: 'snapshot', size: int(this.#size()), attrs: this.chance(0.5) ? this.#attributes() : undefined });
  }

  protected name(): string {
    if (this.chance(0.1)) return `volume-${this.pick(this.volumes)}`;
    if (this.chance(0.1)) return `snapshot-${this.idForm()}`;
    if (this.chance(0.2)) return this.pick(OWN_NAMES);
    return this.chance(0.2) ? this.#managedName() : this.pick(NAMES);
  }

  protected oddSnapshotId(): string {
    return this.pick(ODD_SNAPSHOT_IDS);
  }

  #managedName(): string {
    return `snapshot-${this.pick(SNAPSHOT_IDS)}`;
  }

  /** What is cloned from is protected. */
  #attributes(): Json {
    if (this.chance(0.7)) return fields({ protected: this.chance(0.8) ? this.pick(PROTECTED) : undefined });
    const children = this.times(this.below(3), () => `kid${(this.#clones += 1)}`);
    return fields({ protected: true, children });
  }

  #imageName(id: string): string {
    return `volume-${id === this.#migrated ? UNKNOWN_VOLUME : id}`;
  }

  #size(): number {
    return Math.max(0, this.pick(ARRAY_SIZES) + this.pick([0, 0, 1, -1, this.below(2 ** 30)]));
  }

  /** The array is changed behind Cinder's back. */
  #change(): Json {
    const change = (what: Fields): Json => fields({ op: 'backend', ...what });
    const volume = this.pick(this.volumes.slice(0, 2));
    const image = this.#imageName(volume);
    return this.pick<() => Json>([
      () => change({ remove: this.pick([...this.names, image]) }),
      () => change({ remove_all_snapshots: true }),
      () => change({ add: this.#snapshotObject(`s${this.below(5)}`) }),
      () => change({ add: this.#snapshotObject('cut', volume), remove_snap: [image, 'cut'] }),
      () => change({ add: fields({ name: image, kind: 'volume', size: int(this.#size()) }) }),
      // Named first and by itself, so that there is something to rename.
      () => change({ add: this.#snapshotObject('renamed'), rename: ['renamed', this.pick(this.names)] }),
    ])();
  }
}

writeCasesFrom(import.meta.url, generateCases);
