/** Names on the array: the longest that all models take has 20 characters (stx/common.py:133-148). */
import { uuidBase64 } from '../common/uuid-base64.ts';

const ENCODED_LENGTH = 19;

/** What stands behind the letter of the kind in the name of a volume or snapshot. Raises ValueError for what is no UUID. */
export function encodeName(id: string): string {
  const base64 = uuidBase64(id).replaceAll('+', '-').replaceAll('/', '_');
  return base64.slice(0, ENCODED_LENGTH);
}
