/** Cinder's services over a small world, and a driver that answers by script. */
import type { ApiAnswer, ApiRequest } from '../../../core/cinder/api/http.ts';
import { answer as answering } from '../../../core/cinder/api/api.ts';
import type { Calling, Services, WantedCall } from '../../../core/cinder/calling.ts';
import { emptyLanes } from '../../../core/cinder/lanes.ts';
import type { Resource } from '../../../core/cinder/quota.ts';
import { settle } from '../../../core/cinder/settle.ts';
import { newSnapshotRow, volumeName } from '../../../core/cinder/snapshots.ts';
import { DEFAULT_OPTIONS, type Method, type Outcome, type SnapshotId, type SnapshotRow, type VolumeId, type VolumeRow } from '../../../core/interface.ts';
import { get, int, isObject, object, type Json } from '../../../core/value/json.ts';
import type { QuotaRow } from '../../../core/world/rows.ts';
import { World } from '../../../core/world/world.ts';

export const PROJECT = 'abcdef0123456789abcdef0123456789';
export const VOLUME = '22222222-2222-4222-8222-222222222222' as VolumeId;
export const SNAPSHOT = '33333333-3333-4333-8333-333333333333' as SnapshotId;

/** The services, with a volume of 1 GiB that is available, but for what is said otherwise. */
export function services(volume: Partial<VolumeRow> = {}): Services {
  const world = World.empty();
  world.volumes.put({
    id: VOLUME, name: volumeName(VOLUME), name_id: VOLUME, size: 1, status: 'available', display_name: null, host: 'vm@lvm#lvm', project_id: PROJECT,
    volume_type_id: null, replication_status: null, provider_id: null, provider_location: null, metadata: object([]), ...volume,
  });
  world.services.put({ id: 'vm@lvm', disabled: false, up: true, frozen: false, initialized: true, pools: [{ name: 'lvm', free_gb: null }] });
  world.takeChanges();
  return { world, lanes: emptyLanes(), projectId: PROJECT, options: DEFAULT_OPTIONS, driverName: 'AnyDriver' };
}

/** Puts a snapshot of the volume into Cinder, available but for what is said otherwise. */
export function putSnapshot({ world }: Services, fields: Partial<SnapshotRow> = {}): SnapshotRow {
  const volume = world.volumes.get(VOLUME);
  if (!volume) throw new Error('These services have no volume.');
  const made = { id: SNAPSHOT, status: 'available', project_id: PROJECT, display_name: null, display_description: null, metadata: object([]) } as const;
  const row = { ...newSnapshotRow(volume, made, world.now), ...fields };
  world.snapshots.put(row);
  return row;
}

export function putQuota({ world }: Services, resource: Resource, fields: Partial<QuotaRow>): void {
  world.quotas.put({ id: `${PROJECT}/${resource}`, project_id: PROJECT, resource, limit: -1, in_use: 0, reserved: 0, ...fields });
}

/** What is in use and reserved of a resource. */
export function used({ world }: Services, resource: Resource): readonly [inUse: number, reserved: number] {
  const row = world.quotas.get(`${PROJECT}/${resource}`);
  return [row?.in_use ?? 0, row?.reserved ?? 0];
}

const HEADERS = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };

export function post(path: string, body: string | null, headers: Readonly<Record<string, string>> = HEADERS): ApiRequest {
  return { method: 'POST', path: path.startsWith('/') ? path : `/v3/${PROJECT}/${path}`, headers, body };
}

/** The API's answer, with a driver that answers by script. */
export function answer(cinder: Services, request: ApiRequest, script: Script = {}): ApiAnswer {
  return drive(answering(cinder, request), script).result;
}

/** Has a snapshot managed, up to the API's answer; its id. */
export function accept(cinder: Services, ref = '{"source-name": "tuesday"}'): SnapshotId {
  const answered = answer(cinder, post('manageable_snapshots', `{"snapshot": {"volume_id": "${VOLUME}", "ref": ${ref}}}`));
  return idIn(answered);
}

export function idIn({ status, body }: ApiAnswer): SnapshotId {
  const snapshot = isObject(body) ? get(body, 'snapshot') : undefined;
  const id = snapshot !== undefined && isObject(snapshot) ? get(snapshot, 'id') : undefined;
  if (status !== 202 || typeof id !== 'string') throw new Error(`The API answered ${status}.`);
  return id as SnapshotId;
}

export type Script = Partial<Record<Method, Outcome>>;

export function returns(value: Json): Outcome {
  return { kind: 'returned', value };
}

export function refuses(className: string, message = 'no', mro?: readonly string[]): Outcome {
  return { kind: 'refused', error: { class: className, message, ...(mro ? { mro } : {}) } };
}

export function crashes(className: string, message = 'oops'): Outcome {
  return { kind: 'crashed', error: { class: className, message } };
}

const OBEDIENT: Script = {
  manage_existing_snapshot_get_size: returns(int(1)), manage_existing_snapshot: returns(null), unmanage_snapshot: returns(null),
};

/** Runs a part of Cinder with a driver that answers by script; the calls that were wanted, and what came of it. */
export function drive<Result>(calling: Calling<Result>, script: Script = {}): { readonly calls: WantedCall[]; readonly result: Result } {
  const calls: WantedCall[] = [];
  let turn = calling.next();
  while (!turn.done) {
    const { method } = turn.value;
    calls.push(turn.value);
    const outcome = script[method] ?? OBEDIENT[method];
    if (!outcome) throw new Error(`The script has no answer to ${method}.`);
    turn = calling.next(outcome);
  }
  return { calls, result: turn.value };
}

/** Lets all that is under way happen. */
export function finish(cinder: Services, script: Script = {}): WantedCall[] {
  return drive(settle(cinder, 'done'), script).calls;
}

/** The log as the recordings have it: warnings and errors, one line each. */
export function logOf({ lanes }: Services): string[] {
  return lanes.log.filter(({ level }) => level === 'WARNING' || level === 'ERROR').map(({ level, logger, message }) => `${level} ${logger} ${message}`);
}
