/** What was done in a workspace as the steps of a scenario. */
import type { ApiRequest } from '../../cinder/api/http.ts';
import type { DriverDefinition } from '../../definition.ts';
import type { BackendObject, SnapshotRow } from '../../interface.ts';
import { backendName } from '../../scenario/backends.ts';
import { optional } from '../../scenario/prepare.ts';
import type { ApiRawStep, ApiStep, Ref, ServiceChange, Step } from '../../scenario/scenario.ts';
import { get, isObject, type Json, type JsonObject } from '../../value/json.ts';
import { parseJson } from '../../value/parse.ts';
import { sameData } from '../../value/same.ts';
import { formatSize } from '../../value/size.ts';
import { stringifyJson } from '../../value/stringify.ts';
import type { ArmedFault, ServiceRow } from '../../world/rows.ts';
import type { World } from '../../world/world.ts';
import type { NewObject, RequestCommand, RowCommand } from '../command.ts';
import { verbOf } from '../verb.ts';
import type { Called } from './called.ts';
import type { Deed } from './effective.ts';

export interface Kept {
  /** Empty where a scenario has no word for it. */
  readonly steps: readonly Step[];
  /** Why something is left out, or otherwise. */
  readonly remark?: string;
}

/** @param world before it was done @param called knows all that there was */
export function stepsOf(deed: Deed, driver: DriverDefinition, world: World, called: Called): Kept {
  const { command } = deed.command;
  switch (command.do) {
    case 'request':
      return { steps: [apiStep(deed, command, driver, world, called)] };
    case 'settle':
      return { steps: [{ settle: command.until }] };
    case 'place':
      return { steps: [addStep(deed, command.object, called)] };
    case 'create_volume':
      return { steps: [], remark: `Volume ${command.display_name} is there from the start.` };
    case 'advance': {
      const seconds = Math.ceil(command.seconds);
      return { steps: [{ clock: { advance: `${seconds} s` } }], ...(seconds === command.seconds ? {} : { remark: 'Time passes in whole seconds.' }) };
    }
    case 'fault':
      return { steps: [faultStep(command.fault)] };
    case 'put':
      return byHand(command, world, called);
  }
}

export function faultStep({ n, times, ...fault }: Omit<ArmedFault, 'id'>): Step {
  return { fault: { ...fault, ...(fault.at === 'nth-write' ? { n } : {}), ...(times === 1 ? {} : { times }) } } as Step;
}

function addStep(deed: Deed, { name, size_bytes, parent, content, attributes, host }: NewObject, called: Called): Step {
  const made = deed.changes.set.objects?.added[0];
  const handle = called.object(made ?? { id: '' as BackendObject['id'], handle: name, name, kind: parent === null ? 'volume' : 'snapshot' });
  return {
    event: 'add',
    object: handle,
    size: formatSize(size_bytes),
    name,
    ...optional({ content, attributes, snapshot_of: parent === null ? undefined : called.handleOfObject(parent), backend: parent === null && host !== undefined ? backendName(host) : undefined }),
  };
}

const TYPED_HEADERS = ['content-type', 'openstack-api-version'];

function apiStep(deed: Deed, { request, settle }: RequestCommand, driver: DriverDefinition, world: World, called: Called): Step {
  const made = deed.changes.set.snapshots?.added[0];
  // A request that is refused makes none, and still wants a handle of its own where it is written in the format's words.
  const as = called.snapshot(made ?? { id: `refused in ${deed.revision}` as SnapshotRow['id'], display_name: null });
  const until = settle === undefined || settle === 'done' ? {} : { settle };
  return typedStep(request, until, as, driver, world, called) ?? rawStep(request, until, made && as, called);
}

/** The step with words of the format; undefined where these would send another request. */
function typedStep(
  request: ApiRequest, until: Pick<ApiRawStep, 'settle'>, as: string, driver: DriverDefinition, world: World, called: Called,
): ApiStep | undefined {
  const isUsual = Object.keys(request.headers).every((name) => TYPED_HEADERS.includes(name.toLowerCase()))
    && Object.values(request.headers).includes('volume 3.70');
  if (!isUsual) return undefined;
  const verb = verbOf(request);
  const body = bodyOf(request);
  if (verb === 'manage' && request.path.endsWith('/manageable_snapshots')) return manageStep(body, until, as, driver, world, called);
  const snapshot = called.handleOfSnapshot(/\/snapshots\/([0-9a-f-]{36})(?:\/action)?$/.exec(request.path)?.[1] ?? '');
  if (snapshot === undefined) return undefined;
  if (verb === 'delete' && request.method === 'DELETE') return { api: 'delete', snapshot, ...until };
  if (verb === 'unmanage' && request.body === '{"os-unmanage": null}') return { api: 'unmanage', snapshot, ...until };
  const status = verb === 'reset_status' ? textAt(body, ['os-reset_status', 'status']) : undefined;
  return status === undefined ? undefined : { api: 'reset_status', snapshot, status };
}

