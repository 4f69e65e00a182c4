import { describe, expect, test } from 'vitest';
import type { ApiAnswer, ApiRequest } from '../../../../core/cinder/api/http.ts';
import type { Services } from '../../../../core/cinder/calling.ts';
import { fromJson } from '../../../../core/value/plain.ts';
import { answer, idIn, logOf, post, PROJECT, putQuota, putSnapshot, services, SNAPSHOT, used, VOLUME } from '../services.ts';
import {
  BAD_BODIES, BAD_FIELDS, BUSY_STATUSES, BUSY_TEXT, OVER_QUOTA, TOLD_VERSIONS, UNKNOWN_SNAPSHOTS, UNKNOWN_VOLUMES, UNMANAGE_BODIES, VERSIONS,
  VOLUME_STATUSES,
} from './recorded.ts';

const JSON_HEADER = { 'Content-Type': 'application/json' };
const GOOD = `{"snapshot": {"volume_id": "${VOLUME}", "ref": {"source-name": "nope"}}}`;
const UNEXPECTED = { computeFault: { code: 500, message: 'The server has either erred or is incapable of performing the requested operation.' } };

/** Asks, and sees that a refused request has left nothing behind. */
function ask(cinder: Services, request: ApiRequest): ApiAnswer {
  cinder.world.takeChanges();
  const answered = answer(cinder, request);
  if (answered.status >= 300) expect(cinder.world.takeChanges()).toEqual({});
  return answered;
}

const plain = ({ status, body }: ApiAnswer): unknown => ({ status, body: fromJson(body) });
const bad = (message: string): unknown => ({ status: 400, body: { badRequest: { code: 400, message } } });
const notFound = (message: string): unknown => ({ status: 404, body: { itemNotFound: { code: 404, message } } });

describe('a manage request is refused with 400', () => {
  test.each(BAD_BODIES)('for a body %s', (body, text) => {
    expect(plain(ask(services(), post('manageable_snapshots', body)))).toEqual(bad(text));
  });

  test.each(BAD_FIELDS)('for a %s %s', (name, value, text) => {
    const fields = { volume_id: `"${VOLUME}"`, ref: '{"source-name": "nope"}', [name]: value };
    const body = Object.entries(fields).map(([key, json]) => `"${key}": ${json}`).join(', ');
    expect(plain(ask(services(), post('manageable_snapshots', `{"snapshot": {${body}}}`)))).toEqual(bad(text));
  });

  test('for one and for several fields too many, and names the odd keys of metadata in their order', () => {
    const body = (more: string): string => `{"snapshot": {"volume_id": "${VOLUME}", "ref": null, ${more}}}`;
    const said = (more: string): string => JSON.stringify(plain(ask(services(), post('manageable_snapshots', body(more)))));
    expect(said('"x": 1')).toContain("('x' was unexpected)");
    expect(said('"x": 1, "y": 2')).toContain("('x', 'y' were unexpected)");
    expect(said('"metadata": {"é": "", "%": "", "a": ""}')).toContain("'%', 'é' do not match any of the regexes");
  });

  test.each(['description', 'metadata', 'name', 'volume_id', 'ref'])('for the first wrong field in the order of the schema: %s', (first) => {
    const order = ['description', 'metadata', 'name', 'volume_id', 'ref'];
    const wrong = order.slice(order.indexOf(first)).reverse();
    const body = `{"snapshot": {${wrong.map((name) => `"${name}": 5`).join(', ')}, "x": 1}}`;
    expect(JSON.stringify(plain(ask(services(), post('manageable_snapshots', body))))).toContain(`field/attribute ${first}.`);
  });

  test('a key of the schema itself makes the API stumble', () => {
    const cinder = services();
    const body = `{"snapshot": {"volume_id": "${VOLUME}", "ref": null}, "type": "z"}`;
    expect(plain(ask(cinder, post('manageable_snapshots', body)))).toEqual({ status: 500, body: UNEXPECTED });
    expect(logOf(cinder)).toEqual([`ERROR cinder.api.middleware.fault Caught error: <class 'AttributeError'> 'str' object has no attribute 'get'`]);
  });

  test.each(['manageable_snapshots', 'os-snapshot-manage'])('an empty body makes the API stumble, at %s', (path) => {
    for (const body of ['', null]) {
      const cinder = services();
      expect(plain(ask(cinder, post(path, body)))).toEqual({ status: 500, body: UNEXPECTED });
      expect(logOf(cinder)).toEqual([`ERROR cinder.api.middleware.fault Caught error: <class 'KeyError'> 'body'`]);
    }
  });
});

