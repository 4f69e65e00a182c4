import { expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import type { VolumeRow } from '../../../../core/interface.ts';
import { answer, PROJECT, post, services, VOLUME } from '../services.ts';

interface How {
  readonly minor?: number;
  readonly roles?: string;
  readonly id?: string;
}

function show(row: Partial<VolumeRow> = {}, { minor = 70, roles, id = VOLUME }: How = {}, cinder = services(row)): Record<string, unknown> {
  const headers = { 'OpenStack-API-Version': `volume 3.${minor}`, ...(roles === undefined ? {} : { 'X-Roles': roles }) };
  const { body } = answer(cinder, { method: 'GET', path: `/v3/volumes/${id}`, headers, body: null });
  const shown = fromJson(body) as Record<string, unknown> & { readonly volume?: Record<string, unknown> };
  return shown.volume ?? shown;
}

test('a volume is shown as it is', () => {
  expect(show({ display_name: 'v', name_id: 'other', provider_id: 'p', user_id: 'u' }, { minor: 71 })).toEqual({
    id: VOLUME, status: 'available', size: 1, availability_zone: 'nova', created_at: '2026-01-01T00:00:00.000000', updated_at: null, name: 'v', description: null, volume_type: '__DEFAULT__', snapshot_id: null, source_volid: null, metadata: {},
    links: [{ rel: 'self', href: `http://localhost/v3/volumes/${VOLUME}` }, { rel: 'bookmark', href: `http://localhost/volumes/${VOLUME}` }], user_id: 'u', bootable: 'false', encrypted: false, replication_status: null, consistencygroup_id: null, multiattach: false, attachments: [],
    migration_status: null, group_id: null, provider_id: 'p', shared_targets: true, service_uuid: null, cluster_name: null, volume_type_id: '00000000-0000-4000-8000-00000000d3f1', consumes_quota: true, 'os-vol-tenant-attr:tenant_id': PROJECT, 'os-vol-mig-status-attr:migstat': null, 'os-vol-mig-status-attr:name_id': 'other',
    'os-vol-host-attr:host': 'vm@lvm#lvm',
  });
});

test('its type is the one that Cinder knows', () => {
  const cinder = services({ volume_type_id: 't' });
  expect(show({}, {}, cinder)).toMatchObject({ volume_type: 't', volume_type_id: 't' });
  cinder.world.volume_types.put({ id: 't', name: 'gold' });
  expect(show({}, {}, cinder)).toMatchObject({ volume_type: 'gold', volume_type_id: 't' });
  cinder.world.volumes.update(VOLUME, { volume_type_id: null });
  cinder.world.volume_types.put({ id: 'd', name: '__DEFAULT__' });
  expect(show({}, {}, cinder)).toMatchObject({ volume_type: '__DEFAULT__', volume_type_id: 'd' });
});

test('its fields came with microversions', () => {
  const count = (minor: number): number => Object.keys(show({}, { minor })).length;
  expect([0, 12, 13, 20, 21, 47, 48, 60, 61, 62, 63, 64, 65].map(count)).toEqual([25, 25, 26, 26, 27, 27, 29, 29, 30, 30, 31, 31, 32]);
});

test('some of them are for administrators', () => {
  const roles = 'member';
  const all = Object.keys(show());
  expect(all.filter((name) => !(name in show({}, { roles })))).toEqual([
    'migration_status', 'provider_id', 'cluster_name', 'os-vol-mig-status-attr:migstat', 'os-vol-mig-status-attr:name_id', 'os-vol-host-attr:host',
  ]);
  expect(show({ project_id: 'feed' }, { roles })).toEqual({ itemNotFound: { code: 404, message: `Volume ${VOLUME} could not be found.` } });
});

test.each([['managing', 'creating'], ['error_managing', 'error'], ['error_managing_deleting', 'deleting'], ['in-use', 'in-use']])('%s is shown as %s', (status, shown) => {
  expect(show({ status }).status).toBe(shown);
});

test('one that is not there is not shown', () => {
  expect(show({}, { id: 'nope' })).toEqual({ itemNotFound: { code: 404, message: 'Volume nope could not be found.' } });
});

test('a new status is a change of it, with a time', () => {
  const cinder = services();
  answer(cinder, post(`volumes/${VOLUME}/action`, '{"os-reset_status": {"status": "error"}}'));
  expect(show({}, {}, cinder)).toMatchObject({ status: 'error', updated_at: '2026-01-01T00:00:00.000000' });
});
