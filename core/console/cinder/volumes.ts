/** `list`, `show`, `metadata-show` (cinderclient/v3/shell.py:354, cinderclient/v3/shell_base.py:170). */
import { get, isList, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { metadataOf, type Args } from './args.ts';
import { called, old, takes, valued, word, type Cloud, type Command } from './command.ts';
import { ClientFailure } from './failure.ts';
import { ALL_TENANTS, allTenants, FILTERS, NAME, paging, renamed, searched, SORT_KEYS, sorting, STATUS, TENANT, WITH_COUNT } from './list-arguments.ts';
import { listAddress, listAll } from './listing.ts';
import { listText, propertiesText, without } from './print.ts';
import type { Steps } from './service.ts';
import { titleCase } from '../title-case.ts';

const BOOLEANS = ['True', 'true', 'False', 'false'];

export const list: Command = {
  name: 'list',
  help: 'Lists the volumes.',
  takes: [
    takes(valued('--group_id', 'group_id', 'Only volumes of this group.'), 10),
    ...ALL_TENANTS,
    takes(NAME),
    takes(old('--display-name')),
    takes(STATUS),
    takes(valued('--bootable', 'True|true|False|false', 'Only volumes that are bootable, or are not.', { nargs: '?', const: true, choices: BOOLEANS })),
    takes(valued('--migration_status', 'migration_status', 'Only volumes with this state of migration.')),
    takes(valued('--metadata', 'key=value', 'Only volumes with these properties.', { nargs: '*' })),
    takes(valued('--image_metadata', 'key=value', 'Only volumes whose image has these properties.', { nargs: '*' }), 4),
    ...paging('volume'),
    takes(valued('--fields', 'fields', 'Which columns there are, with a comma between; those that volumes lack are left out.')),
    sorting(SORT_KEYS),
    TENANT,
    FILTERS,
    WITH_COUNT,
  ],
  run: listVolumes,
};

function* listVolumes(cloud: Cloud, args: Args): Steps<void> {
  const everyone = allTenants(args);
  const own: readonly (readonly [string, Json])[] = [
    ['all_tenants', everyone],
    ['project_id', args.text('tenant')],
    ['name', args.text('display_name') ?? args.text('name')],
    ['status', args.text('status')],
    ['bootable', args.value('bootable')],
    ['migration_status', args.text('migration_status')],
    ['metadata', metadataOf(args.texts('metadata'))],
    ['glance_metadata', metadataOf(args.texts('image_metadata'))],
    ['group_id', args.text('group_id')],
  ];
  const wanted = searched(cloud, args, own);
  const sort = args.text('sort');
  const address = listAddress('volumes/detail', { searched: wanted, marker: args.text('marker'), limit: args.text('limit'), sort });
  const { items, count } = yield* listAll(cloud.service, address, 'volumes', args.text('limit'));
  const shownTenants = wanted.some(([name, value]) => name === 'all_tenants' && value !== '' && !isZero(value));
  const fields = chosenFields(args.text('fields')) ?? standardFields(shownTenants);
  cloud.terminal.print(listText(items.map(asListed), fields, { onlyAvailable: true, asTheyCame: Boolean(sort) }));
  if (args.truth('with_count')) cloud.terminal.print(`Volume in total: ${pyStr(count ?? null)}`);
}

function isZero(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'int' in value && value.int === 0n;
}

function standardFields(withTenant: boolean): string[] {
  return ['ID', ...(withTenant ? ['Tenant ID'] : []), 'Status', 'Name', 'Size', 'Consumes Quota', 'Volume Type', 'Bootable', 'Attached to'];
}

/** The id comes first, and each field once. */
function chosenFields(fields: string | null): string[] | undefined {
  if (fields === null || fields === '') return undefined;
  const titles = fields.split(',').map((field) => titleCase(field).trim());
  return ['ID', ...new Set(titles.filter((title) => title !== 'Id'))];
}

/** @throws ClientFailure as Python does when a volume doesn't tell where it is attached */
function asListed(volume: JsonObject): JsonObject {
  const attachments = get(volume, 'attachments');
  if (attachments === undefined) throw new ClientFailure('attachments');
  const servers = isList(attachments) ? attachments.filter(isObject).map((attachment) => pyStr(get(attachment, 'server_id') ?? null)) : [];
  const named = renamed(renamed(volume, 'volumeType', 'volume_type'), 'os-vol-tenant-attr:tenant_id', 'tenant_id');
  return object([...named.entries, ['attached_to', servers.join(',')]]);
}

export const show: Command = {
  name: 'show',
  help: 'Shows all that is known of a volume.',
  takes: [takes(word('volume', 'volume', 'The name or id of a volume.'))],
  *run(cloud, args) {
    const volume = yield* called(cloud, args, 'volume');
    cloud.terminal.print(propertiesText(shownVolume(volume), ['metadata', 'volume_image_metadata', 'attachment_ids', 'attached_servers']));
  },
};

function shownVolume(volume: JsonObject): JsonObject {
  const metadata = get(volume, 'metadata') ?? null;
  const readonly = isObject(metadata) ? get(metadata, 'readonly') : undefined;
  const attachments = get(volume, 'attachments') ?? [];
  const told = (name: string): Json => (isList(attachments) ? attachments.filter(isObject).map((each) => get(each, name) ?? null) : []);
  return object([
    ...without(volume, 'links', 'attachments').entries,
    ...(readonly === undefined ? [] : [['readonly', readonly] as const]),
    ['attachment_ids', told('attachment_id')],
    ['attached_servers', told('server_id')],
  ]);
}

export const metadataShow: Command = {
  name: 'metadata-show',
  help: "Shows a volume's metadata.",
  takes: [takes(word('volume', 'volume', 'The name or id of a volume.'))],
  *run(cloud, args) {
    const metadata = get(yield* called(cloud, args, 'volume'), 'metadata') ?? null;
    cloud.terminal.print(propertiesText(isObject(metadata) ? metadata : object([]), [], 'Metadata-property'));
  },
};

