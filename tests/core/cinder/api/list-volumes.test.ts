import { describe, expect, test } from 'vitest';
import type { Services } from '../../../../core/cinder/calling.ts';
import type { VolumeId, VolumeRow } from '../../../../core/interface.ts';
import { object } from '../../../../core/value/json.ts';
import { fromJson } from '../../../../core/value/plain.ts';
import { answer, PROJECT, services, VOLUME } from '../services.ts';

const OTHER = 'feed';

/** Three volumes of the project, `a` to `c` in the order of their making, and one of another. */
function listed(): Services {
  const cinder = services();
  cinder.world.volumes.remove(VOLUME);
  put(cinder, 'a', { display_name: 'Monday', status: 'error', metadata: object([['k', '1']]), created_at: '2026-01-01T00:00:01.000Z' });
  put(cinder, 'b', { display_name: 'tuesday', size: 3, created_at: '2026-01-01T00:00:02.000Z', updated_at: '2026-01-01T00:00:05.000Z' });
  put(cinder, 'c', { display_name: null, migration_status: 'target:a', created_at: '2026-01-01T00:00:03.000Z' });
  put(cinder, 'd', { project_id: OTHER, created_at: '2026-01-01T00:00:04.000Z' });
  return cinder;
}

function put({ world }: Services, id: string, fields: Partial<VolumeRow>): void {
  const like = services().world.volumes.get(VOLUME);
  if (!like) throw new Error('There is no volume.');
  world.volumes.put({ ...like, id: id as VolumeId, name: `volume-${id}`, name_id: id, ...fields });
}

interface Body {
  readonly volumes?: readonly { readonly id: string }[];
  readonly volumes_links?: readonly { readonly href: string }[];
  readonly count?: number;
}

interface How {
  readonly minor?: number;
  readonly below?: string;
  readonly roles?: string;
}

function ask(query: string, { minor = 70, below = '', roles }: How = {}, cinder = listed()): Body {
  const headers = { 'OpenStack-API-Version': `volume 3.${minor}`, ...(roles === undefined ? {} : { 'X-Roles': roles }) };
  const { body } = answer(cinder, { method: 'GET', path: `/v3/${PROJECT}/volumes${below}${query}`, headers, body: null });
  return fromJson(body) as Body;
}

const ids = (query: string, how?: How): string | undefined => ask(query, how).volumes?.map(({ id }) => id).join('');

describe('a list of volumes', () => {
  test('shows the newest first, and of its project only', () => {
    expect(ids('')).toBe('cba');
    expect(ids('?all_tenants=1')).toBe('dcba');
  });

  test('hides from others than administrators where volumes are migrated to', () => {
    expect(ids('', { roles: 'member' })).toBe('ba');
    expect(ids('?all_tenants=1', { roles: 'member' })).toBe('ba');
  });

  test('is empty where all projects are asked for with a no', () => {
    expect(ids('?all_tenants=0')).toBe('');
  });

  test('shows names and links, or all', () => {
    expect(ask('?limit=1&sort=id:asc').volumes).toEqual([{
      id: 'a', name: 'Monday',
      links: [{ rel: 'self', href: `http://localhost/v3/${PROJECT}/volumes/a` }, { rel: 'bookmark', href: `http://localhost/${PROJECT}/volumes/a` }],
    }]);
    expect(ask('?limit=1', { below: '/detail' }).volumes?.[0]).toMatchObject({ id: 'c', status: 'available', size: 1, attachments: [] });
  });

  test('is summarized from 3.12 on', () => {
    expect(ask('', { below: '/summary' })).toEqual({ 'volume-summary': { total_count: 3, total_size: 5, metadata: { k: ['1'] } } });
    expect(ask('?all_tenants=1', { below: '/summary', minor: 35 })).toEqual({ 'volume-summary': { total_count: 4, total_size: 6 } });
    expect(ask('', { below: '/summary', minor: 11 })).toMatchObject({ itemNotFound: { message: 'The resource could not be found.' } });
  });
});

