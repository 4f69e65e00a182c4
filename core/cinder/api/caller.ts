/**
 * Who asks, and what that lets them do. Requests with the header `X-Roles` come by way of keystone and the default
 * policies decide; the others come by noauth, where everybody is an administrator.
 *
 * Source: cinder/api/middleware/auth.py, cinder/context.py, cinder/policies at ab09bc39.
 */
import { CinderException } from '../../errors.ts';
import type { SnapshotRow, VolumeRow } from '../../interface.ts';
import type { Services } from '../calling.ts';
import { header, type ApiRequest } from './http.ts';

export interface Caller {
  readonly projectId: string;
  readonly userId: string;
  readonly isAdmin: boolean;
}

/** Cinder's services while they answer this caller, whose project is theirs. */
export interface Asked extends Services {
  readonly caller: Caller;
}

/** The services, as the caller of this request meets them. */
export function asked(services: Services, request: ApiRequest): Asked {
  const caller = callerOf(services, request);
  const { world, lanes, options, driverName, newSnapshotId } = services;
  return { world, lanes, options, driverName, projectId: caller.projectId, caller, ...(newSnapshotId ? { newSnapshotId } : {}) };
}

function callerOf({ projectId }: Services, request: ApiRequest): Caller {
  const roles = header(request, 'X-Roles');
  if (roles === undefined) {
    const [userId, project] = header(request, 'X-Auth-Token')?.split(':') ?? [];
    return { projectId: project ?? projectId, userId: userId ?? 'admin', isAdmin: true };
  }
  return {
    projectId: header(request, 'X-Project-Id') ?? projectId,
    userId: header(request, 'X-User-Id') ?? '',
    isAdmin: roles.split(',').some((role) => role.trim().toLowerCase() === 'admin'),
  };
}

/** Raises PolicyNotAuthorized unless the caller is an administrator. */
export function mustBeAdmin({ isAdmin }: Caller, action: string): void {
  if (!isAdmin) throw new CinderException('PolicyNotAuthorized', { action });
}

/** The volume, if the caller can see it. Raises VolumeNotFound. */
export function volumeFor({ world, caller }: Asked, id: string): VolumeRow {
  const volume = world.volumes.get(id);
  if (!volume || !sees(caller, volume)) throw new CinderException('VolumeNotFound', { volume_id: id });
  return volume;
}

/** The snapshot, if the caller can see it. Raises SnapshotNotFound. */
export function snapshotFor({ world, caller }: Asked, id: string): SnapshotRow {
  const snapshot = world.snapshots.get(id);
  if (!snapshot || !sees(caller, snapshot)) throw new CinderException('SnapshotNotFound', { snapshot_id: id });
  return snapshot;
}

function sees({ isAdmin, projectId }: Caller, { project_id }: { readonly project_id: string }): boolean {
  return isAdmin || project_id === projectId;
}
