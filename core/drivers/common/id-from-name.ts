/**
 * Ids out of the names that Cinder gives to volumes and snapshots on a backend.
 *
 * Source: cinder/volume/volume_utils.py:835-839 and :858-863 at ab09bc39.
 */
import type { Json } from '../../value/json.ts';
import { pyTypeName } from '../../value/python.ts';
import { typeError } from './python-errors.ts';

/** The id in the name of a volume, or null when the name is another. Raises TypeError for what is no text. */
export function extractIdFromVolumeName(name: Json, template = 'volume-%s'): string | null {
  return extract(name, template);
}

/** The id in the name of a snapshot, or null when the name is another. Raises TypeError for what is no text. */
export function extractIdFromSnapshotName(name: Json, template = 'snapshot-%s'): string | null {
  return extract(name, template);
}

/** The template is a pattern, held to the beginning of the name; the id goes up to the end or a line feed. */
function extract(name: Json, template: string): string | null {
  if (typeof name !== 'string') throw typeError(`expected string or bytes-like object, got '${pyTypeName(name)}'`);
  const pattern = new RegExp(`^(?:${template.replace('%s', '(?<uuid>[^\\n]+)')})`);
  return pattern.exec(name)?.groups?.['uuid'] ?? null;
}