describe('the page of a list of volumes', () => {
  test.each([
    ['sort=id:asc', 'abc'], ['sort=name:asc', 'cab'], ['sort_key=size', 'bca'], ['sort=size,id:asc', 'bac'], ['limit=2', 'cb'], ['limit=1&offset=1', 'b'], ['marker=c', 'ba'], ['marker=d&limit=1', 'c'], ['sort=bootable', 'cba'],
  ])('%s', (query, order) => {
    expect(ids(`?${query}`)).toBe(order);
  });

  test.each([
    ['limit=x&sort=id&sort_key=id', 'limit param must be an integer'], ['sort=id:up', "Invalid input received: Unknown sort direction, must be 'desc' or 'asc'."], ['sort=metadata', 'Invalid input received: Invalid sort key'],
  ])('%s is refused', (query, message) => {
    expect(ask(`?${query}`)).toMatchObject({ badRequest: { message } });
  });

  test('begins with a marker that is there', () => {
    expect(ask('?marker=x')).toMatchObject({ itemNotFound: { message: 'Volume x could not be found.' } });
  });

  test('leads to the next one, and counts all', () => {
    const { volumes_links: links, count } = ask('?limit=2&with_count=1', { below: '/detail' });
    expect(links?.[0]?.href).toBe(`http://localhost/v3/${PROJECT}/volumes/detail?limit=2&with_count=1&marker=b`);
    expect(count).toBe(3);
    expect(ids('?with_count=1', { minor: 44 })).toBe('');
  });
});

describe('a filter of volumes', () => {
  test.each([
    ['status=error', 'a'], ["status=['error','available']", 'cba'], ['status=None', ''], ['name=tuesday', 'b'], ['name~=DAY', 'ba'], ['size=3', 'b'], ['size=3.0', 'b'], ['size=[3,5]', 'b'], ['size~=3', 'b'], ['size=0x3', 'b'], ['size=(3,)', 'b'], ['size=(3)', 'b'], ["size='3'", 'b'], ['size=03', 'b'], ['size=5-2', ''], ['size=3_', ''], ['status="\\x65rror"', 'a'], ["status=('error',", ''], ["metadata={'k':1,'k':2}", ''], ["metadata={1:'k'}", ''], ['migration_status=None', 'ba'], ['host=vm', 'cba'], ['host=vm@ceph', ''],
    ["metadata={'k':1}", 'a'], ['metadata={"k":true}', ''], ['metadata={}', 'cba'], ['metadata=k', ''], ['bootable=no', 'cba'], ['bootable=1', ''], ['consumes_quota=0', ''], ['cluster_name=x', ''], ['name_id=a', ''], ['foo=1', ''], ['name_id~=a', 'cba'],
    ['created_at=gt:2026-01-01T00:00:01', 'cb'], ['created_at=gte:2026-01-01T02:00:02.5%2B02:00', 'c'], ['created_at=lt:2026-01-01T00:00:02,eq:2026-01-01T00:00:03Z', 'ca'], ['updated_at=neq:2020', 'b'], ['updated_at=lt:20260101', ''],
  ])('%s', (query, found) => {
    expect(ids(`?${query}`)).toBe(found);
  });

  test.each([
    ['bootable=x', "Invalid input received: 'bootable = x'"], ['all_tenants=2', "Value '2' for 'all_tenants' is not a boolean."], ['created_at=2026', 'Invalid 2026 operator'], ['created_at=gt:2026-02-30', 'Invalid 2026-02-30 value'], ['created_at=gt:202602', 'Invalid 202602 value'],
    ['all_tenants=x&sort=id:up', "Value 'x' for 'all_tenants' is not a boolean."],
    ['host=5', 'The server could not comply with the request since it is either malformed or otherwise incorrect.'],
  ])('%s is refused', (query, message) => {
    expect(ask(`?${query}`)).toMatchObject({ badRequest: { message } });
  });

  test('of truth is not looked at closely before 3.2', () => {
    expect([ids('?bootable=x', { minor: 1 }), ids('?bootable=False', { minor: 1 })]).toEqual(['', 'cba']);
  });

  test.each([['foo~=x', "type object 'Volume' has no attribute 'foo'"], ['metadata~=x', "'MetaData' object has no attribute 'op'"]])('%s makes the API stumble', (query, message) => {
    const cinder = listed();
    expect(ask(`?${query}`, {}, cinder)).toMatchObject({ computeFault: { code: 500 } });
    expect(cinder.lanes.log.at(-1)?.exception).toEqual({ class: 'AttributeError', message });
  });

  test('that nobody knows is refused to others than administrators from 3.31 on, and dropped before', () => {
    const roles = 'member';
    expect(ask('?foo=1&host=x', { roles })).toMatchObject({ badRequest: { message: 'Invalid filters foo,host are found in query options.' } });
    expect(ids('?foo=1&status=error', { roles, minor: 30 })).toBe('a');
    expect(ask('?foo=1&foo=2', { roles, minor: 30 })).toMatchObject({ computeFault: { code: 500 } });
  });

  test('of time is there from 3.31 on', () => {
    expect([ids('?created_at=x', { minor: 30 }), ids('?created_at=lt:2026', { minor: 31 })]).toEqual(['cba', '']);
  });
});