function manageStep(
  body: Json | undefined, until: Pick<ApiRawStep, 'settle'>, as: string, driver: DriverDefinition, world: World, called: Called,
): ApiStep | undefined {
  const asked = body !== undefined && isObject(body) ? get(body, 'snapshot') : undefined;
  if (asked === undefined || !isObject(asked)) return undefined;
  const [volumeId, ref, name, description, metadata] = ['volume_id', 'ref', 'name', 'description', 'metadata'].map((key) => get(asked, key));
  const volume = typeof volumeId === 'string' ? called.handleOfVolume(volumeId) : undefined;
  const isTyped = asked.entries.every(([key, value]) => ['volume_id', 'ref', 'metadata'].includes(key) || ((key === 'name' || key === 'description') && isTextOrNull(value)));
  if (volume === undefined || ref === undefined || !isTyped || (metadata !== undefined && metadata !== null && !isObject(metadata))) return undefined;
  return {
    api: 'manage',
    as,
    request: {
      volume,
      ref: refOf(ref, driver, world, called),
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof description === 'string' ? { description } : {}),
      ...(metadata !== undefined && isObject(metadata) ? { metadata } : {}),
    },
    ...until,
  };
}

/** The reference as the driver's users write it, where it is one; else verbatim, but for names that have ids in them. */
function refOf(ref: Json, driver: DriverDefinition, world: World, called: Called): Ref {
  const usual = driver.referenceForms.find((form) => form.default) ?? driver.referenceForms[0];
  const objects = world.objects.all();
  for (const one of objects) {
    const handle = called.handleOfObject(one.id);
    const parentName = one.parent === null ? null : (world.objects.get(one.parent)?.name ?? null);
    const named = { id: one.native_id ?? one.id, name: one.name, parentName };
    const form = handle === undefined ? undefined : driver.referenceForms.find(({ id }) => sameData(driver.referenceTo(named, id), ref));
    if (handle !== undefined && form) return { names: handle, ...(form === usual ? {} : { form: form.id }) };
  }
  return called.mentions(ref) ? { value: called.withNames(ref, objects) } : { json: stringifyJson(ref) };
}

function rawStep({ method, path, headers, body }: ApiRequest, until: Pick<ApiRawStep, 'settle'>, as: string | undefined, called: Called): ApiStep {
  const verb = verbOf({ method, path, headers, body });
  const raw = { method, path: called.named(path), headers, ...(body === null ? {} : { body: called.named(body) }) };
  return { api: verb === 'request' ? 'show' : (verb as ApiRawStep['api']), ...optional({ as }), raw, settle: until.settle ?? 'done' };
}

/** What is done to an object by hand, as far as it is one of the things that happen on arrays. */
function byHand(command: RowCommand, world: World, called: Called): Kept {
  if (command.table === 'services' && command.row) return serviceStep(command.row, world);
  if (command.table !== 'objects') return { steps: [], remark: `A row of Cinder’s ${command.table} was changed by hand: a scenario has no step for that.` };
  const before = world.objects.get(command.id);
  const object = called.handleOfObject(command.id);
  const { row } = command;
  if (!before || object === undefined) return { steps: [], remark: 'An object was put on the array by hand, row and all: a scenario has no step for that.' };
  if (!row) return { steps: [{ event: 'remove', object }] };
  const steps: Step[] = [];
  const { name, size_bytes, ...others } = row;
  if (name !== before.name) steps.push({ event: 'rename', object, name });
  if (size_bytes > before.size_bytes) steps.push({ event: 'grow', object, size: formatSize(size_bytes) });
  const { name: _, size_bytes: size, ...othersBefore } = before;
  const isAll = sameData(others, othersBefore) && size_bytes >= size;
  return isAll ? { steps } : { steps, remark: `${before.name} was changed by hand in ways for which a scenario has no step.` };
}

function serviceStep(row: ServiceRow, world: World): Kept {
  const before = world.services.get(row.id);
  if (!before) return { steps: [], remark: `Volume service ${row.id} was added by hand: a scenario has no step for that.` };
  const changed = (['up', 'disabled', 'frozen', 'initialized'] as const).filter((field) => row[field] !== before[field]);
  const service: ServiceChange = {
    ...(world.services.size > 1 ? { backend: backendName(row.id) } : {}),
    ...Object.fromEntries(changed.map((field) => [field, row[field]])),
  };
  return changed.length > 0 ? { steps: [{ service }] } : { steps: [], remark: `The pools of ${row.id} were changed by hand: a scenario has no step for that.` };
}

function bodyOf({ body }: ApiRequest): Json | undefined {
  try {
    return body === null ? undefined : parseJson(body);
  } catch {
    return undefined;
  }
}

function textAt(value: Json | undefined, path: readonly string[]): string | undefined {
  const found = path.reduce<Json | undefined>((at, key) => (at !== undefined && isJsonObject(at) ? get(at, key) : undefined), value);
  return typeof found === 'string' ? found : undefined;
}

function isJsonObject(value: Json): value is JsonObject {
  return value !== null && isObject(value);
}

function isTextOrNull(value: Json): boolean {
  return value === null || typeof value === 'string';
}
