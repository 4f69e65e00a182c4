/**
 * Cases for the recorder of the real LVM driver, one JSON object a line, in the form that it reads: odd references,
 * names, sizes, listings, and sequences of calls. Equal seeds give equal cases.
 *
 *   npx tsx tests/upstream/generate-lvm.ts SEED COUNT | recorder > recordings.jsonl
 */
import { pathToFileURL } from 'node:url';
import { int, object, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import {
  ARRAY_SIZES, DIRECTIONS, ID_FORMS, KEYS, LIMITS, LVS_SIZES, LV_ATTRS, MARKER_TEXTS, NAMES, ODD_SNAPSHOT_IDS, ODD_SORTS, ODD_VOLUME_IDS,
  SNAPSHOT_IDS, SORT_KEYS, UNKNOWN_VOLUME, VALUES, VOLUME_IDS,
} from './lvm-oddities.ts';

/** Fields of a case's objects and steps, before they are JSON. */
type Fields = Readonly<Record<string, Json | undefined>>;

/** Numbers that look random, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function* generateCases(seed: number, count: number): Generator<Json> {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n += 1) yield new Case(random).json(`more ${seed}.${n}`);
}

class Case {
  readonly #random: () => number;
  /** Names that the objects of this case have. */
  readonly #names: string[] = [];
  /** Ids of Cinder's volumes in this case. */
  readonly #volumes: string[];

  constructor(random: () => number) {
    this.#random = random;
    this.#volumes = [...VOLUME_IDS, ...(this.#chance(0.3) ? [this.#pick(ODD_VOLUME_IDS)] : [])];
  }

  json(name: string): Json {
    const kinds = [() => this.#references(), () => this.#sizes(), () => this.#listing(), () => this.#sequence()];
    const [objects, steps] = this.#pick(kinds)();
    return fields({
      name,
      driver: 'lvm',
      backend: fields({ objects }),
      steps,
      cinder: fields({
        volumes: this.#volumes.map((id) => fields({ id, size: int(this.#below(4)), name_id: this.#chance(0.1) ? UNKNOWN_VOLUME : undefined })),
        snapshots: this.#chance(0.4) ? [fields({ id: SNAPSHOT_IDS[2], volume_id: VOLUME_IDS[0] })] : undefined,
      }),
      config: this.#chance(0.1) ? this.#pick([fields({ lvm_type: 'thin' }), fields({ volume_clear: 'none' }), fields({ lvm_type: 'auto' })]) : undefined,
    });
  }

  /** References of all shapes to objects with all names, in both calls. */
  #references(): [Json[], Json[]] {
    const objects = [...this.#volumeObjects(), ...this.#times(2, () => this.#object({}))];
    return [objects, this.#both(this.#reference(), this.#snapshot())];
  }

  /** Sizes of objects, true ones and such as lvs never prints. */
  #sizes(): [Json[], Json[]] {
    const snapshot = this.#snapshot();
    const names = this.#times(2, (n) => `s${n}`);
    const objects = names.map((name) => {
      const printed = this.#chance(0.5) ? fields({ lvs_size: this.#pick(LVS_SIZES) }) : undefined;
      return this.#object({ name, parent: this.#parent(), size: int(this.#size()), attrs: printed });
    });
    return [[...this.#volumeObjects(), ...objects], [...names.map((name) => this.#call('manage_existing_snapshot_get_size', name, snapshot)), this.#list({})]];
  }

  /** Listings with all kinds of arguments, of few and of many objects. */
  #listing(): [Json[], Json[]] {
    const many = this.#chance(0.02) ? 80 : 5;
    const name = (): string => (this.#chance(0.1) ? this.#pick(NAMES) : `${this.#pick(['a', 'B', '_', 'z'])}${this.#below(1000)}`);
    const objects = this.#times(1 + this.#below(many), () =>
      this.#object({
        name: this.#chance(0.2) ? `_snapshot-${this.#pick(SNAPSHOT_IDS)}` : name(),
        parent: this.#chance(0.2) ? undefined : this.#parent(),
        kind: 'snapshot',
        attrs: this.#attributes(),
      }),
    );
    return [[...this.#volumeObjects(), ...objects], this.#times(many > 5 ? 1 : 2, () => this.#oddList())];
  }

  /** What an operator and the array may do, one after the other. */
  #sequence(): [Json[], Json[]] {
    const objects = [...this.#volumeObjects(), ...this.#times(2, (n) => this.#object({ name: `s${n}`, parent: this.#parent() }))];
    const step = (): Json[] => {
      const snapshot = this.#snapshot();
      const managed = `_snapshot-${this.#pick(SNAPSHOT_IDS)}`;
      const reference = this.#chance(0.4) ? managed : this.#pick(this.#names);
      return this.#pick<() => Json[]>([
        () => this.#both(this.#refTo(reference), snapshot),
        () => [this.#call('manage_existing_snapshot', this.#refTo(reference), snapshot)],
        () => [fields({ op: 'unmanage_snapshot', snapshot })],
        () => [this.#list({})],
        () => [this.#change()],
      ])();
    };
    return [objects, this.#times(4, step).flat()];
  }

  #volumeObjects(): Json[] {
    return this.#volumes.slice(0, 2).map((id) => {
      this.#names.push(`volume-${id}`);
      return fields({ cinder_volume: id, size: int(this.#size()) });
    });
  }

  #object(given: Fields & { readonly name?: string }): Json {
    const name = given.name ?? this.#name();
    this.#names.push(name);
    return fields({ name, parent: this.#chance(0.8) ? this.#parent() : undefined, size: int(this.#size()), attrs: this.#chance(0.2) ? this.#attributes() : undefined, ...given });
  }

  #name(): string {
    if (this.#chance(0.3)) return `volume-${this.#idForm()}`;
    if (this.#chance(0.1)) return `_snapshot-${this.#pick(SNAPSHOT_IDS)}`;
    return this.#pick(NAMES);
  }

  #idForm(): string {
    return this.#pick(ID_FORMS)(this.#pick(this.#volumes));
  }

  #attributes(): Json {
    return fields({
      open: this.#chance(0.3) ? this.#pick<Json>([true, false, int(1), 'yes']) : undefined,
      thin: this.#chance(0.2) ? true : undefined,
      attr: this.#chance(0.1) ? this.#pick(LV_ATTRS) : undefined,
      lvs_size: this.#chance(0.05) ? this.#pick(LVS_SIZES) : undefined,
    });
  }

  #parent(): Json {
    return this.#chance(0.9) ? fields({ cinder_volume: this.#pick(this.#volumes) }) : 'a-volume-that-is-not-here';
  }

  #size(): number {
    return Math.max(0, this.#pick(ARRAY_SIZES) + this.#pick([0, 0, 1, -1, this.#below(2 ** 30)]));
  }

  #snapshot(): Json {
    const id = this.#chance(0.1) ? this.#pick(ODD_SNAPSHOT_IDS) : this.#pick(SNAPSHOT_IDS);
    return fields({ id, volume_id: this.#chance(0.1) ? UNKNOWN_VOLUME : this.#pick(this.#volumes) });
  }

  #reference(): Json {
    const value = this.#chance(0.5) ? this.#pick(this.#names) : this.#chance(0.5) ? this.#name() : this.#pick(VALUES);
    if (this.#chance(0.15)) return value;
    const entries: [string, Json][] = [[this.#chance(0.85) ? 'source-name' : this.#pick(KEYS), value]];
    if (this.#chance(0.2)) entries.unshift([this.#pick(KEYS), this.#pick(VALUES)]);
    if (this.#chance(0.2)) entries.push([this.#pick(KEYS), this.#pick(VALUES)]);
    return object(entries);
  }

  #refTo(name: string): Json {
    return this.#chance(0.2) ? name : fields({ 'source-name': name });
  }

  #both(reference: Json, snapshot: Json): Json[] {
    return [this.#call('manage_existing_snapshot_get_size', reference, snapshot), this.#call('manage_existing_snapshot', reference, snapshot)];
  }

  #call(op: string, existing_ref: Json, snapshot: Json): Json {
    return fields({ op, snapshot, existing_ref });
  }

  #list(query: Fields): Json {
    return fields({ op: 'get_manageable_snapshots', ...query });
  }

  #oddList(): Json {
    const keys = this.#times(1 + this.#below(3), () => this.#pick(SORT_KEYS));
    const wellFormed = this.#chance(0.85);
    return this.#list({
      sort_keys: this.#chance(0.7) ? (wellFormed ? keys : this.#pick(ODD_SORTS)) : undefined,
      sort_dirs: this.#chance(0.7) ? (wellFormed ? keys.map(() => this.#pick(DIRECTIONS)) : this.#pick(ODD_SORTS)) : undefined,
      limit: this.#chance(0.3) ? this.#pick(LIMITS) : undefined,
      offset: this.#chance(0.3) ? this.#pick(LIMITS) : undefined,
      marker: this.#chance(0.4) ? this.#marker() : undefined,
    });
  }

  #marker(): Json {
    const reference = object([['source-name', this.#pick(this.#names)]]);
    return this.#pick<() => Json>([
      () => reference,
      () => stringifyJson(reference),
      () => ` ${stringifyJson(reference, 2)}\n`,
      () => stringifyJson([reference]),
      () => [reference],
      () => object([...reference.entries, ['x', null]]),
      () => this.#pick(MARKER_TEXTS),
      () => this.#pick(VALUES),
    ])();
  }

  /** The array is changed behind Cinder's back. */
  #change(): Json {
    const change = (what: Fields): Json => fields({ op: 'backend', ...what });
    return this.#pick<() => Json>([
      () => change({ remove: this.#pick([...this.#names, `volume-${VOLUME_IDS[0]}`]) }),
      () => change({ remove_all_snapshots: true }),
      () => change({ add: this.#object({ name: this.#pick([`s${this.#below(5)}`, `volume-${VOLUME_IDS[0]}`]), parent: this.#parent() }) }),
      // Named first and by itself, so that there is something to rename.
      () => change({ add: this.#object({ name: 'renamed' }), rename: ['renamed', this.#pick(this.#names)] }),
      () => change({ add: this.#object({ name: 'child', parent: 'renamed', kind: 'snapshot' }) }),
    ])();
  }

  #chance(part: number): boolean {
    return this.#random() < part;
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  #times<Item>(count: number, make: (n: number) => Item): Item[] {
    return Array.from({ length: count }, (_, n) => make(n));
  }
}

/** An object of the fields that are there. */
function fields(record: Fields): Json {
  return object(Object.entries(record).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seed = 1, count = 150] = process.argv.slice(2).map(Number);
  for (const generated of generateCases(seed, count)) process.stdout.write(`${stringifyJson(generated)}\n`);
}
