/**
 * `os-reset_status` of snapshots and volumes: an administrator writes a status into the row, whatever it was.
 *
 * Source: cinder/api/contrib/admin_actions.py:57, :245, cinder/api/schemas/admin_actions.py:37, cinder/api/validation/validators.py:317-377,
 * cinder/objects/fields.py at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import { SNAPSHOT_STATUSES, type SnapshotStatus, type VolumeRow } from '../../interface.ts';
import { get, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyRepr } from '../../value/python.ts';
import { setStatus } from '../snapshots.ts';
import { mustBeAdmin, snapshotFor, volumeFor, type Asked } from './caller.ts';
import { HttpFault } from './http.ts';
import { mustBe, mustBeObject, mustHave, mustHaveNoOther } from './schema.ts';

const ACTION = 'os-reset_status';

/** Raises HttpFault 400, InvalidParameterValue, SnapshotNotFound or PolicyNotAuthorized. */
export function resetSnapshot(services: Asked, id: string, body: Json): void {
  const status = snapshotStatus(body);
  const snapshot = snapshotFor(services, id);
  services.lanes.notifications.push('snapshot.reset_status.start');
  mustBeAdmin(services.caller, 'volume_extension:snapshot_admin_actions:reset_status');
  setStatus(services.world, snapshot.id, status);
  services.lanes.notifications.push('snapshot.reset_status.end');
}

function snapshotStatus(body: Json): SnapshotStatus {
  const fields = fieldsOf(body);
  mustHave(fields, ['status'], ACTION);
  const given = get(fields, 'status') ?? null;
  mustBe(given, ['string'], 'status');
  const text = typeof given === 'string' ? given : '';
  const status = SNAPSHOT_STATUSES.find((known) => known === text.toLowerCase());
  if (!status) throw invalid('Snapshot', text, tuple(SNAPSHOT_STATUSES));
  mustHaveNoOther(fields, ['status'], ACTION);
  return status;
}

/** Raises HttpFault 400, InvalidParameterValue, VolumeNotFound or PolicyNotAuthorized. */
export function resetVolume(services: Asked, id: string, body: Json): void {
  const { status, migration_status: migration } = volumeUpdate(body);
  const volume = volumeFor(services, id);
  mustBeAdmin(services.caller, 'volume_extension:volume_admin_actions:reset_status');
  if (status === 'deleting') throw new HttpFault(400, 'Cannot reset-state to deleting');
  // Nothing here attaches a volume, so none has an attachment.
  if (status === 'in-use') throw new HttpFault(400, 'Cannot reset-state to in-use because volume does not have any attachments.');

  services.lanes.notifications.push('volume.reset_status.start');
  services.world.volumes.update(volume.id, {
    updated_at: new Date(services.world.now).toISOString(),
    ...(status === undefined ? {} : { status }),
    ...(migration === undefined ? {} : { migration_status: migration === 'none' ? null : migration }),
  });
  services.lanes.notifications.push('volume.reset_status.end');
}

const VOLUME_STATUSES = [
  'creating', 'available', 'deleting', 'error', 'error_deleting', 'error_managing', 'managing', 'attaching', 'in-use', 'detaching', 'maintenance',
  'restoring-backup', 'error_restoring', 'reserved', 'awaiting-transfer', 'backing-up', 'error_backing-up', 'error_extending', 'downloading',
  'uploading', 'retyping', 'extending',
] as const;
const MIGRATION_STATUSES = ['migrating', 'error', 'success', 'completing', 'none', 'starting'] as const;
const ATTACH_STATUSES = ['attached', 'detached'] as const;
const VOLUME_FIELDS = { status: VOLUME_STATUSES, attach_status: ATTACH_STATUSES, migration_status: MIGRATION_STATUSES } as const;
const SHOWN = { status: 'Volume', attach_status: 'Volume attach', migration_status: 'Volume migration' } as const;

type VolumeUpdate = Partial<Pick<VolumeRow, 'status'>> & { readonly migration_status?: string; readonly attach_status?: string };

function volumeUpdate(body: Json): VolumeUpdate {
  const fields = fieldsOf(body);
  const names = Object.keys(VOLUME_FIELDS) as (keyof typeof VOLUME_FIELDS)[];
  if (!names.some((name) => pyTruthy(get(fields, name) ?? null))) {
    throw new CinderException('InvalidParameterValue', { err: "Must specify 'status', 'attach_status' or 'migration_status' for update." });
  }
  const given = names.flatMap((name) => {
    const value = get(fields, name) ?? null;
    mustBe(value, ['string', 'null'], name);
    if (typeof value !== 'string' || value === '') return [];
    const known: readonly string[] = VOLUME_FIELDS[name];
    // Upstream's own list of attach statuses is a list, the others are tuples.
    if (!known.includes(value.toLowerCase())) throw invalid(SHOWN[name], value, name === 'attach_status' ? pyRepr(known) : tuple(known));
    return [[name, value.toLowerCase()] as const];
  });
  mustHaveNoOther(fields, names, ACTION);
  return Object.fromEntries(given);
}

function fieldsOf(body: Json): JsonObject {
  const top = isObject(body) ? body : object([]);
  return mustBeObject(get(top, ACTION) ?? null, ACTION);
}

function invalid(what: string, status: string, valid: string): CinderException {
  return new CinderException('InvalidParameterValue', { err: `${what} status: ${status} is invalid, valid statuses are: ${valid}.` });
}

/** Python's `str` of a tuple of texts. */
function tuple(texts: readonly string[]): string {
  return `(${texts.map(pyRepr).join(', ')})`;
}
