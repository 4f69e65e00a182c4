/**
 * Cases for the recorder of the real LVM driver, one JSON object a line, in the form that it reads: odd references,
 * names, sizes, listings, and sequences of calls. Equal seeds give equal cases.
 *
 *   npx tsx tests/upstream/generate-lvm.ts SEED COUNT | recorder > recordings.jsonl
 */
import { int, type Json } from '../../core/value/json.ts';
import { CaseMaker, fields, randomFrom, writeCasesFrom, type Fields, type ObjectsAndSteps } from './case-maker.ts';
import { ARRAY_SIZES, LVS_SIZES, LV_ATTRS, NAMES, ODD_SNAPSHOT_IDS, ODD_VOLUME_IDS } from './lvm-oddities.ts';
import { SNAPSHOT_IDS, UNKNOWN_VOLUME, VOLUME_IDS } from './oddities.ts';

export function* generateCases(seed: number, count: number): Generator<Json> {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n += 1) yield new Case(random).json(`more ${seed}.${n}`);
}

class Case extends CaseMaker {
  constructor(random: () => number) {
    super(random);
    if (this.chance(0.3)) this.volumes.push(this.pick(ODD_VOLUME_IDS));
  }

  json(name: string): Json {
    const kinds = [() => this.#references(), () => this.#sizes(), () => this.#listing(), () => this.#sequence()];
    const [objects, steps] = this.pick(kinds)();
    return fields({
      name,
      driver: 'lvm',
      backend: fields({ objects }),
      steps,
      cinder: fields({
        volumes: this.volumes.map((id) => fields({ id, size: int(this.below(4)), name_id: this.chance(0.1) ? UNKNOWN_VOLUME : undefined })),
        snapshots: this.chance(0.4) ? [fields({ id: SNAPSHOT_IDS[2], volume_id: VOLUME_IDS[0] })] : undefined,
      }),
      config: this.chance(0.1) ? this.pick([fields({ lvm_type: 'thin' }), fields({ volume_clear: 'none' }), fields({ lvm_type: 'auto' })]) : undefined,
    });
  }

  /** References of all shapes to objects with all names, in both calls. */
  #references(): ObjectsAndSteps {
    const objects = [...this.#volumeObjects(), ...this.times(2, () => this.#object({}))];
    return [objects, this.both(this.reference(), this.snapshot())];
  }

  /** Sizes of objects, true ones and such as lvs never prints. */
  #sizes(): ObjectsAndSteps {
    const snapshot = this.snapshot();
    const names = this.times(2, (n) => `s${n}`);
    const objects = names.map((name) => {
      const printed = this.chance(0.5) ? fields({ lvs_size: this.pick(LVS_SIZES) }) : undefined;
      return this.#object({ name, parent: this.#parent(), size: int(this.#size()), attrs: printed });
    });
    return [[...this.#volumeObjects(), ...objects], [...names.map((name) => this.call('manage_existing_snapshot_get_size', name, snapshot)), this.list({})]];
  }

  /** Listings with all kinds of arguments, of few and of many objects. */
  #listing(): ObjectsAndSteps {
    const many = this.chance(0.02) ? 80 : 5;
    const name = (): string => (this.chance(0.1) ? this.pick(NAMES) : `${this.pick(['a', 'B', '_', 'z'])}${this.below(1000)}`);
    const objects = this.times(1 + this.below(many), () =>
      this.#object({
        name: this.chance(0.2) ? `_snapshot-${this.pick(SNAPSHOT_IDS)}` : name(),
        parent: this.chance(0.2) ? undefined : this.#parent(),
        kind: 'snapshot',
        attrs: this.#attributes(),
      }),
    );
    return [[...this.#volumeObjects(), ...objects], this.times(many > 5 ? 1 : 2, () => this.oddList())];
  }

  /** What an operator and the array may do, one after the other. */
  #sequence(): ObjectsAndSteps {
    const objects = [...this.#volumeObjects(), ...this.times(2, (n) => this.#object({ name: `s${n}`, parent: this.#parent() }))];
    const step = (): Json[] => {
      const snapshot = this.snapshot();
      const managed = `_snapshot-${this.pick(SNAPSHOT_IDS)}`;
      const reference = this.chance(0.4) ? managed : this.pick(this.names);
      return this.pick<() => Json[]>([
        () => this.both(this.refTo(reference), snapshot),
        () => [this.call('manage_existing_snapshot', this.refTo(reference), snapshot)],
        () => [fields({ op: 'unmanage_snapshot', snapshot })],
        () => [this.list({})],
        () => [this.#change()],
      ])();
    };
    return [objects, this.times(4, step).flat()];
  }

  #volumeObjects(): Json[] {
    return this.volumes.slice(0, 2).map((id) => {
      this.names.push(`volume-${id}`);
      return fields({ cinder_volume: id, size: int(this.#size()) });
    });
  }

  #object(given: Fields & { readonly name?: string }): Json {
    const name = given.name ?? this.name();
    this.names.push(name);
    return fields({ name, parent: this.chance(0.8) ? this.#parent() : undefined, size: int(this.#size()), attrs: this.chance(0.2) ? this.#attributes() : undefined, ...given });
  }

  protected name(): string {
    if (this.chance(0.3)) return `volume-${this.idForm()}`;
    if (this.chance(0.1)) return `_snapshot-${this.pick(SNAPSHOT_IDS)}`;
    return this.pick(NAMES);
  }

  protected oddSnapshotId(): string {
    return this.pick(ODD_SNAPSHOT_IDS);
  }

  #attributes(): Json {
    return fields({
      open: this.chance(0.3) ? this.pick<Json>([true, false, int(1), 'yes']) : undefined,
      thin: this.chance(0.2) ? true : undefined,
      attr: this.chance(0.1) ? this.pick(LV_ATTRS) : undefined,
      lvs_size: this.chance(0.05) ? this.pick(LVS_SIZES) : undefined,
    });
  }

  #parent(): Json {
    return this.chance(0.9) ? fields({ cinder_volume: this.pick(this.volumes) }) : 'a-volume-that-is-not-here';
  }

  #size(): number {
    return Math.max(0, this.pick(ARRAY_SIZES) + this.pick([0, 0, 1, -1, this.below(2 ** 30)]));
  }

  /** The array is changed behind Cinder's back. */
  #change(): Json {
    const change = (what: Fields): Json => fields({ op: 'backend', ...what });
    return this.pick<() => Json>([
      () => change({ remove: this.pick([...this.names, `volume-${VOLUME_IDS[0]}`]) }),
      () => change({ remove_all_snapshots: true }),
      () => change({ add: this.#object({ name: this.pick([`s${this.below(5)}`, `volume-${VOLUME_IDS[0]}`]), parent: this.#parent() }) }),
      // Named first and by itself, so that there is something to rename.
      () => change({ add: this.#object({ name: 'renamed' }), rename: ['renamed', this.pick(this.names)] }),
      () => change({ add: this.#object({ name: 'child', parent: 'renamed', kind: 'snapshot' }) }),
    ])();
  }
}

writeCasesFrom(import.meta.url, generateCases);