describe('a manage request', () => {
  test.each([
    ['name', 'n'.repeat(255)],
    ['name', ''],
    ['description', 'é'.repeat(255)],
  ])('may have a %s of %s', (name, value) => {
    const body = `{"snapshot": {"volume_id": "${VOLUME}", "ref": null, "${name}": "${value}"}}`;
    expect(answer(services(), post('manageable_snapshots', body))).toMatchObject({ status: 202 });
  });

  test.each(['null', '""', '"tuesday"', '{}', '{"source-name": 1.0, "2": null}'])('may have a reference %s, which is kept as it is', (ref) => {
    const cinder = services();
    answer(cinder, post('manageable_snapshots', `{"snapshot": {"volume_id": "${VOLUME}", "ref": ${ref}}}`));
    const [cast] = cinder.world.casts.all();
    const shown: Record<string, unknown> = {
      null: null, '""': '', '"tuesday"': 'tuesday', '{}': { entries: [] },
      '{"source-name": 1.0, "2": null}': { entries: [['source-name', { float: 1 }], ['2', null]] },
    };
    expect(cast?.existing_ref).toEqual(shown[ref]);
  });

  test('is answered with the row that came into being', () => {
    const cinder = services();
    const body = `{"snapshot": {"volume_id": "${VOLUME}", "ref": {"source-name": "k1"}, "name": " spaced ", "description": "d", "metadata": {"k": "v", "K 2": ""}}}`;
    const answered = answer(cinder, post('manageable_snapshots', body));
    const id = idIn(answered);
    expect(plain(answered)).toEqual({
      status: 202,
      body: {
        snapshot: {
          id, created_at: '2026-01-01T00:00:00.000000', updated_at: null, name: ' spaced ', description: 'd', volume_id: VOLUME, status: 'creating',
          size: 1, metadata: { k: 'v', 'K 2': '' },
        },
      },
    });
    expect(cinder.world.snapshots.all()).toMatchObject([
      { id, name: `snapshot-${id}`, status: 'creating', project_id: PROJECT, volume_size: 1, display_name: ' spaced ', created_at: '2026-01-01T00:00:00.000Z' },
    ]);
  });

  test('takes the quota for the size of the volume, and waits for the scheduler', () => {
    const cinder = services({ size: 7 });
    const id = idIn(answer(cinder, post('manageable_snapshots', GOOD)));
    expect([used(cinder, 'snapshots'), used(cinder, 'gigabytes')]).toEqual([[1, 0], [7, 0]]);
    expect(cinder.world.casts.all()).toMatchObject([{ to: 'scheduler', method: 'manage_existing_snapshot', snapshot_id: id, project_id: PROJECT }]);
    expect(cinder.lanes.notifications).toEqual([]);
  });

  test.each(UNKNOWN_VOLUMES)('finds no volume %s', (id) => {
    const body = `{"snapshot": {"volume_id": "${id}", "ref": null}}`;
    expect(plain(ask(services(), post('manageable_snapshots', body)))).toEqual(notFound(`Volume ${id} could not be found.`));
  });

  test.each(VOLUME_STATUSES)('of a volume that is %s', (status, text) => {
    const answered = ask(services({ status }), post('manageable_snapshots', GOOD));
    if (text === undefined) expect(answered.status).toBe(202);
    else expect(plain(answered)).toEqual(bad(text));
  });

  test.each([null, ''])('of a volume whose host is %s', (host) => {
    const text = 'Invalid volume: The snapshot cannot be created because volume has not been scheduled to any host.';
    expect(plain(ask(services({ host, status: 'error' }), post('manageable_snapshots', GOOD)))).toEqual(bad(text));
  });

  test('of a secondary replica', () => {
    const answered = ask(services({ status: 'replica_healthy' }), post('manageable_snapshots', GOOD));
    expect(plain(answered)).toEqual(bad('Invalid volume: Snapshot of secondary replica is not allowed.'));
  });

  test('of a volume in error is told to the log as well', () => {
    const cinder = services({ status: 'error' });
    answer(cinder, post('manageable_snapshots', GOOD));
    expect(logOf(cinder)).toEqual(['ERROR cinder.volume.api The snapshot cannot be created when the volume is in error status.']);
  });

  test.each(OVER_QUOTA)('over quota: $text', ({ snapshots: [snapshots, had], gigabytes: [gigabytes, used_], text }) => {
    const cinder = services();
    putQuota(cinder, 'snapshots', { limit: snapshots, in_use: had });
    putQuota(cinder, 'gigabytes', { limit: gigabytes, in_use: used_ });
    const answered = ask(cinder, post('manageable_snapshots', GOOD));
    expect(plain(answered)).toEqual({ status: 413, body: { overLimit: { code: 413, message: text, retryAfter: '0' } } });
    expect(answered.headers).toEqual({
      'retry-after': '0', 'openstack-api-version': 'volume 3.70', vary: 'OpenStack-API-Version', 'content-type': 'application/json',
    });
  });

  test('looks for the volume before it looks at the quota', () => {
    const cinder = services();
    putQuota(cinder, 'snapshots', { limit: 0 });
    const [unknown] = UNKNOWN_VOLUMES;
    expect(ask(cinder, post('manageable_snapshots', GOOD.replace(VOLUME, unknown ?? ''))).status).toBe(404);
    expect(ask(cinder, post('manageable_snapshots', GOOD)).status).toBe(413);
  });
});

