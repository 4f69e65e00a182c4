/**
 * `snapshots/{id}/metadata`: pairs of texts at a snapshot, all of them or one.
 *
 * Source: cinder/api/v3/snapshot_metadata.py:25-133, cinder/api/schemas/snapshot_metadata.py, cinder/volume/api.py:1370-1420,
 * cinder/db/api.py (snapshot_metadata_update) at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotRow } from '../../interface.ts';
import { get, object, type Json, type JsonObject } from '../../value/json.ts';
import { sameData } from '../../value/same.ts';
import { snapshotFor, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import { mustNotHaveType } from './manage-body.ts';
import { metadata, mustBeObject, mustHave, mustHaveOne, type KeyPattern } from './schema.ts';

/** Python's `$` stands before a last line feed as well. Unlike those of a manage request these keys have no slash. */
const KEY: KeyPattern = { test: /^[a-zA-Z0-9\-_:. ]{1,255}\n?$/, shown: "'^[a-zA-Z0-9-_:. ]{1,255}$'" };

/** The answer's body. Raises SnapshotNotFound. */
export function allMetadata(services: Asked, id: string): Json {
  return object([['metadata', snapshotFor(services, id).metadata]]);
}

/** The answer's body. Raises SnapshotNotFound or SnapshotMetadataNotFound. */
export function oneMetadata(services: Asked, id: string, key: string): Json {
  return object([['meta', object([[key, valueOf(snapshotFor(services, id), key)]])]]);
}

/**
 * Sets the pairs of the body; the answer's body, which has all. Raises HttpFault 400, AttributeError for a key `type`, or
 * SnapshotNotFound.
 * @param alone whether other pairs go
 */
export function setMetadata(services: Asked, id: string, body: Json, alone: boolean): Json {
  const top = mustBeObject(body, undefined);
  mustNotHaveType(top);
  const wanted = get(top, 'metadata');
  if (wanted !== undefined) metadata(mustBeObject(wanted, 'metadata'), 'metadata', KEY);
  mustHave(top, ['metadata'], undefined);
  return object([['metadata', store(services, id, mustBeObject(wanted ?? null, 'metadata'), alone)]]);
}

/** Sets one pair; the answer's body. Raises HttpFault 400 or SnapshotNotFound. */
export function setOneMetadata(services: Asked, id: string, key: string, body: Json): Json {
  const top = mustBeObject(body, undefined);
  const meta = get(top, 'meta');
  if (meta !== undefined) {
    const given = mustBeObject(meta, 'meta');
    metadata(given, 'meta', KEY);
    mustHaveOne(given, 'meta');
  }
  mustHave(top, ['meta'], undefined);
  const pair = mustBeObject(meta ?? null, 'meta');
  if (get(pair, key) === undefined) throw new HttpFault(400, 'Request body and URI mismatch');
  store(services, id, pair, false);
  return object([['meta', pair]]);
}

/** Takes one pair away, which does not count as a change of the snapshot. Raises SnapshotNotFound or SnapshotMetadataNotFound. */
export function deleteMetadata(services: Asked, id: string, key: string): void {
  const row = snapshotFor(services, id);
  valueOf(row, key);
  services.world.snapshots.put({ ...row, metadata: object(row.metadata.entries.filter(([name]) => name !== key)) });
}

/** Stores the pairs, those that were there in their old places. Where they are what they were, nothing is stored. */
function store(services: Asked, id: string, wanted: JsonObject, alone: boolean): JsonObject {
  const row = snapshotFor(services, id);
  const kept = row.metadata.entries.filter(([key]) => !alone || get(wanted, key) !== undefined);
  const stored = object([...kept, ...wanted.entries]);
  const { world } = services;
  if (!sameData(stored, row.metadata)) world.snapshots.put({ ...row, metadata: stored, updated_at: new Date(world.now).toISOString() });
  return stored;
}

function valueOf(row: SnapshotRow, key: string): Json {
  const value = get(row.metadata, key);
  if (value === undefined) throw new CinderException('SnapshotMetadataNotFound', { snapshot_id: row.id, metadata_key: key });
  return value;
}
