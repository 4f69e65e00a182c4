/** What drivers answer to a reference, as it is listed: row by row, equal answers together. */
import type { Outcome } from '../../../core/interface.ts';
import { pyStr } from '../../../core/value/python.ts';
import type { TriedAnswer, TryInventory } from '../../worker/facade.ts';
import { plainJson } from './json-text.ts';

/** Accepted: both calls returned. No size: get_size returned what Cinder can't go on with, so that it asks no more. */
export type TryVerdict = 'accepted' | 'no_size' | 'refused' | 'crashed';

export interface TryRow {
  readonly driver: string;
  readonly verdict: TryVerdict;
  /** The call that refused or crashed; null where none did. */
  readonly call: string | null;
  /** What was raised; null where nothing was. */
  readonly className: string | null;
  readonly message: string | null;
  /** What get_size returned, as Python prints it; null where it didn't. */
  readonly size: string | null;
  readonly tied: string | null;
}

/** Drivers that give the same answer, to the letter. */
export interface TryGroup extends Pick<TryRow, 'verdict' | 'call' | 'className' | 'message' | 'size'> {
  readonly key: string;
  readonly rows: readonly [TryRow, ...TryRow[]];
}

/** Columns that the answers can be sorted by. */
export const TRY_COLUMNS = ['driver', 'verdict', 'class', 'size', 'object'] as const;
export type TryColumn = (typeof TRY_COLUMNS)[number];

/** A column, with a hyphen in front where it goes down. */
export type TrySort = TryColumn | `-${TryColumn}`;

export function isTrySort(text: string | null): text is TrySort {
  return TRY_COLUMNS.some((column) => column === text?.replace(/^-/, ''));
}

/** The column, and whether it goes down. */
export function partsOf(sort: TrySort): { readonly column: TryColumn; readonly isDown: boolean } {
  const column = TRY_COLUMNS.find((one) => one === sort || `-${one}` === sort) ?? 'verdict';
  return { column, isDown: sort !== column };
}

/** What the button of a column leads to: its order, or that turned round. */
export function sortAfter(sort: TrySort, column: TryColumn): TrySort {
  return sort === column ? `-${column}` : column;
}

const GET_SIZE = 'manage_existing_snapshot_get_size';
const MANAGE = 'manage_existing_snapshot';

export function rowOf({ driver, size, manage, tied }: TriedAnswer): TryRow {
  const last = manage ?? size;
  const verdict = verdictOf(last);
  const error = errorIn(last);
  return {
    driver,
    verdict: manage === null && verdict === 'accepted' ? 'no_size' : verdict,
    call: error === null ? null : manage ? MANAGE : GET_SIZE,
    className: error?.class ?? null,
    message: error?.message ?? null,
    size: size.kind === 'returned' ? pyStr(size.value) : null,
    tied,
  };
}

/**
 * Each answer with the drivers that give it, in the order of a column: by verdict what most drivers say stands first. By driver, each
 * stands alone; by object, those stand together that tie the same. What a column says nothing of stands last, whichever way it goes.
 */
export function groupsOf(rows: readonly TryRow[], sort: TrySort = 'verdict'): readonly TryGroup[] {
  const { column, isDown } = partsOf(sort);
  const groups = new Map<string, [TryRow, ...TryRow[]]>();
  for (const row of rows) {
    const apart = { driver: row.driver, object: row.tied, verdict: null, class: null, size: null }[column];
    const key = JSON.stringify([row.verdict, row.call, row.className, row.message, row.size, apart]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const sorted = [...groups]
    .map(([key, [first, ...others]]): TryGroup => ({ ...first, key, rows: [first, ...others] }))
    .toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict] || b.rows.length - a.rows.length)
    .toSorted(({ rows: [a] }, { rows: [b] }) => compare(sortedBy(a, column), sortedBy(b, column)) * (isDown ? -1 : 1));
  const isSaid = ({ rows: [first] }: TryGroup): boolean => sortedBy(first, column) !== null;
  return [...sorted.filter(isSaid), ...sorted.filter((group) => !isSaid(group))];
}

/** What a row is sorted by; null: the column says nothing of it. */
function sortedBy({ driver, verdict, className, size, tied }: TryRow, column: TryColumn): string | number | null {
  if (column === 'size') return size === null || Number.isNaN(Number(size)) ? null : Number(size);
  return { driver, verdict: RANK[verdict], class: className, object: tied }[column];
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}

/** Whether a group is unfolded. @param open drivers whose groups are */
export function isUnfolded({ rows }: TryGroup, open: readonly string[]): boolean {
  return rows.some(({ driver }) => open.includes(driver));
}

/** The drivers whose groups are unfolded, once this group was folded or unfolded. */
export function toggled({ rows }: TryGroup, open: readonly string[]): readonly string[] {
  const others = open.filter((id) => rows.every(({ driver }) => driver !== id));
  return others.length < open.length ? others : [...open, rows[0].driver];
}

const RANK: Readonly<Record<TryVerdict, number>> = { accepted: 0, no_size: 1, refused: 2, crashed: 3 };

export const VERDICT_WORDS = { accepted: 'accepted', no_size: 'no size', refused: 'refused', crashed: 'crashed' } as const satisfies Record<TryVerdict, string>;

/** `8 accepted, 1 no size, 12 refused, 7 crashed` */
export function sumsText(rows: readonly TryRow[]): string {
  const verdicts = Object.keys(RANK) as readonly TryVerdict[];
  return verdicts
    .map((verdict) => [rows.filter((row) => row.verdict === verdict).length, VERDICT_WORDS[verdict]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** `lvm takes it: 2 GiB, and ties tuesday to the snapshot.` */
export function headline({ driver, verdict, call, className, size, tied }: TryRow): string {
  if (verdict === 'accepted') {
    const sized = `${driver} takes it, as ${size} GiB`;
    return tied === null ? `${sized}, and ties nothing to the snapshot that a deletion would find.` : `${sized}, and ties ${tied} to the snapshot.`;
  }
  if (verdict === 'no_size') return `${driver} gives ${size} for a size, and Cinder can’t go on with that.`;
  const does = verdict === 'refused' ? 'refuses it' : 'crashes';
  return `${driver} ${does}${call === MANAGE ? ` in manage, after get_size gave ${size}` : ' in get_size'}: ${className}.`;
}

/**
 * What to write for the object that a reference names, in another form; null where the text names none of them, as
 * this driver's users would write it.
 */
export function inForm({ objects }: TryInventory, text: string, form: string): string | null {
  const plain = plainJson(text);
  const named = objects.find(({ references }) => references.some((one) => one.text === plain));
  return named?.references.find((one) => one.form === form)?.text ?? null;
}

/** The form in which a text is written; null where it is in none. */
export function formOf({ objects }: TryInventory, text: string): string | null {
  const plain = plainJson(text);
  return objects.flatMap(({ references }) => references).find((one) => one.text === plain)?.form ?? null;
}

function verdictOf({ kind }: Outcome): TryVerdict {
  if (kind === 'returned') return 'accepted';
  return kind === 'refused' ? 'refused' : 'crashed';
}

function errorIn(outcome: Outcome): { readonly class: string; readonly message: string } | null {
  return outcome.kind === 'refused' || outcome.kind === 'crashed' ? outcome.error : null;
}
