/** What a person asks Cinder's API for with a button: requests as its client would send them, of the microversion that knows all of it. */
import type { ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { SnapshotRow, VolumeRow } from '../../../../core/interface.ts';
import { object, type Json } from '../../../../core/value/json.ts';
import { stringifyJson } from '../../../../core/value/stringify.ts';

const VERSION = { 'OpenStack-API-Version': 'volume 3.70' };
const VERSION_AND_TYPE = { ...VERSION, 'Content-Type': 'application/json' };

/** @param name of the snapshot that Cinder is to have; empty: none */
export function manageRequest({ id, project_id }: Pick<VolumeRow, 'id' | 'project_id'>, reference: Json, name: string): ApiRequest {
  const snapshot = object([['volume_id', id], ['ref', reference], ...(name === '' ? [] : [['name', name] as const])]);
  return posting(project_id, 'manageable_snapshots', object([['snapshot', snapshot]]));
}

export function unmanageRequest(snapshot: SnapshotRow): ApiRequest {
  return action(snapshot, 'os-unmanage', null);
}

export function resetStatusRequest(snapshot: SnapshotRow, status: string): ApiRequest {
  return action(snapshot, 'os-reset_status', object([['status', status]]));
}

export function deleteRequest({ id, project_id }: SnapshotRow): ApiRequest {
  return { method: 'DELETE', path: `/v3/${project_id}/snapshots/${id}`, headers: VERSION, body: null };
}

/** What can be managed on the backend of a host, with all that the driver says of it. @param host `host@backend#pool` */
export function listManageableRequest(projectId: string, host: string): ApiRequest {
  return { method: 'GET', path: `/v3/${projectId}/manageable_snapshots/detail?host=${encodeURIComponent(host)}`, headers: VERSION, body: null };
}

function action({ id, project_id }: SnapshotRow, name: string, value: Json): ApiRequest {
  return posting(project_id, `snapshots/${id}/action`, object([[name, value]]));
}

function posting(projectId: string, path: string, body: Json): ApiRequest {
  return { method: 'POST', path: `/v3/${projectId}/${path}`, headers: VERSION_AND_TYPE, body: stringifyJson(body) };
}