describe('the version of the API', () => {
  const withVersion = (version: string | undefined): Record<string, string> =>
    version === undefined ? JSON_HEADER : { ...JSON_HEADER, 'openstack-API-version': version };

  test.each(VERSIONS)('%s: a manage request is answered with %i', (version, status, message) => {
    const answered = ask(services(), post('manageable_snapshots', GOOD, withVersion(version)));
    expect(answered.status).toBe(status);
    if (message !== undefined) expect(JSON.stringify(fromJson(answered.body))).toContain(JSON.stringify(message));
  });

  test.each(TOLD_VERSIONS)('%s: the answer tells %s', (version, told) => {
    const { headers } = answer(services(), post('manageable_snapshots', GOOD, withVersion(version)));
    expect(headers['openstack-api-version']).toBe(told);
    expect(headers.vary).toBe(told === undefined ? undefined : 'OpenStack-API-Version');
  });

  test('is that of the volume service, wherever it stands in the header', () => {
    const { headers } = answer(services(), post('manageable_snapshots', GOOD, withVersion('compute 2.1, volume 3.9')));
    expect(headers['openstack-api-version']).toBe('volume 3.9');
  });

  test('can not be told from a header that names another service only', () => {
    const answered = ask(services(), post('manageable_snapshots', GOOD, withVersion('compute 2.1')));
    expect(answered.headers).toEqual(JSON_TYPE);
    expect(plain(answered)).toEqual(bad('The server could not comply with the request since it is either malformed or otherwise incorrect.'));
  });

  test.each(['1.5', '4.0'])('%s is of no API that there is', (version) => {
    const message = `Version ${version} is not supported by the API. Minimum is 3.0 and maximum is 3.71.`;
    expect(plain(ask(services(), post('manageable_snapshots', GOOD, withVersion(`volume ${version}`))))).toEqual({ status: 406, body: { computeFault: { code: 406, message } } });
  });

  test.each([undefined, 'volume 3.0', 'volume 3.70'])('does not matter to the old path: %s', (version) => {
    expect(ask(services(), post('os-snapshot-manage', GOOD, withVersion(version))).status).toBe(202);
  });

  test('matters only once the body was found to be right', () => {
    const body = (text: string): number => ask(services(), post('manageable_snapshots', text, JSON_HEADER)).status;
    expect([body('{'), body('{"snapshot": {}}'), body(''), body(GOOD)]).toEqual([400, 400, 500, 404]);
    expect(ask(services(), post('manageable_snapshots', GOOD, { 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a request', () => {
  test.each([
    ['text/plain', 415],
    [undefined, 415],
    ['application/json; charset=utf-8', 202],
    ['application/vnd.openstack.volume+json', 202],
  ])('of content type %s is answered with %i', (type, status) => {
    const headers = { 'OpenStack-API-Version': 'volume 3.70', ...(type === undefined ? {} : { 'content-type': type }) };
    const answered = ask(services(), post('manageable_snapshots', GOOD, headers));
    expect(answered.status).toBe(status);
    if (status === 415) expect(fromJson(answered.body)).toEqual({ badMediaType: { code: 415, message: 'Unsupported Content-Type' } });
  });

  test('may leave out the project, but not name another', () => {
    expect(ask(services(), post('/v3/manageable_snapshots', GOOD)).status).toBe(202);
    const other = ask(services(), post('/v3/0123456789abcdef0123456789abcdef/manageable_snapshots', GOOD));
    expect(plain(other)).toEqual(bad('Malformed request url'));
    const cinder = services();
    putSnapshot(cinder);
    const action = ask(cinder, post(`/v3/0123456789abcdef0123456789abcdef/snapshots/${SNAPSHOT}/action`, '{"os-unmanage": null}'));
    expect(plain(action)).toEqual(bad('Malformed request url'));
  });

  test('longer than 112 KiB does not get through', () => {
    const body = (length: number): string => GOOD.padEnd(length, ' ');
    expect(ask(services(), post('manageable_snapshots', body(114_688))).status).toBe(202);
    for (const long of [body(114_689), body(114_687) + 'ü']) {
      expect(ask(services(), post('manageable_snapshots', long))).toEqual({
        kind: 'answered', status: 413, headers: { 'content-type': 'text/plain; charset=UTF-8' },
        body: '413 Request Entity Too Large\n\nRequest is too large. Larger than max_request_body_size (114688).\n\n   ',
      });
    }
  });

  test.each([
    post(`snapshots/${SNAPSHOT}`, '{"os-unmanage": null}'),
    post('volumes', GOOD),
    post('/v2/manageable_snapshots', GOOD),
    { ...post('manageable_snapshots', GOOD), method: 'PUT' },
  ])('to nowhere: $method $path', (request) => {
    expect(ask(services(), request)).toEqual({
      kind: 'answered', status: 404, headers: { 'content-type': 'text/plain; charset=UTF-8' },
      body: '404 Not Found\n\nThe resource could not be found.\n\n   ',
    });
  });
});

describe('an unmanage request', () => {
  const unmanage = (cinder: Services, body: string | null = '{"os-unmanage": null}', id: string = SNAPSHOT): ApiAnswer =>
    ask(cinder, post(`snapshots/${id}/action`, body));

  test.each(UNMANAGE_BODIES)('with a body %s', (body, text) => {
    const cinder = services();
    putSnapshot(cinder);
    const answered = unmanage(cinder, body);
    if (text !== undefined) return expect(plain(answered)).toEqual(bad(text));
    expect(answered).toEqual({
      kind: 'answered', status: 202, body: null,
      headers: {
        'content-type': 'text/html; charset=UTF-8', 'content-length': '0', 'openstack-api-version': 'volume 3.70', vary: 'OpenStack-API-Version',
      },
    });
  });

  test.each(['null', '5', 'true', '"x"', '["os-unmanage"]'])('with a body %s that upstream can not look into', (body) => {
    const cinder = services();
    putSnapshot(cinder);
    expect(plain(unmanage(cinder, body))).toEqual(notFound('The resource could not be found.'));
  });

  test.each(['constructor', 'toString', '__proto__'])('can not ask for an action %s, which JavaScript alone would know', (action) => {
    const cinder = services();
    putSnapshot(cinder);
    expect(unmanage(cinder, `{"${action}": null}`).status).toBe(400);
  });

  test('needs no microversion, but the type of its body', () => {
    const cinder = services();
    putSnapshot(cinder);
    const path = `snapshots/${SNAPSHOT}/action`;
    expect(ask(cinder, post(path, '{"os-unmanage": null}', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect(ask(cinder, post(path, '{"os-unmanage": null}', JSON_HEADER)).status).toBe(202);
  });

  test('makes the row unmanaging, and waits for the manager', () => {
    const cinder = services();
    putSnapshot(cinder);
    unmanage(cinder);
    expect(cinder.world.snapshots.get(SNAPSHOT)?.status).toBe('unmanaging');
    expect(cinder.world.casts.all()).toMatchObject([{ to: 'manager', method: 'unmanage_snapshot', snapshot_id: SNAPSHOT }]);
  });

  test.each(UNKNOWN_SNAPSHOTS)('finds no snapshot %s', (id, text) => {
    const cinder = services();
    putSnapshot(cinder);
    expect(plain(unmanage(cinder, '{"os-unmanage": null}', id))).toEqual(notFound(text));
  });

  test.each(BUSY_STATUSES)('of a snapshot that is %s', (status) => {
    const cinder = services();
    putSnapshot(cinder, { status });
    expect(plain(unmanage(cinder))).toEqual(bad(BUSY_TEXT));
    expect(logOf(cinder)).toEqual([`ERROR cinder.volume.api ${BUSY_TEXT.replace('Invalid snapshot: ', '')}`]);
  });

  test.each([{ cgsnapshot_id: 'c' }, { group_snapshot_id: 'g' }])('of a snapshot in a group: %j', (fields) => {
    const cinder = services();
    putSnapshot(cinder, fields);
    expect(plain(unmanage(cinder))).toEqual(bad(BUSY_TEXT));
  });

  test('of a snapshot in error is accepted', () => {
    const cinder = services();
    putSnapshot(cinder, { status: 'error' });
    expect(unmanage(cinder).status).toBe(202);
  });
});
