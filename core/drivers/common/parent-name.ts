/** What a snapshot is a snapshot of. */
import type { Backend, BackendObject } from '../../interface.ts';

/** The name of the object that it is of, or what it says of one that is gone; null for what is no snapshot. */
export function parentName(backend: Backend, { parent }: BackendObject): string | null {
  return parent === null ? null : (backend.get(parent)?.name ?? parent);
}
