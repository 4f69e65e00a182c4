/** What Pure's drivers call a snapshot on the array: the same at ab09bc39 and in 21.3.1. */
import type { SnapshotRow, VolumeRow } from '../../interface.ts';
import { pyStr } from '../../value/python.ts';

const MAX_SNAP_LENGTH = 96;
const UNMANAGED_SUFFIX = '-unmanaged';

/** `volume.snapshot`; the volume's part is its provider_id, which nobody looks at: without one it reads None. */
export function snapName(volume: Pick<VolumeRow, 'provider_id'> | undefined, { name }: Pick<SnapshotRow, 'name'>): string {
  return `${pyStr(volume?.provider_id ?? null)}.${name}`;
}

/** The name with a suffix, for which a long one loses its last ten characters. */
export function unmanagedName(name: string): string {
  const characters = [...name];
  const tooLong = characters.length + UNMANAGED_SUFFIX.length > MAX_SNAP_LENGTH;
  return (tooLong ? characters.slice(0, -UNMANAGED_SUFFIX.length).join('') : name) + UNMANAGED_SUFFIX;
}
