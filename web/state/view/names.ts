/**
 * What the scenario calls the things that have ids. The backend's ids are its own: an object may have the id that a row of
 * Cinder's has, so the two are kept apart.
 */
import type { ScenarioResult } from '../../../core/scenario/result.ts';

export interface Names {
  /** Handles of the backend's objects, by id. */
  readonly objects: ReadonlyMap<string, string>;
  /** Handles of Cinder's volumes and snapshots, by id. */
  readonly rows: ReadonlyMap<string, string>;
}

export const NO_NAMES: Names = { objects: new Map(), rows: new Map() };

/** Of all that was there at the start, and all that came. */
export function namesOf({ handles, start, steps }: Pick<ScenarioResult, 'handles' | 'start' | 'steps'>): Names {
  const added = steps.flatMap(({ observed }) => observed.backend.objects?.added ?? []);
  const objects = new Map<string, string>();
  for (const { id, handle } of [...start.objects, ...added]) if (handle !== null) objects.set(id, handle);

  const ofObjects = new Set(objects.values());
  const rows = new Map<string, string>();
  for (const [handle, id] of Object.entries(handles)) if (!rows.has(id) || !ofObjects.has(handle)) rows.set(id, handle);
  return { objects, rows };
}

/** The handle of an id, or the id where it has none. */
export function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? id;
}

/** The beginning of a digest: enough to tell two apart by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}
