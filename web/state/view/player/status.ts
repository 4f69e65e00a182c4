/** The status line of a snapshot: what it is, and what it was before, step by step. */
import type { SnapshotRow } from '../../../../core/interface.ts';
import { get } from '../../../../core/value/json.ts';
import type { Names } from '../names.ts';
import { nameOf } from '../names.ts';
import type { Recording } from './states.ts';

export interface StatusPoint {
  /** Cinder's word; null: there is no row any more. */
  readonly status: string | null;
  /** The step that brought it, from 1; 0: it was so at the start. */
  readonly since: number;
}

export interface StatusLine {
  readonly id: string;
  readonly name: string;
  /** Oldest first; the last one is how it stands after the step. */
  readonly points: readonly StatusPoint[];
  /** Whether this step brought the last one. */
  readonly isNew: boolean;
}

/** By id of snapshot. */
export type StatusTrails = ReadonlyMap<string, readonly StatusPoint[]>;

/** The statuses of every snapshot, over all steps. */
export function statusTrails({ start, steps }: Recording): StatusTrails {
  const trails = new Map<string, StatusPoint[]>();
  const note = (id: string, status: string | null, since: number): void => {
    const trail = trails.get(id) ?? [];
    if (trail.at(-1)?.status !== status) trails.set(id, [...trail, { status, since }]);
  };
  for (const { id, status } of start.snapshots) note(id, status, 0);
  for (const [index, { observed }] of steps.entries()) {
    const { removed = [], updated = [], added = [] } = observed.cinder.snapshots ?? {};
    for (const { id } of removed) note(id, null, index + 1);
    const there: readonly SnapshotRow[] = [...updated.map(([, to]) => to), ...added];
    for (const { id, status } of there) note(id, status, index + 1);
  }
  return trails;
}

/** Of the snapshots that a step changed or was about. @param index of the step, from 0 */
export function statusLines({ steps }: Recording, index: number, trails: StatusTrails, names: Names): readonly StatusLine[] {
  const step = steps[index];
  if (!step) return [];
  const { removed = [], updated = [], added = [] } = step.observed.cinder.snapshots ?? {};
  const ids = new Set<string>([...updated.map(([, { id }]) => id), ...added.map(({ id }) => id), ...removed.map(({ id }) => id)]);
  const asked = get(step.request, 'snapshot');
  if (typeof asked === 'string') ids.add(asked);
  const path = get(step.request, 'path');
  const named = typeof path === 'string' ? /\/snapshots\/([0-9a-f-]{36})/.exec(path)?.[1] : undefined;
  if (named !== undefined) ids.add(named);
  return [...ids].flatMap((id) => {
    const points = (trails.get(id) ?? []).filter(({ since }) => since <= index + 1);
    return points.length === 0 ? [] : [{ id, name: nameOf(names.rows, id), points, isNew: points.at(-1)?.since === index + 1 }];
  });
}
