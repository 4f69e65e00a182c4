/** One object of the backend as it is drawn, before a step and after it. */
import type { BackendObject, SnapshotRow } from '../../../../core/interface.ts';
import { ceilGib, GIB } from '../../../../core/value/size.ts';
import { differences, type FieldChange } from '../changes.ts';
import { nameOf, type Names } from '../names.ts';
import { TABLES, type Shown } from '../rows.ts';
import { bytesText, gibText, sizeText } from '../sizes.ts';
import { barOf, type Bar } from './bar.ts';
import { hasChanged, type Member } from './families.ts';
import { nativeIdOf } from './native-id.ts';
import type { Tie } from './ties.ts';

export interface SizeShown {
  /** `1 GiB + 1 B` */
  readonly text: string;
  /** In bytes. */
  readonly exact: string;
  /** `rounds up to 2 GiB`; null where nothing is rounded. */
  readonly rounded: string | null;
  readonly bar: Bar;
}

export interface TieShown {
  readonly hold: Tie['hold'];
  /** `tied to s1` */
  readonly text: string;
  /** How that is known. */
  readonly how: string;
}

/** What it was, and what it is: null where it was not there yet, or is not any more. */
export interface Pair<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
  readonly isSame: boolean;
}

export interface Tile {
  readonly id: string;
  readonly how: 'added' | 'changed' | 'removed' | 'same';
  readonly kind: BackendObject['kind'];
  /** What the scenario calls it, or its name where it calls it nothing. */
  readonly title: string;
  readonly name: Pair<string>;
  readonly size: Pair<SizeShown>;
  readonly tie: Pair<TieShown>;
  /** Attributes, content, … that are not what they were. */
  readonly changes: readonly FieldChange[];
  /** What stays: attributes, backend, content. */
  readonly stays: readonly (readonly [field: string, shown: Shown])[];
  /** Who else holds the same bytes: `the same as vol-a and 2 more`; null: nobody, or nothing was written to it. */
  readonly twins: string | null;
  /** What the array knows it by, where that is not its name. */
  readonly nativeId: string | null;
}

/** What a tile takes besides its object. */
export interface Around {
  readonly names: Names;
  readonly ties: { readonly before: ReadonlyMap<string, Tie>; readonly after: ReadonlyMap<string, Tie> };
  /** Cinder's snapshots after the step, by id. */
  readonly rows: ReadonlyMap<string, SnapshotRow>;
  /** Who holds which bytes after the step. */
  readonly holders: ReadonlyMap<string, readonly BackendObject[]>;
}

/** Shown in places of their own. */
const APART = ['name', 'size', 'snapshot of'];

export function tileOf(member: Member, around: Around): Tile | null {
  const { before, after } = member;
  const object = after ?? before;
  if (!object) return null;
  const { fields } = TABLES.objects;
  const [was, is] = [before && fields(before, around.names), after && fields(after, around.names)];
  const isKept = before !== null && after !== null;
  const changes = isKept && was !== is ? differences(was, is).filter(({ field }) => field !== 'name' && field !== 'size') : [];
  const changed = changes.map(({ field }) => field);
  return {
    id: object.id,
    how: !hasChanged(member) ? 'same' : !before ? 'added' : !after ? 'removed' : 'changed',
    kind: object.kind,
    title: object.handle ?? object.name,
    name: pair(before?.name ?? null, after?.name ?? null, (name) => name),
    size: pair(before && sizeShown(before.size_bytes), after && sizeShown(after.size_bytes), ({ exact }) => exact),
    tie: pair(tieShown(before && around.ties.before.get(before.id), around), tieShown(after && around.ties.after.get(after.id), around), ({ text }) => text),
    changes,
    stays: [...(is ?? was ?? [])].filter(([field]) => !APART.includes(field) && !changed.includes(field)),
    twins: after && twinsText(after, around.holders),
    nativeId: nativeIdOf(object),
  };
}

/** What did not change is made once, and is the same text on both sides. */
function pair<Value>(before: Value | null, after: Value | null, textOf: (value: Value) => string): Pair<Value> {
  const texts = [before, after].map((value) => (value === null ? null : textOf(value)));
  return { before, after, isSame: texts[0] === texts[1] };
}

function sizeShown(bytes: number): SizeShown {
  const rounds = bytes % GIB !== 0;
  return { text: sizeText(bytes), exact: bytesText(bytes), rounded: rounds ? `rounds up to ${gibText(ceilGib(bytes))}` : null, bar: barOf(bytes) };
}

function tieShown(tie: Tie | null | undefined, { names, rows }: Around): TieShown | null {
  if (!tie) return null;
  const name = nameOf(names.rows, tie.snapshot);
  const text = tie.hold === 'tied' ? `tied to ${name}` : tie.hold === 'let_go' ? `let go by ${name}` : `carries the id of ${name}`;
  return { hold: tie.hold, text, how: howText(tie, rows.get(tie.snapshot)) };
}

function howText({ hold, by }: Tie, row: SnapshotRow | undefined): string {
  if (hold === 'marked') return `which is in ${row?.status ?? 'no row'}`;
  if (by === 'row') return 'Cinder’s row has its id';
  if (typeof by !== 'string') return hold === 'tied' ? `since step ${by.step}` : `was tied in step ${by.step}`;
  return hold === 'tied' ? `its id is in the ${by}` : `its id is still in the ${by}`;
}

function twinsText(object: BackendObject, holders: Around['holders']): string | null {
  const digest = object.content?.digest;
  const others = digest === undefined ? [] : (holders.get(digest) ?? []).filter(({ id }) => id !== object.id);
  const [first, ...more] = others;
  if (!first) return null;
  return `the same as ${first.handle ?? first.name}${more.length > 0 ? ` and ${more.length} more` : ''}`;
}
