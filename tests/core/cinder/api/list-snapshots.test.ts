import { describe, expect, test } from 'vitest';
import type { Services } from '../../../../core/cinder/calling.ts';
import { newSnapshotRow } from '../../../../core/cinder/snapshots.ts';
import { DEFAULT_OPTIONS, type SnapshotId, type SnapshotRow } from '../../../../core/interface.ts';
import { fromJson } from '../../../../core/value/plain.ts';
import { object } from '../../../../core/value/json.ts';
import { answer, PROJECT, services, VOLUME } from '../services.ts';

const OTHER = 'feed';
const UNKNOWN = '99999999-9999-4999-8999-999999999999';

/** Three snapshots of the project, `a` to `c` in the order of their making, and one of another. */
function listed(): Services {
  const cinder = services();
  put(cinder, 'a', { display_name: 'Monday', status: 'error', metadata: object([['k', 'v']]) });
  put(cinder, 'b', { display_name: 'tuesday', volume_size: 3 });
  put(cinder, 'c', { display_name: null });
  put(cinder, 'd', { project_id: OTHER });
  return cinder;
}

function put({ world }: Services, id: string, fields: Partial<SnapshotRow>): void {
  const volume = world.volumes.get(VOLUME);
  if (!volume) throw new Error('There is no volume.');
  const made = { id: id as SnapshotId, status: 'available', project_id: PROJECT, user_id: 'u', display_name: id, display_description: null, metadata: object([]) } as const;
  world.snapshots.put({ ...newSnapshotRow(volume, made, world.now, DEFAULT_OPTIONS), ...fields });
}

interface Body {
  readonly snapshots?: readonly { readonly id: string }[];
  readonly snapshots_links?: readonly { readonly href: string }[];
  readonly count?: number;
  readonly badRequest?: { readonly message: string };
  readonly itemNotFound?: { readonly message: string };
}

function ask(query: string, { minor = 70, detail = false, roles }: { minor?: number; detail?: boolean; roles?: string } = {}): Body {
  const headers = { 'OpenStack-API-Version': `volume 3.${minor}`, ...(roles === undefined ? {} : { 'X-Roles': roles }) };
  const { body } = answer(listed(), { method: 'GET', path: `/v3/${PROJECT}/snapshots${detail ? '/detail' : ''}${query}`, headers, body: null });
  return fromJson(body) as Body;
}

const ids = (query: string, more?: Parameters<typeof ask>[1]): string | undefined => ask(query, more).snapshots?.map(({ id }) => id).join('');

describe('a list of snapshots', () => {
  test('shows the newest first, and of its project only', () => {
    expect(ids('')).toBe('cba');
  });

  test('shows all to an administrator who asks for all, and only to one', () => {
    expect(ids('?all_tenants=1')).toBe('dcba');
    expect(ids('?all_tenants=0')).toBe('cba');
    expect(ids('?all_tenants=1', { roles: 'member' })).toBe('cba');
  });

  test('shows the plain fields, or what the microversion has', () => {
    const [plain] = ask('?status=error').snapshots ?? [];
    expect(Object.keys(plain ?? {})).toEqual(['id', 'created_at', 'updated_at', 'name', 'description', 'volume_id', 'status', 'size', 'metadata']);
    const shown = (minor: number): string[] => Object.keys(ask('', { minor, detail: true }).snapshots?.[0] ?? {}).slice(9);
    const attributes = ['os-extended-snapshot-attributes:project_id', 'os-extended-snapshot-attributes:progress'];
    expect(shown(13)).toEqual(attributes);
    expect(shown(40)).toEqual(['group_snapshot_id', ...attributes]);
    expect(shown(65)).toEqual(['group_snapshot_id', 'user_id', 'consumes_quota', ...attributes]);
  });
});

describe('the order', () => {
  test.each([
    ['sort=id:asc', 'abc'], ['sort=id', 'cba'], ['sort_key=id&sort_dir=asc', 'abc'], ['sort=display_name:asc', 'cab'], ['sort=name:desc', 'bac'], ['sort=status:asc,id:desc', 'cba'],
    ['sort=volume_size:desc,id:asc', 'bac'], ['sort=status:desc', 'acb'],
  ])('%s', (query, order) => {
    expect(ids(`?${query}`)).toBe(order);
  });

  test.each([
    ['sort=size', 'Invalid input received: Invalid sort key'], ['sort=', 'Invalid input received: Invalid sort key'],
    ['sort=id:up', "Invalid input received: Unknown sort direction, must be 'desc' or 'asc'."],
    ['sort=id&sort_dir=asc&limit=x', "The 'sort_key' and 'sort_dir' parameters are deprecated and cannot be used with the 'sort' parameter."],
  ])('%s is refused', (query, text) => {
    expect(ask(`?${query}`)).toMatchObject({ badRequest: { message: text } });
  });

  test('knows names from 3.30 on', () => {
    expect(ids('?sort=name:asc', { minor: 30 })).toBe('cab');
    expect(ask('?sort=name:asc', { minor: 29 })).toMatchObject({ badRequest: { message: 'Invalid input received: Invalid sort key' } });
  });
});

