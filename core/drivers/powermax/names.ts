/**
 * Names of Cinder's objects on the array.
 *
 * Source: cinder/volume/drivers/dell_emc/powermax/utils.py at ab09bc39.
 */
import { indexError } from '../common/python-errors.ts';

const UUID = /[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}/i;
export const PREFIX = 'OS-';
/** What create_snapshot cuts names to. */
export const LONGEST = 19;

/** `OS-` and the first UUID in the text; the text itself when there is none (utils.py:369). */
export function volumeElementName(id: string): string {
  const [uuid] = UUID.exec(id) ?? [];
  return uuid === undefined ? id : PREFIX + uuid;
}

/** A longer text loses its middle: half of the length stays at either end (utils.py:314). */
export function truncated(text: string, length: number): string {
  const characters = [...text];
  const half = Math.floor(length / 2);
  return characters.length > length ? [...characters.slice(0, half), ...characters.slice(-half)].join('') : text;
}

/** The name without `OS-`; null for one that does not begin so (utils.py:403). Raises IndexError for `OS`. */
export function withoutPrefix(name: string): string | null {
  if (name === 'OS') throw indexError();
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
}
