/**
 * Whether a name stands for a volume that Cinder has.
 *
 * Source: check_already_managed_volume, cinder/volume/volume_utils.py:842-855 at ab09bc39.
 */
import type { Rows } from '../../interface.ts';
import { isPyUuid } from './python-uuid.ts';

/**
 * @param id the id that the name yields (see `extractIdFromVolumeName`)
 * @returns whether it is a UUID and the very id of a volume's row: case, hyphens and braces count
 */
export function checkAlreadyManagedVolume(cinder: Rows, id: string | null): boolean {
  return id !== null && id !== '' && isPyUuid(id) && cinder.volumes.some((volume) => volume.id === id);
}