describe('a page', () => {
  test.each([['limit=2', 'cb'], ['limit=1&offset=1', 'b'], ['limit=0', ''], ['offset=2', 'a'], ['marker=c', 'ba'], ['marker=a', ''], ['sort=id:asc&marker=a&limit=1', 'b'], ['marker=d&sort=id', 'cba']])('%s', (query, order) => {
    expect(ids(`?${query}`)).toBe(order);
  });

  test.each([['limit=-1', 'limit param must be positive'], ['limit=x', 'limit param must be an integer'], ['offset=-1', 'offset must be >= 0']])('%s is refused', (query, text) => {
    expect(ask(`?${query}`)).toMatchObject({ badRequest: { message: text } });
  });

  test('that is full leads to the next, with its own parameters', () => {
    expect(ask('?limit=2&name~=%20%C3%A9*&marker=x', { minor: 34 }).itemNotFound).toEqual({ code: 404, message: 'Snapshot x could not be found.' });
    const link = (query: string, detail: boolean): string | undefined => ask(query, { detail }).snapshots_links?.[0]?.href;
    expect(link('?marker=c&limit=1&sort=id', true)).toBe(`http://localhost/v3/${PROJECT}/snapshots/detail?limit=1&sort=id&marker=b`);
    expect(link('?limit=1&status=error', false)).toBe(`http://localhost/v3/${PROJECT}/snapshots?limit=1&status=error&marker=a`);
    expect(link('?limit=4', false)).toBeUndefined();
  });

  test('begins with a marker that is there', () => {
    expect(ask(`?marker=${UNKNOWN}`)).toMatchObject({ itemNotFound: { message: `Snapshot ${UNKNOWN} could not be found.` } });
  });

  test('has a count of all from 3.45 on, and may be asked not to', () => {
    expect(ask('?with_count=true&limit=1')).toMatchObject({ count: 3, snapshots_links: [{ rel: 'next' }] });
    expect(ask('?with_count=1&limit=1&all_tenants=1')).toMatchObject({ count: 4 });
    expect(ask('?with_count=1&all_tenants=0')).toMatchObject({ count: 0 });
    expect(ask('?with_count=no')).not.toHaveProperty('count');
    expect(ask('?with_count=x')).toMatchObject({ badRequest: { message: "Value 'x' for 'with_count' is not a boolean." } });
    expect(ids('?with_count=true', { minor: 44 })).toBe('');
  });
});

describe('a filter', () => {
  test.each([
    ['status=error', 'a'], ['status=ERROR', ''], ['name=tuesday', 'b'], ['name=Tuesday', ''], ['name~=DAY', 'ba'], ['name~=t%25d', 'b'], ['volume_id=nope', ''], ['nope=1', ''], ['user_id=u', 'cba'], ['volume_size=3.0', 'b'], ['volume_size=', ''],
    ['metadata={"k":"v"}', 'a'], ["metadata={'k':%20'v'}", 'a'], ['metadata={}', 'cba'], ['metadata=k', ''], ['consumes_quota=true', 'cba'], ['consumes_quota=no', ''], ['limit=1&limit=2', ''],
  ])('%s', (query, found) => {
    expect(ids(`?${query}`)).toBe(found);
  });

  test.each([['host=vm@lvm', 'dcba'], ['host=vm', 'dcba'], ['host=vm@lv', ''], ['availability_zone=nova', 'dcba'], ['availability_zone=x', ''], ['host=vm&status=error', '']])(
    '%s looks at the volume, whose project and status then count', (query, found) => {
      expect(ids(`?${query}`)).toBe(found);
    },
  );

  test('of metadata is there from 3.22 on', () => {
    expect(ids('?metadata={}&status=error', { minor: 22 })).toBe('a');
    expect(ids('?metadata=k', { minor: 21 })).toBe('cba');
  });

  test('is refused to others than administrators from 3.31 on, and dropped before', () => {
    expect(ask('?nope=1&host=x&all_tenants=1', { roles: 'member' })).toMatchObject({ badRequest: { message: 'Invalid filters nope,host are found in query options.' } });
    expect(ids('?nope=1&status=error', { roles: 'member', minor: 30 })).toBe('a');
    expect(ids('?status=error&all_tenants=1', { roles: 'member' })).toBe('a');
  });

  test.each([['consumes_quota=x', "Value 'x' for 'use_quota' is not a boolean."], ['%C3%A9=1', 'Filter keys can only contain ASCII characters.']])('%s is refused', (query, text) => {
    expect(ask(`?${query}`)).toMatchObject({ badRequest: { message: text } });
  });

  test('that is no UTF-8 is not understood', () => {
    expect(ask('?status=%FF')).toMatchObject({ badRequest: { message: expect.stringContaining('Error decoding your request.') } });
  });
});
