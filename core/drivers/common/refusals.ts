/** The refusals that most drivers raise. */
import { CinderException } from '../../errors.ts';
import type { Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';

/** ManageExistingInvalidReference. @param existingRef what upstream puts there: the whole reference, or a part of it */
export function invalidReference(existingRef: Json, reason: string): CinderException {
  return new CinderException('ManageExistingInvalidReference', { existing_ref: pyStr(existingRef), reason });
}

/** VolumeBackendAPIException, its template filled in. */
export function backendException(data: string): CinderException {
  return new CinderException('VolumeBackendAPIException', { data });
}
