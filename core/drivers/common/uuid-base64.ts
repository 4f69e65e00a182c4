/** UUIDs in the short form that fits into the names of some arrays. */
import { base64 } from './base64.ts';
import { uuidInteger } from './python-uuid.ts';

const BYTES = 16;

/** `base64.b64encode(uuid.UUID(text).bytes)`: 22 digits and `==`. Raises ValueError for what is no UUID. */
export function uuidBase64(text: string): string {
  const hex = uuidInteger(text).toString(16).padStart(2 * BYTES, '0');
  return base64(Uint8Array.from({ length: BYTES }, (_, n) => parseInt(hex.slice(2 * n, 2 * n + 2), 16)));
}
