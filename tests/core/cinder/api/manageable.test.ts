import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import type { ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { Outcome } from '../../../../core/interface.ts';
import { answer, crashes, logOf, PROJECT, refuses, returns, services } from '../services.ts';

const ENTRY = '{"reference": {"source-name": "s"}, "size": 1, "safe_to_manage": true, "reason_not_safe": null, "extra_info": null, "cinder_id": null, "source_reference": {"source-name": "v"}}';

function list(place: string, outcome: Outcome = returns(parseJson(`[${ENTRY}]`)), version = '3.70', roles?: string): unknown {
  const cinder = services();
  const headers = { 'OpenStack-API-Version': `volume ${version}`, ...(roles === undefined ? {} : { 'X-Roles': roles }) };
  const request: ApiRequest = { method: 'GET', path: `/v3/${PROJECT}/${place}`, headers, body: null };
  const { status, body } = answer(cinder, request, { get_manageable_snapshots: outcome });
  return { status, body: fromJson(body), log: logOf(cinder) };
}

describe('the list of what can be managed', () => {
  test('is plain or in detail', () => {
    const plain = { reference: { 'source-name': 's' }, size: 1, safe_to_manage: true, source_reference: { 'source-name': 'v' } };
    expect(list('manageable_snapshots?host=vm@lvm')).toEqual({ status: 200, body: { 'manageable-snapshots': [plain] }, log: [] });
    expect(list('manageable_snapshots/detail?host=vm@lvm%23lvm')).toMatchObject({
      body: { 'manageable-snapshots': [{ ...plain, reason_not_safe: null, extra_info: null, cinder_id: null }] },
    });
  });

  test('is empty when the driver has no such method', () => {
    expect(list('manageable_snapshots?host=vm@lvm', crashes('AttributeError'))).toEqual({ status: 200, body: { 'manageable-snapshots': [] }, log: [] });
  });

  test("passes an InvalidInput of the driver's on; of any other failure it tells nothing", () => {
    const failed = 'ERROR cinder.volume.manager Listing manageable snapshots failed, due to driver error.';
    expect(list('manageable_snapshots?host=vm@lvm', refuses('InvalidInput', 'Invalid input received: no'))).toMatchObject({
      status: 400, body: { badRequest: { message: 'Invalid input received: no' } },
    });
    expect(list('manageable_snapshots?host=vm@lvm', crashes('KeyError', "'size'"))).toMatchObject({
      status: 500,
      log: [failed, 'ERROR oslo_messaging.rpc.server Exception during message handling',
        "ERROR cinder.api.middleware.fault Caught error: <class 'oslo_messaging.rpc.client.RemoteError'> Remote error: KeyError 'size'"],
    });
  });

  test('is refused while the driver is not initialized, which is told to the log only', () => {
    const cinder = services();
    cinder.world.services.update('vm@lvm', { initialized: false });
    const request: ApiRequest = { method: 'GET', path: `/v3/${PROJECT}/manageable_snapshots?host=vm@lvm`, headers: { 'OpenStack-API-Version': 'volume 3.8' }, body: null };
    const { status, body } = answer(cinder, request);
    expect([status, fromJson(body)]).toEqual([500, { computeFault: { code: 500, message: 'The server has either erred or is incapable of performing the requested operation.' } }]);
    expect(logOf(cinder).slice(0, 3)).toEqual([
      'ERROR cinder.volume.volume_utils Volume driver AnyDriver not initialized',
      'ERROR cinder.volume.manager Listing manageable snapshots failed, due to uninitialized driver.',
      'ERROR oslo_messaging.rpc.server Exception during message handling',
    ]);
    expect(cinder.lanes.log[2]?.exception?.class).toBe('DriverNotInitialized');
  });

  test.each([
    ['manageable_snapshots?cluster=c', '3.16', 400, 'Invalid input received: Host field is missing.'],
    ['manageable_snapshots?cluster=c', '3.17', 404, 'Service cinder-volume could not be found.'],
    ['manageable_snapshots?host=vm@lvm', '3.7', 404, 'The resource could not be found.'],
    ['manageable_snapshots?host=vm@lvm&limit=+5+&offset=2147483648', '3.8', 400, 'offset must be <= 2147483647'],
    ['manageable_snapshots?host=vm@lvm&sort=size:desc:asc', '3.8', 400, 'Invalid sort dirs passed: desc:asc'],
    ['manageable_snapshots?host=vm@lvm&sort_dir=up', '3.8', 400, 'Invalid sort dirs passed: up'],
  ])('%s at %s', (place, version, status, message) => {
    const answered = list(place, undefined, version);
    expect(answered).toMatchObject({ status });
    expect(JSON.stringify(answered)).toContain(message);
  });

  test('is for administrators', () => {
    expect(list('manageable_snapshots?host=vm@lvm', undefined, '3.70', 'member, Admin')).toMatchObject({ status: 200 });
    expect(list('manageable_snapshots', undefined, '3.70', 'member')).toMatchObject({
      status: 403, body: { forbidden: { message: "Policy doesn't allow snapshot_extension:list_manageable to be performed." } },
    });
  });
});
