/** What generated requests to the Block Storage API are made of. */
import { float, int, object, type Json } from '../../core/value/json.ts';

export const UNKNOWN = '99999999-9999-4999-8999-999999999999';
export const OTHER_PROJECT = '0123456789abcdef0123456789abcdef';

export const VERSIONS = ['volume 3.8', 'volume 3.7', 'volume 3.0', 'volume 3.17', 'volume 3.16', 'volume latest', 'volume 3.65', 'volume 3.64', 'volume 3.41', 'volume 3.40', 'volume 3.14', 'volume 3.13', 'volume 3.21', 'volume 3.22', 'volume 3.30', 'volume 3.31', 'volume 3.45', 'volume 3.44', 'volume 2.0', 'volume 3.99', 'volume abc', 'compute 2.1', 'volume 3.70, compute 2.1', 'volume', 'volume 3.070', '3.70'];
/** In the place of the type of content. */
export const HEADERS = ['text/plain', 'application/json; charset=utf-8', 'application/xml', 'application/vnd.openstack.volume+json', 'APPLICATION/JSON'];

export const ROLES: readonly Readonly<Record<string, string>>[] = [
  { 'X-User-Id': 'u1', 'X-Project-Id': '<PROJECT>', 'X-Roles': 'member' },
  { 'X-User-Id': 'u1', 'X-Project-Id': '<PROJECT>', 'X-Roles': 'reader' },
  { 'X-User-Id': 'u1', 'X-Project-Id': '<PROJECT>', 'X-Roles': 'Member, reader' },
  { 'X-User-Id': 'u1', 'X-Project-Id': '<PROJECT>', 'X-Roles': '' },
  { 'X-User-Id': 'u2', 'X-Project-Id': '<PROJECT>', 'X-Roles': 'admin' },
  { 'X-User-Id': 'u2', 'X-Project-Id': OTHER_PROJECT, 'X-Roles': 'ADMIN,member' },
  { 'X-User-Id': 'u3', 'X-Project-Id': OTHER_PROJECT, 'X-Roles': 'member' },
];

export const ELSEWHERE = ['/v3', `/v3/${OTHER_PROJECT}`, '/v3/<PROJECT>'];

export const VOLUME_IDS: readonly Json[] = [
  UNKNOWN, '<VOL-CEPH, UPPER CASE>', '<VOL-CEPH, NO HYPHENS>', '{<VOL-CEPH>}', 'urn:uuid:<VOL-CEPH>', '<VOL-CEPH>\n', ' <VOL-CEPH>', 'v-ceph', '', null, int(5), true, [], object([]), 'x'.repeat(32), '1'.repeat(32), '١'.repeat(32),
];

export const NAMES: readonly Json[] = ['n1', 'N1', '', ' n1 ', null, 'é', '\u0000', 'x'.repeat(255), 'x'.repeat(256), '\ud83d\ude00'.repeat(200), '\ud83d\ude00'.repeat(256), int(5), true, [], object([]), 'a\nb'];
export const DESCRIPTIONS: readonly Json[] = ['d', '', null, ' d ', 'a\nb', 'a\n', '\t', 'é ', '\u2028', '\ud83d\ude00', 'x'.repeat(255), 'x'.repeat(256), int(5), false, [], object([['a', int(1)]])];
export const METADATA: readonly Json[] = [
  null, object([]), object([['a', 'b']]), object([['a', 'b'], ['c', '']]), object([['a', int(5)]]), object([['a', null]]), object([['a', true]]), object([['', 'x']]), object([['a%', 'x'], ['b%', 'y']]), object([['x'.repeat(255), 'x'.repeat(255)]]),
  object([['x'.repeat(256), 'x']]), object([['a', 'x'.repeat(256)]]), object([['a', object([])]]), object([['é', 'x']]), object([['a', 'é']]), object([['a b/c.d:e-f_g', 'x']]), object([['a\n', 'x']]), [], 'x', int(5), object([['a%', int(5)], ['b', int(5)]]),
];

/** References. A name that is no text brings down the service of Ceph. */
export const REFERENCES: readonly Json[] = [
  null, '', 'nope', [], int(5), float(1.5), true, object([]), object([['source-id', 'a']]), object([['Source-Name', 'a']]), object([['source-name', '']]), object([['source-name', null]]), object([['source-name', 'a/b']]),
  object([['source-name', 'a\u0000b']]), object([['source-name', ' a ']]), object([['x', object([['source-name', 'a']])], ['source-name', 'a']]), object([['source-name', 'é']]), object([['source-name', 'volume-<VOL-CEPH>']]),
  object([['source-name', 'volume-<VOL-LVM>']]), object([['source-name', 'a'], ['n', [int(1), float(1), true, null, "it's"]]]), object([['source-name', '-a']]), object([['source-name', 'n'.repeat(300)]]), object([['source-name', int(5)]]), object([['source-name', ['a']]]), object([['source-name', '\ud800']]),
];

