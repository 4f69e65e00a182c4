/** The backend as a picture: what is drawn of it for one step, and what is only counted. */
import type { BackendObject, SnapshotRow } from '../../../../core/interface.ts';
import { isList, isObject, type Json } from '../../../../core/value/json.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';
import type { Names } from '../names.ts';
import { isEmptyContent } from '../rows.ts';
import { familiesOf, hasChanged, selectOf } from './families.ts';
import { nativeIdOf } from './native-id.ts';
import type { Moment } from './states.ts';
import { tileOf, type Around, type Tile } from './tile.ts';
import type { Ties } from './ties.ts';

export interface FamilyShown {
  readonly key: string;
  /** Null: the snapshots are of no volume that is here. */
  readonly volume: Tile | null;
  readonly snapshots: readonly Tile[];
  /** How many more snapshots there are. */
  readonly folded: number;
}

export interface Picture {
  readonly families: readonly FamilyShown[];
  readonly folded: { readonly volumes: number; readonly snapshots: number };
  /** Objects that are there after the step. */
  readonly total: number;
  /** Objects that came, changed or went. */
  readonly changed: number;
}

/** One moment with who is managed then. */
export interface Seen extends Moment {
  readonly ties: Ties;
}

/**
 * @param wanted   what the step is about, though it may not change: see `wantedBy`
 * @param unfolded how many more objects are wanted, by key of the fold
 */
export function pictureOf(before: Seen, after: Seen, names: Names, wanted: ReadonlySet<string>, unfolded: ReadonlyMap<string, number>): Picture {
  const families = familiesOf(before.state.objects, after.state.objects);
  const selection = selectOf(families, (id) => wanted.has(id), unfolded);
  const around: Around = {
    names,
    ties: { before: before.ties, after: after.ties },
    rows: new Map<string, SnapshotRow>(after.state.snapshots.map((row) => [row.id, row])),
    holders: holdersOf(after.state.objects),
  };
  return {
    families: selection.families.map(({ key, volume, snapshots, folded }) => ({
      key,
      volume: volume && tileOf(volume, around),
      snapshots: snapshots.flatMap((member) => tileOf(member, around) ?? []),
      folded,
    })),
    folded: selection.folded,
    total: after.state.objects.length,
    changed: families.reduce((sum, { volume, snapshots }) => sum + (volume && hasChanged(volume) ? 1 : 0) + snapshots.filter(hasChanged).length, 0),
  };
}

/** Ids of the objects that a step is about: those that its reference names, and those of the snapshots that it touches. */
export function wantedBy(objects: readonly BackendObject[], reference: Json | null, ties: readonly Ties[], snapshots: readonly string[]): ReadonlySet<string> {
  const texts = new Set(textsIn(reference));
  const named = texts.size === 0 ? [] : objects.filter((object) => texts.has(object.name) || texts.has(nativeIdOf(object) ?? object.id));
  const tied = ties.flatMap((all) => [...all].filter(([, tie]) => snapshots.includes(tie.snapshot)).map(([id]) => id));
  return new Set<string>([...named.map(({ id }) => id), ...tied]);
}

/** All texts in a value, numbers as text too: arrays know their objects by either. */
function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value === 'boolean') return [];
  if (isList(value)) return value.flatMap(textsIn);
  return isObject(value) ? value.entries.flatMap(([, item]) => textsIn(item)) : [stringifyJson(value)];
}

/** Lists are never changed, only replaced, and many steps leave the objects as they are. */
const HOLDERS = new WeakMap<readonly BackendObject[], ReadonlyMap<string, readonly BackendObject[]>>();

/** Objects by the digest of what was written to them. */
function holdersOf(objects: readonly BackendObject[]): ReadonlyMap<string, readonly BackendObject[]> {
  const known = HOLDERS.get(objects);
  if (known) return known;
  const holders = new Map<string, BackendObject[]>();
  HOLDERS.set(objects, holders);
  for (const object of objects) {
    const digest = object.content?.digest;
    if (digest === undefined || isEmptyContent(digest)) continue;
    const others = holders.get(digest);
    if (others) others.push(object);
    else holders.set(digest, [object]);
  }
  return holders;
}
