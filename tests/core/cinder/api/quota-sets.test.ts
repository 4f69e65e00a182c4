import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import type { ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { Services } from '../../../../core/cinder/calling.ts';
import { accept, answer, finish, post, PROJECT, services, used, VOLUME } from '../services.ts';

const HEADERS = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };

function typed(): Services {
  const cinder = services({ volume_type_id: 't' });
  cinder.world.volume_types.put({ id: 't', name: 'gold' });
  return cinder;
}

function ask(cinder: Services, method: string, body: string | null = null, query = '', roles?: string): { status: number; body: unknown } {
  const headers = roles === undefined ? HEADERS : { ...HEADERS, 'X-Roles': roles };
  const request: ApiRequest = { method, path: `/v3/${PROJECT}/os-quota-sets/${PROJECT}${query}`, headers, body };
  const answered = answer(cinder, request);
  return { status: answered.status, body: fromJson(answered.body) };
}

describe('a quota set', () => {
  test('shows the limits of all and of each type, and the use when asked for', () => {
    const cinder = typed();
    accept(cinder);
    expect(ask(cinder, 'GET')).toMatchObject({
      status: 200, body: { quota_set: { id: PROJECT, snapshots: 10, gigabytes: 1000, groups: 10, per_volume_gigabytes: -1, snapshots_gold: -1 } },
    });
    expect(ask(cinder, 'GET', null, '?usage=True')).toMatchObject({
      body: { quota_set: { snapshots_gold: { limit: -1, in_use: 1, reserved: 0 }, volumes: { limit: 10, in_use: 0, reserved: 0 } } },
    });
  });

  test('takes new limits, all or none', () => {
    const cinder = typed();
    accept(cinder);
    expect(ask(cinder, 'PUT', '{"quota_set": {"gigabytes_gold": 2, "snapshots": -1}}')).toMatchObject({
      status: 200, body: { quota_set: { gigabytes_gold: 2, snapshots: -1 } },
    });
    expect(ask(cinder, 'PUT', '{"quota_set": {"gigabytes": 5, "snapshots": 0}}')).toMatchObject({
      status: 400,
      body: { badRequest: { message: 'Quota snapshots limit must be equal or greater than existing resources. Current usage is 1 and the requested limit is 0.' } },
    });
    expect(ask(cinder, 'GET')).toMatchObject({ body: { quota_set: { gigabytes: 1000 } } });
  });

  test('looks at what is in use only where the project has a limit of its own', () => {
    const cinder = services();
    accept(cinder);
    expect(ask(cinder, 'PUT', '{"quota_set": {"snapshots": 0}}').status).toBe(200);
    expect(ask(cinder, 'PUT', '{"quota_set": {"snapshots": 0}}').status).toBe(400);
  });

  test.each([
    ['"x"', 'snapshots must be an integer'], ['null', 'snapshots must be an integer'], ['5.0', 'snapshots must be an integer'], ['true', 'snapshots must be an integer'],
    ['-2', 'snapshots must be >= -1'], ['2147483648', 'snapshots must be <= 2147483647'],
    ['"7"', 'The server could not comply with the request since it is either malformed or otherwise incorrect.'],
  ])('takes no limit %s', (limit, message) => {
    expect(ask(services(), 'PUT', `{"quota_set": {"snapshots": ${limit}}}`)).toMatchObject({ status: 400, body: { badRequest: { message } } });
  });

  test('takes a text for the size of a volume, which is not compared with anything', () => {
    expect(ask(services(), 'PUT', '{"quota_set": {"per_volume_gigabytes": "7", "tenant_id": "x", "id": 5}}')).toMatchObject({
      status: 200, body: { quota_set: { per_volume_gigabytes: 7 } },
    });
  });

  test('is not empty', () => {
    expect(ask(services(), 'PUT', '{"quota_set": {}}')).toMatchObject({
      body: { badRequest: { message: 'Invalid input for field/attribute quota_set. Value: {}. {} does not have enough properties' } },
    });
  });

  test('has defaults', () => {
    const cinder = services();
    ask(cinder, 'PUT', '{"quota_set": {"snapshots": 3}}');
    expect(ask(cinder, 'GET', null, '/defaults')).toMatchObject({ status: 200, body: { quota_set: { id: PROJECT, snapshots: 10, groups: 10 } } });
  });

  test('is asked with a use that is true or false', () => {
    expect(ask(services(), 'GET', null, '?usage=x')).toMatchObject({ body: { badRequest: { message: "Value 'x' for 'usage' is not a boolean." } } });
  });

  test('knows its keys', () => {
    expect(ask(services(), 'PUT', '{"quota_set": {"nope": 1}}')).toMatchObject({
      status: 400, body: { badRequest: { message: 'Invalid input received: Bad key(s) in quota set: nope' } },
    });
  });

  test('is set by administrators, and seen by the project', () => {
    expect(ask(services(), 'PUT', '{"quota_set": {"gigabytes": 5}}', '', 'member').status).toBe(403);
    expect(ask(services(), 'GET', null, '', 'member').status).toBe(200);
  });
});

describe('the limits of a type', () => {
  test('hold in the API, and are named', () => {
    const cinder = typed();
    ask(cinder, 'PUT', '{"quota_set": {"gigabytes_gold": 0}}');
    const { body } = answer(cinder, post('manageable_snapshots', `{"snapshot": {"volume_id": "${VOLUME}", "ref": {}}}`));
    expect(fromJson(body)).toMatchObject({ overLimit: { message: expect.stringContaining('exceeds allowed gigabytes_gold quota.') as string } });
  });

  test('are given back by an unmanage', () => {
    const cinder = typed();
    const id = accept(cinder);
    finish(cinder);
    expect([used(cinder, 'snapshots_gold'), used(cinder, 'gigabytes_gold')]).toEqual([[1, 0], [1, 0]]);
    answer(cinder, post(`snapshots/${id}/action`, '{"os-unmanage": null}'));
    finish(cinder);
    expect([used(cinder, 'snapshots_gold'), used(cinder, 'gigabytes_gold')]).toEqual([[0, 0], [0, 0]]);
  });
});