/** Bodies of a manage request, as texts. */
export const BODIES = [
  '{}', '[]', 'null', '5', '"x"', 'true', '{', 'not json', '{"snapshot": null}', '{"snapshot": []}', '{"snapshot": {}}', '{"snapshot": "x"}', '{"snapshot": {"volume_id": "<VOL-CEPH>"}}',
  '{"snapshot": {"ref": {}}}', '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": {}}, "x": 1}', '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": {}}, "x": 1, "y": 2}', '{"type": "x"}', '{"type": null, "snapshot": {}}',
  '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": 1.0}}', '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": {"source-name": "a"}, "ref": 5}}', '{"snapshot": {"b": 1, "a": 2, "volume_id": "abc", "ref": null}}',
  '{"Snapshot": {}}', '{"snapshots": {}}', '{"snapshot": {"volume_id": 5, "ref": 5, "name": 5, "description": 5, "metadata": 5}}', '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": NaN}}', '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": {"source-name": "a"}}} x',
  ' {"snapshot": {"volume_id": "<VOL-LVM>", "ref": {"source-name": "nope"}}} ', '\ufeff{}', '{"snapshot": {"volume_id": "<VOL-LVM>", "ref": {"source-name": 5}}}', '{"snapshot": {"volume_id": "<VOL-LVM>", "ref": {"source-name": ["a"]}}}', '{"snapshot": 1e999}',
  `{"snapshot": {"volume_id": "<VOL-LVM>", "ref": {"source-name": "a", "x": "${'x'.repeat(120000)}"}}}`,
];

export const STATUSES = ['available', 'error', 'creating', 'deleting', 'error_deleting', 'unmanaging', 'Error', 'restoring', 'backing-up', 'deleted', 'nope', '', 'in-use'];

/** Bodies of an action on a snapshot, as texts. */
export const ACTIONS = [
  '{}', '[]', 'null', '"x"', '["os-unmanage"]', '5', '{', '{"os-unmanage": {}}', '{"os-unmanage": "x"}', '{"os-unmanage": 0}', '{"os-unmanage": {"x": 1}}', '{"os-unmanage": []}', '{"os-unmanage": null, "x": 1}', '{"os-nope": {}}',
  '{"OS-UNMANAGE": null}', '{"os-reset_status": null}', '{"os-reset_status": {}}', '{"os-reset_status": {"status": null}}', '{"os-reset_status": {"status": 5}}', '{"os-reset_status": {"status": "error", "x": 1}}', '{"os-reset_status": "error"}',
  '{"os-reset_status": {"Status": "error"}}', '{"os-unmanage": null, "os-unmanage": null}', '{"os-force_delete": {}}', '{"os-force_delete": {}}', '{"os-force_delete": null}', '{"os-force_delete": {}}', '{"": null}', '"os-unmanage"', '{"delete": null}', '{"show": {}}',
];

export const VOLUME_RESETS = [
  '{"os-reset_status": {"status": "available"}}', '{"os-reset_status": {"status": "error"}}', '{"os-reset_status": {"status": "in-use"}}', '{"os-reset_status": {"status": "maintenance"}}', '{"os-reset_status": {"status": "deleting"}}', '{"os-reset_status": {"status": "nope"}}',
  '{"os-reset_status": {"migration_status": "migrating"}}', '{"os-reset_status": {"migration_status": "none"}}', '{"os-reset_status": {"migration_status": "success"}}', '{"os-reset_status": {"attach_status": "detached"}}',
  '{"os-reset_status": {"status": "Available", "migration_status": "None"}}', '{"os-reset_status": {}}', '{"os-reset_status": {"status": null}}', '{"os-reset_status": {"status": ""}}', '{"os-reset_status": {"x": 1}}', '{"os-reset_status": null}', '{"os-reset_status": {"status": "creating"}}',
  '{"os-reset_status": {"status": "available", "attach_status": "nope"}}', '{"os-reset_status": {"status": 5}}',
];

