/**
 * The backend's objects in families, a volume and its snapshots, as they were before a step and are after it; and which of
 * them are drawn. Of a thousand objects only those that changed are, with what stands around them: the rest is counted.
 */
import type { BackendObject } from '../../../../core/interface.ts';

/** One object at two moments. */
export interface Member {
  readonly id: string;
  /** Null: it was not there. */
  readonly before: BackendObject | null;
  /** Null: it is gone. */
  readonly after: BackendObject | null;
}

export interface Family {
  /** Id of the volume; empty for the snapshots of none that is here. */
  readonly key: string;
  readonly volume: Member | null;
  readonly snapshots: readonly Member[];
}

/** A family as far as it is drawn. */
export interface Drawn extends Family {
  /** How many of its snapshots are not. */
  readonly folded: number;
}

export interface Selection {
  readonly families: readonly Drawn[];
  /** What is not drawn at all. */
  readonly folded: { readonly volumes: number; readonly snapshots: number };
}

/** So many objects are all drawn. */
const FEW = 24;
/** Of a volume nothing of whose family changed, so many snapshots are drawn; and so many more each time that is asked. */
const BEGINNING = 3;
export const MORE = 25;

/** In the order in which the objects came. One that went keeps its place. */
export function familiesOf(before: readonly BackendObject[], after: readonly BackendObject[]): readonly Family[] {
  const families = new Map<string, { volume: Member | null; snapshots: Member[] }>();
  const below: Member[] = [];
  const familyOf = (key: string): { volume: Member | null; snapshots: Member[] } => {
    const known = families.get(key);
    if (known) return known;
    const made = { volume: null, snapshots: [] };
    families.set(key, made);
    return made;
  };
  for (const member of membersOf(before, after)) {
    if (isBelow(member)) below.push(member);
    else familyOf(member.id).volume = member;
  }
  for (const member of below) {
    const parent = (member.after ?? member.before)?.parent ?? '';
    familyOf(families.has(parent) ? parent : '').snapshots.push(member);
  }
  return [...families].map(([key, { volume, snapshots }]) => ({ key, volume, snapshots }));
}

/** Whether its place is below another object: a snapshot's is. */
function isBelow({ before, after }: Member): boolean {
  const object = after ?? before;
  return object !== null && (object.kind === 'snapshot' || object.parent !== null);
}

/** A list of rows keeps its order: rows go, are replaced in their places, and come at the end. */
function membersOf(before: readonly BackendObject[], after: readonly BackendObject[]): readonly Member[] {
  const members: Member[] = [];
  let at = 0;
  for (const was of before) {
    const is = after[at];
    const isThere = is?.id === was.id;
    members.push({ id: was.id, before: was, after: isThere ? is : null });
    if (isThere) at += 1;
  }
  for (const is of after.slice(at)) members.push({ id: is.id, before: null, after: is });
  return members;
}

/** Objects are never changed, only replaced. */
export function hasChanged({ before, after }: Member): boolean {
  return before !== after;
}

/**
 * What is drawn of the families.
 *
 * @param isWanted whether an object is of interest though it did not change
 * @param unfolded how many more are wanted of the volume of a key, and of all volumes under the key `volumes`
 */
export function selectOf(families: readonly Family[], isWanted: (id: string) => boolean, unfolded: ReadonlyMap<string, number>): Selection {
  const total = families.reduce((sum, { volume, snapshots }) => sum + snapshots.length + (volume ? 1 : 0), 0);
  if (total <= FEW) return { families: families.map((family) => ({ ...family, folded: 0 })), folded: { volumes: 0, snapshots: 0 } };

  const isOfInterest = (member: Member): boolean => hasChanged(member) || isWanted(member.id);
  const interesting = families.filter(({ volume, snapshots }) => (volume !== null && isOfInterest(volume)) || snapshots.some(isOfInterest));
  const chosen = new Set(interesting.length > 0 ? interesting : families.slice(0, 1));
  const others = families.filter((family) => !chosen.has(family));
  for (const family of others.slice(0, unfolded.get(VOLUMES) ?? 0)) chosen.add(family);
  const left = families.filter((family) => !chosen.has(family));
  return {
    families: families.filter((family) => chosen.has(family)).map((family) => drawn(family, isOfInterest, unfolded.get(family.key) ?? 0)),
    folded: {
      volumes: left.filter(({ volume }) => volume !== null).length,
      snapshots: left.reduce((sum, { snapshots }) => sum + snapshots.length, 0),
    },
  };
}

/** The key under which volumes are unfolded. */
export const VOLUMES = 'volumes';

/** The snapshots of interest, the neighbours of each, and as many more from the beginning on. */
function drawn(family: Family, isOfInterest: (member: Member) => boolean, more: number): Drawn {
  const { snapshots } = family;
  const places = snapshots.flatMap((member, place) => (isOfInterest(member) ? [place - 1, place, place + 1] : [])).slice(0, 3 * MORE);
  const near = new Set(places);
  let room = (places.length > 0 ? 0 : BEGINNING) + more;
  const shown = snapshots.filter((_, place) => near.has(place) || room-- > 0);
  return { ...family, snapshots: shown, folded: snapshots.length - shown.length };
}
