/**
 * Makes cases for the recorder of a real driver: the parts that are the same for each of them. All is drawn from one
 * row of numbers, so that equal seeds give equal cases.
 */
import { pathToFileURL } from 'node:url';
import { object, type Json } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import {
  DIRECTIONS, ID_FORMS, KEYS, LIMITS, MARKER_TEXTS, ODD_SORTS, SNAPSHOT_IDS, SORT_KEYS, UNKNOWN_VOLUME, VALUES, VOLUME_IDS,
} from './oddities.ts';

/** Fields of a case's objects and steps, before they are JSON. */
export type Fields = Readonly<Record<string, Json | undefined>>;

/** A case's objects and steps. */
export type ObjectsAndSteps = readonly [objects: Json[], steps: Json[]];

/** Numbers that look random, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export abstract class CaseMaker {
  readonly #random: () => number;
  /** Names that the objects of this case have. */
  protected readonly names: string[] = [];
  /** Ids of Cinder's volumes in this case. */
  protected readonly volumes: string[] = [...VOLUME_IDS];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** A name that an object may have, or that a reference asks for. */
  protected abstract name(): string;

  /** An id of a snapshot that is no UUID. */
  protected abstract oddSnapshotId(): string;

  protected idForm(): string {
    return this.pick(ID_FORMS)(this.pick(this.volumes));
  }

  protected snapshot(): Json {
    const id = this.chance(0.1) ? this.oddSnapshotId() : this.pick(SNAPSHOT_IDS);
    return fields({ id, volume_id: this.chance(0.1) ? UNKNOWN_VOLUME : this.pick(this.volumes) });
  }

  protected reference(): Json {
    const value = this.chance(0.5) ? this.pick(this.names) : this.chance(0.5) ? this.name() : this.pick(VALUES);
    if (this.chance(0.15)) return value;
    const entries: [string, Json][] = [[this.chance(0.85) ? 'source-name' : this.pick(KEYS), value]];
    if (this.chance(0.2)) entries.unshift([this.pick(KEYS), this.pick(VALUES)]);
    if (this.chance(0.2)) entries.push([this.pick(KEYS), this.pick(VALUES)]);
    return object(entries);
  }

  protected refTo(name: string): Json {
    return this.chance(0.2) ? name : fields({ 'source-name': name });
  }

  protected both(reference: Json, snapshot: Json): Json[] {
    return [this.call('manage_existing_snapshot_get_size', reference, snapshot), this.call('manage_existing_snapshot', reference, snapshot)];
  }

  protected call(op: string, existing_ref: Json, snapshot: Json): Json {
    return fields({ op, snapshot, existing_ref });
  }

  protected list(query: Fields): Json {
    return fields({ op: 'get_manageable_snapshots', ...query });
  }

  protected oddList(): Json {
    const keys = this.times(1 + this.below(3), () => this.pick(SORT_KEYS));
    const wellFormed = this.chance(0.85);
    return this.list({
      sort_keys: this.chance(0.7) ? (wellFormed ? keys : this.pick(ODD_SORTS)) : undefined,
      sort_dirs: this.chance(0.7) ? (wellFormed ? keys.map(() => this.pick(DIRECTIONS)) : this.pick(ODD_SORTS)) : undefined,
      limit: this.chance(0.3) ? this.pick(LIMITS) : undefined,
      offset: this.chance(0.3) ? this.pick(LIMITS) : undefined,
      marker: this.chance(0.4) ? this.#marker() : undefined,
    });
  }

  #marker(): Json {
    const reference = object([['source-name', this.pick(this.names)]]);
    return this.pick<() => Json>([
      () => reference,
      () => stringifyJson(reference),
      () => ` ${stringifyJson(reference, 2)}\n`,
      () => stringifyJson([reference]),
      () => [reference],
      () => object([...reference.entries, ['x', null]]),
      () => this.pick(MARKER_TEXTS),
      () => this.pick(VALUES),
    ])();
  }

  protected chance(part: number): boolean {
    return this.#random() < part;
  }

  protected below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  protected pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from.');
    return item;
  }

  protected times<Item>(count: number, make: (n: number) => Item): Item[] {
    return Array.from({ length: count }, (_, n) => make(n));
  }
}

/** An object of the fields that are there. */
export function fields(record: Fields): Json {
  return object(Object.entries(record).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** When the module is what Node was started with: `MODULE SEED COUNT` writes so many cases, one a line. */
export function writeCasesFrom(module: string, generate: (seed: number, count: number) => Iterable<Json>): void {
  if (module !== pathToFileURL(process.argv[1] ?? '').href) return;
  const [seed = 1, count = 150] = process.argv.slice(2).map(Number);
  for (const generated of generate(seed, count)) process.stdout.write(`${stringifyJson(generated)}\n`);
}