/** Parts of the query of a list of what can be managed. Of two keys that are wrong the real API names one first by chance. */
export const LISTING_QUERIES = [
  'sort=reference:asc', 'sort=size:desc,reference:asc', 'sort=size', 'sort=reference', 'sort=foo', 'sort=foo,foo', 'sort=size:up', 'sort=', 'sort=%20size:asc%20', 'sort=size::asc', 'sort=size:asc:desc', 'sort=size,', 'sort_key=size', 'sort_dir=asc', 'sort_key=foo', 'sort_dir=up',
  'limit=1', 'limit=2', 'limit=0', 'limit=-1', 'limit=x', 'limit=', 'limit=%201%20', 'limit=1_0', 'limit=1.0', 'limit=5000', 'limit=%2B1', 'offset=1', 'offset=2', 'offset=100', 'offset=-1', 'offset=x', 'offset=2147483648', 'offset=2147483647', 'offset=', 'offset=%201',
  'marker=', 'marker=x', 'marker=%7B%7D', 'marker=null', 'marker=5', 'marker=%22a%22', 'cluster=x', 'cluster=', 'foo=bar', 'host=vm@lvm', 'limit=1&limit=2', 'a+b=c', '%', '=x', 'x', 'limit=%FF', 'sort=%C3%A9',
];

/** Parts of the query of a list of snapshots. */
export const LIST_QUERIES = [
  'all_tenants=1', 'all_tenants=true', 'all_tenants=0', 'all_tenants=x', 'limit=1', 'limit=2', 'limit=0', 'limit=-1', 'limit=x', 'limit=5000', 'offset=1', 'offset=-1', 'offset=x', 'offset=2147483648', 'marker=99999999-9999-4999-8999-999999999999', 'marker=x',
  'sort=id', 'sort=id:asc', 'sort=created_at:asc', 'sort=name', 'sort=name:asc', 'sort=status:asc,id:desc', 'sort=volume_size', 'sort=size', 'sort=nope', 'sort=id:up', 'sort_key=id', 'sort_dir=asc', 'sort_key=name&sort_dir=asc', 'sort=display_name:asc', 'sort=volume_id:desc,id', 'sort=',
  'sort=id&sort_key=id', 'status=error', 'status=available', 'status=nope', 'status=ERROR', 'status=', 'volume_id=nope', 'name=', 'name~=n', 'status~=err', 'metadata=%7B%22a%22:%22b%22%7D', 'metadata=x', 'metadata=%7B%7D', 'metadata=%7B%27a%27:%20%27b%27%7D', 'metadata=%7B%22a%22:1%7D', 'metadata=5',
  'with_count=true', 'with_count=1', 'with_count=false', 'with_count=x', 'with_count=', 'consumes_quota=true', 'consumes_quota=false', 'consumes_quota=x', 'use_quota=true', 'availability_zone=nova', 'availability_zone=x', 'foo=bar', 'display_name=n1', 'project_id=x', 'id=x', 'host=vm@lvm',
  'user_id=admin', 'limit=1&with_count=true&sort=id', 'limit=1&sort=id:asc', 'limit=2&sort=id&offset=1', 'bootable=true',
];

/** Ids of volumes besides the two that a session begins with, in the order of their making. */
export const MORE_VOLUMES = ['e5e5e5e5-0000-4eee-8eee-000000000001', 'e5e5e5e5-0000-4eee-8eee-000000000002', 'e5e5e5e5-0000-4eee-8eee-000000000003'];

/** What their rows have besides. */
export const VOLUME_ROWS: readonly Readonly<Record<string, Json>>[] = [
  {}, { size: int(3) }, { status: 'error', metadata: object([['a', 'b']]) }, { metadata: object([['a', 'b'], ['k', '1']]) }, { status: 'managing' }, { status: 'error_managing' }, { status: 'in-use', migration_status: 'success', name_id: UNKNOWN },
  { migration_status: 'target:a1a1a1a1-1111-4aaa-8aaa-a1a1a1a1a1a1' }, { project_id: OTHER_PROJECT }, { user_id: 'u1', replication_status: 'disabled' }, { user_id: null, provider_id: '5', provider_location: 'x:y' }, { host: null }, { host: 'vm@ceph' },
];
export const VOLUME_NAMES = ['v1', 'V1', 'v-lvm', 'é 1', '5', 'None', ''];

/** Parts of the query of a list of volumes. */
export const VOLUME_QUERIES = [
  'all_tenants=1', 'all_tenants=True', 'all_tenants=0', 'all_tenants=x', 'all_tenants=2', 'all_tenants=1&project_id=<PROJECT>', 'limit=1', 'limit=2', 'limit=0', 'limit=-1', 'limit=x', 'limit=5000', 'offset=1', 'offset=-1', 'offset=x', 'marker=x', 'marker=',
  'sort=id', 'sort=id:asc', 'sort=created_at:asc', 'sort=name', 'sort=name:asc', 'sort=status:asc,id:desc', 'sort=size', 'sort=size:asc,name:desc', 'sort=nope', 'sort=id:up', 'sort_key=id', 'sort_dir=asc', 'sort_key=name&sort_dir=asc', 'sort=bootable', 'sort=migration_status:asc',
  'sort=host', 'sort=metadata', 'sort=name_id', 'sort=_name_id', 'sort=volume_type_id:asc', 'sort=id&sort_key=id', 'sort=user_id:asc', 'sort=provider_id', 'sort=', 'limit=x&sort=id&sort_key=id',
  'status=error', 'status=available', 'status=ERROR', 'status=None', 'status=', 'status=["error","available"]', "status=('error',)", 'status=%27error%27', 'status=5', 'name=v1', 'name=v-lvm', 'name=5', 'name=None', 'name=', 'name=%22v1%22', 'name~=v', 'name~=%25', 'display_name=v1', 'display_name~=V', 'description~=x',
  'status~=err', 'size~=1', 'host~=LVM', 'foo~=x', 'id~=e5', 'migration_status~=None', 'metadata~=x', 'name_id~=x', 'size=1', 'size=3', 'size=1.0', 'size=01', 'size=%271%27', 'size=[1,3]', 'size=x', 'size=2-1', 'size=0x1', 'size=True', 'size=None',
  'migration_status=None', 'migration_status=success', 'bootable=true', 'bootable=False', 'bootable=x', 'bootable=0', 'bootable=f', 'multiattach=no', 'deleted=1', 'deleted=false', 'shared_targets=1', 'consumes_quota=true', 'consumes_quota=false', 'consumes_quota=x', 'use_quota=1',
  'metadata=%7B%22a%22:%22b%22%7D', 'metadata=x', 'metadata=%7B%7D', "metadata={'k':1}", "metadata={'k':'1','a':'b'}", 'metadata=5', 'metadata={"a":true}', 'metadata={"a":', 'glance_metadata={}', "glance_metadata={'a':'b'}", 'glance_metadata=x', 'host=vm', 'host=vm@lvm', 'host=vm@lvm%23lvm', 'host=vm@nope', 'host=5', 'host=', 'cluster_name=x', 'cluster_name=',
  'availability_zone=nova', 'availability_zone=x', 'group_id=None', 'group_id=x', 'volume_type_id=<TYPE-LVM>', 'volume_type=lvm', 'user_id=admin', 'user_id=None', 'provider_id=5', 'provider_id=[%225%22]', 'name_id=x', '_name_id=None', 'id=<VOL-LVM>', 'no_migration_targets=1', 'no_migration_targets=0', 'attach_status=x',
  'created_at=gt:2020-01-01', 'created_at=lt:2020-01-01T00:00:00Z', 'created_at=gte:20200101T10', 'created_at=lt:2020-01-01,gt:2000', 'created_at=x:2020', 'created_at=2020', 'created_at=gt:2020-13', 'created_at=gt:nope', 'created_at=gt:202001', 'created_at=', 'updated_at=gt:2000', 'updated_at=neq:2000-02-30', 'updated_at=neq:2000-2-3 01:02:03.5%2B02:00', 'created_at=neq:2000,foo',
  'with_count=true', 'with_count=1&limit=1', 'with_count=false', 'with_count=x', 'with_count=1&all_tenants=1&limit=1', 'foo=bar', 'foo=1&foo=2', '%C3%A9=1', 'status=%FF',
];

/** Bodies of a change of a snapshot's texts. */
export const SNAPSHOT_UPDATES = [
  '{"snapshot": {"name": "n1"}}', '{"snapshot": {"name": " n2 ", "description": "d"}}', '{"snapshot": {"name": "native"}}', '{"snapshot": {"description": null}}', '{"snapshot": {"display_name": "n3", "name": "n4"}}', '{"snapshot": {"display_description": "\u00a0é\u2028"}}', '{"snapshot": {"display_description": " x "}}',
  '{"snapshot": {"name": null, "display_description": ""}}', '{"snapshot": {}}', '{"snapshot": {"x": 1}}', '{"snapshot": {"name": "a", "x": 1, "y": 2}}', '{"snapshot": {"name": 5, "description": 6}}', '{"snapshot": {"description": "a\nb"}}', '{"snapshot": null}', '{"snapshot": []}', '{}', '[]', '5', '{', '',
  '{"snapshot": {"name": "a"}, "x": 1}', '{"type": "x", "snapshot": {"name": "a"}}', `{"snapshot": {"name": "${'n'.repeat(256)}"}}`, `{"snapshot": {"display_name": "${'é'.repeat(255)}"}}`, '{"snapshot": {"metadata": {}}}', '{"x": 1}',
];

export const METADATA_KEYS = ['a', 'b', 'k 1', 'nope', 'new', 'a.b', 'a.json', 'A', '%C3%A9'];

/** Bodies for all metadata of a snapshot, and for one of them. */
export const METADATA_BODIES = [
  '{"metadata": {"a": "b"}}', '{"metadata": {"a": "c", "k 1": ""}}', '{"metadata": {}}', '{"metadata": {"b": "1", "a.b": "2", "new": "3"}}', '{"metadata": {"a": "b"}, "x": 1}', '{"metadata": null}', '{"metadata": []}', '{"metadata": "x"}', '{"metadata": {"a/b": "x"}}', '{"metadata": {"é": "x", "a%": 5}}', '{"metadata": {"": "x"}}',
  '{"metadata": {"a": 5}}', '{"metadata": {"a": null}}', `{"metadata": {"a": "${'x'.repeat(256)}"}}`, `{"metadata": {"${'k'.repeat(255)}": "x"}}`, `{"metadata": {"${'k'.repeat(256)}": "x"}}`, '{"metadata": {"a\n": "x"}}', '{"type": 1}', '{"type": 1, "metadata": {}}', '{}', '[]', '5', '{', '', '{"meta": {"a": "b"}}',
];
export const ONE_METADATA = [
  '{"meta": {"a": "b"}}', '{"meta": {"a": "c"}}', '{"meta": {"k 1": "d"}}', '{"meta": {"nope": "d"}}', '{"meta": {"a.b": "d"}}', '{"meta": {}}', '{"meta": {"a": "1", "b": "2"}}', '{"meta": null}', '{"meta": {"a": 5}}', '{"meta": {"a/b": "x"}}', '{}', '[]', '', '{"type": 1, "meta": {"a": "e"}}', '{"metadata": {"a": "b"}}',
];

/** Where versions are told, or nearly. */
export const VERSION_PLACES = ['/', '/v3/', '/v3', '//', '/v3//', '/?x=1', '/v2/', '/v3/<PROJECT>', '/v3/<PROJECT>/', '/nope'];

/** Changes of a row: SQL, its first values, of what the row is. */
export const CHANGES: readonly (readonly [sql: string, values: readonly Json[], of: 'volume' | 'snapshot' | 'service'])[] = [
  ['update volumes set status=? where id=?', ['in-use'], 'volume'],
  ['update volumes set status=? where id=?', ['error'], 'volume'],
  ['update volumes set status=? where id=?', ['maintenance'], 'volume'],
  ['update volumes set status=? where id=?', ['available'], 'volume'],
  ['update volumes set status=? where id=?', ['replica_error'], 'volume'],
  ['update volumes set migration_status=? where id=?', ['migrating'], 'volume'],
  ['update volumes set migration_status=? where id=?', [null], 'volume'],
  ['update volumes set size=? where id=?', [int(2)], 'volume'],
  ['update volumes set size=? where id=?', [int(1)], 'volume'],
  ['update volumes set size=? where id=?', [int(100000000)], 'volume'],
  ['update volumes set host=? where id=?', ['vm@nope#nope'], 'volume'],
  ['update volumes set host=? where id=?', ['vm@ceph#nope'], 'volume'],
  ['update volumes set host=? where id=?', ['vm@lvm'], 'volume'],
  ['update volumes set host=NULL where id=?', [], 'volume'],
  ['update volumes set deleted=1 where id=?', [], 'volume'],
  ['update volumes set project_id=? where id=?', [OTHER_PROJECT], 'volume'],
  ['update snapshots set status=? where id=?', ['error'], 'snapshot'],
  ['update snapshots set status=? where id=?', ['available'], 'snapshot'],
  ['update snapshots set status=? where id=?', ['creating'], 'snapshot'],
  ['update snapshots set status=? where id=?', ['error_deleting'], 'snapshot'],
  ['update snapshots set volume_size=? where id=?', [int(7)], 'snapshot'],
  ['update snapshots set deleted=1 where id=?', [], 'snapshot'],
  ['update snapshots set cgsnapshot_id=? where id=?', [UNKNOWN], 'snapshot'],
  ['update snapshots set group_snapshot_id=? where id=?', [UNKNOWN], 'snapshot'],
  ['update services set frozen=1 where host=?', [], 'service'],
  ['update services set frozen=0 where host=?', [], 'service'],
  ['update services set disabled=1 where host=?', [], 'service'],
  ['update services set disabled=0 where host=?', [], 'service'],
  ["update services set updated_at='<TIME>', created_at='<TIME>' where host=?", [], 'service'],
  ["update services set updated_at=datetime('now'), created_at=datetime('now') where host=?", [], 'service'],
];

/** Methods and paths that are rarely asked for. */
export const PLACES: readonly (readonly [method: string, path: string])[] = [
  ['PUT', '/v3/<PROJECT>/manageable_snapshots'], ['DELETE', '/v3/<PROJECT>/manageable_snapshots'], ['GET', '/v3/<PROJECT>/manageable_snapshots/<ID>'], ['PUT', '/v3/<PROJECT>/manageable_snapshots/<ID>'],
  ['DELETE', '/v3/<PROJECT>/manageable_snapshots/<ID>'], ['POST', '/v3/<PROJECT>/manageable_snapshots/detail'], ['POST', '/v3/<PROJECT>/manageable_snapshots/<ID>'], ['GET', '/v3/<PROJECT>/manageable_snapshots/'], ['GET', '/v3/<PROJECT>/manageable_snapshots.json?host=vm@lvm'],
  ['POST', '/v3/<PROJECT>/snapshots/<ID>'], ['DELETE', '/v3/<PROJECT>/snapshots'], ['GET', '/v3/<PROJECT>/snapshots/<ID>/action'], ['POST', '/v3/<PROJECT>/snapshots/<ID>/nope'], ['GET', '/v3/<PROJECT>/snapshots/'], ['GET', '/v3/<PROJECT>/snapshots/<ID>/'], ['GET', '/v3/<PROJECT>/snapshots/nope'],
  ['DELETE', '/v3/<PROJECT>/snapshots/nope'], ['GET', '/v3/<PROJECT>/snapshots/<ID>.json'], ['GET', '/v3/<PROJECT>/os-snapshot-manage/<ID>'], ['GET', '/v3/<PROJECT>/os-quota-sets/<PROJECT>/defaults'], ['GET', '/v3/nope/snapshots/<ID>'], ['GET', '/v3//snapshots/<ID>'],
  ['GET', '/v3/<PROJECT>/snapshots/<ID>?x=%FF'], ['HEAD', '/v3/<PROJECT>/snapshots/<ID>'], ['PATCH', '/v3/<PROJECT>/manageable_snapshots'], ['GET', '/v3/<PROJECT>/manageable_snapshots/detail/'], ['GET', '/v3/<PROJECT>/Snapshots/<ID>'], ['GET', '/v3/<PROJECT>/manageable_snapshots/%64etail?host=vm@lvm'],
  ['GET', '/v3/<PROJECT>/snapshots/new'], ['GET', '/v3/<PROJECT>/snapshots/<ID>/edit'], ['GET', '/v3/<PROJECT>/volumes/new'], ['GET', '/v3/<PROJECT>/volumes/<VOL-LVM>/edit'], ['GET', '/v3/<PROJECT>/volumes/<VOL-LVM>.json'], ['GET', '/v3/<PROJECT>/volumes/detail.json'], ['GET', '/v3/<PROJECT>/volumes/'],
  ['GET', '/v3/<PROJECT>/volumes/<VOL-LVM>/nope'], ['GET', '/v3/<PROJECT>/snapshots/<ID>.x'], ['PUT', '/v3/<PROJECT>/snapshots/<ID>/metadata.json'], ['GET', '/v3/<PROJECT>/snapshots/<ID>/metadata/'], ['GET', '/v3/<PROJECT>/snapshots/<ID>/metadata/a/edit'], ['DELETE', '/v3/<PROJECT>/snapshots/<ID>/metadata'],
  ['POST', '/v3/<PROJECT>/snapshots/<ID>/metadata/a'], ['PATCH', '/v3/<PROJECT>/snapshots/<ID>'], ['GET', '/v3/<PROJECT>/manageable_snapshots/new'], ['GET', '/v3/<PROJECT>/os-quota-sets/<PROJECT>/edit'], ['HEAD', '/v3/<PROJECT>/volumes'], ['HEAD', '/v3/'],
];
