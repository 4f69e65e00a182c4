/** Replays recorded requests to a real Block Storage API on ours: the same requests, with our own answers. */
import { header, type ApiRequest } from '../../cinder/api/http.ts';
import type { Lanes } from '../../cinder/lanes.ts';
import { CINDER_EXCEPTIONS } from '../../errors.ts';
import { get, int, isInt, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { canonicalJson, stringifyJson } from '../../value/stringify.ts';
import { UnknownCommand } from './arrays.ts';
import { RecordedCloud, type Drivers } from './cloud.ts';
import { changeRow } from './database.ts';
import { fillIn, hide, PROJECT } from './placeholders.ts';

/** Whether a line is a recorded request. */
export function isRecordedRequest(line: Json): line is JsonObject {
  return isObject(line) && get(line, 'request') !== undefined && get(line, 'session') !== undefined;
}

/** Replays lines one after the other: those of one session build on each other, and a new session begins in a fresh world. */
export class RequestReplay {
  readonly #drivers: Drivers;
  #session: Json | undefined;
  #cloud: RecordedCloud;
  /** Why the world is no longer what it was in the recording. */
  #lost: string | undefined;
  #messages = 0;

  constructor(drivers: Drivers) {
    this.#drivers = drivers;
    this.#cloud = new RecordedCloud(drivers);
  }

  /**
   * @param line `session`, `prepared`, `world_before` (of it only the arrays) and `request` are looked at
   * @returns the same line with our `response` and `settled`, or with `left_out`: why there is no answer
   */
  line(line: JsonObject): Json {
    const session = get(line, 'session') ?? null;
    if (this.#session === undefined || canonicalJson(session) !== canonicalJson(this.#session)) this.#begin(session);
    const known = object(line.entries.filter(([key]) => key !== 'response' && key !== 'settled'));
    try {
      if (this.#lost !== undefined) throw new UnknownCommand(this.#lost);
      this.#prepare(fillIn(get(line, 'prepared') ?? null));
      this.#matchArrays(fillIn(get(line, 'world_before') ?? null));
      const request = requestOf(fillIn(get(line, 'request') ?? null));
      const beyond = notPlayed(request);
      if (beyond !== undefined) return object([...known.entries, ['left_out', beyond]]);
      return object([...known.entries, ...this.#play(request)]);
    } catch (failure) {
      if (!(failure instanceof UnknownCommand)) throw failure;
      this.#lost = failure.message;
      return object([...known.entries, ['left_out', failure.message]]);
    }
  }

  #begin(session: Json): void {
    this.#session = session;
    this.#cloud = new RecordedCloud(this.#drivers);
    this.#lost = undefined;
    this.#messages = 0;
  }

  #prepare(prepared: Json): void {
    for (const command of Array.isArray(prepared) ? (prepared as readonly Json[]) : []) {
      if (!isObject(command)) throw new UnknownCommand('A command is a JSON object.');
      const does = get(command, 'do');
      if (does === 'database') changeRow(this.#cloud.world, command);
      else if (does === 'api') this.#prepareByApi(command);
      else if (does === 'volume') addVolume(this.#cloud, command);
      else this.#cloud.arrays.carryOut(command);
    }
  }

  /** A mistake of ours is not covered up by this: it shows in what was left by the line where it was made. */
  #matchArrays(worldBefore: Json): void {
    const objects = isObject(worldBefore) ? get(worldBefore, 'backend_objects') : undefined;
    if (objects !== undefined) this.#cloud.arrays.match(objects);
  }

  #prepareByApi(command: JsonObject): void {
    const body = get(command, 'body') ?? null;
    const request: ApiRequest = {
      method: textOf(command, 'method'), path: textOf(command, 'path'), headers: ADMIN, body: body === null ? null : stringifyJson(body),
    };
    const snapshot = isObject(body) ? get(body, 'snapshot') : undefined;
    if (request.method === 'POST' && request.path.endsWith('/snapshots') && snapshot !== undefined && isObject(snapshot)) {
      const name = get(snapshot, 'name');
      this.#cloud.makeSnapshot(textOf(snapshot, 'volume_id'), typeof name === 'string' ? name : null);
      return;
    }
    // In the recorded set-up these were answered and changed nothing.
    if (request.path.includes('/os-services/')) return;
    const beyond = notPlayed(request);
    if (beyond !== undefined) throw new UnknownCommand(beyond);
    const { lanes } = this.#cloud.request(request);
    this.#messages += lanes.userMessages.length;
  }

  #play(request: ApiRequest): readonly (readonly [string, Json])[] {
    const { answered, lanes, died } = this.#cloud.request(request);
    const { status, headers, body } = answered;
    const response = object([['status', int(status)], ['headers', object(Object.entries(headers))], ['body', body ?? '']]);
    const settled = object([
      ['snapshots', this.#cloud.snapshots()],
      ['messages', this.#shownMessages(lanes)],
      ['quota', this.#cloud.quota()],
      ['backend_objects', this.#cloud.arrays.toJson()],
      ['notifications', lanes.notifications.map((type) => object([['event_type', type]]))],
      ['log', lanes.log.filter(({ level }) => level === 'WARNING' || level === 'ERROR').map(({ level, logger, message }) => `${level} ${logger} ${message}`)],
      ['exceptions', exceptionsOf(lanes)],
      ...(died ? [['process_died', object([['exit', 'SIGSEGV']])] as const] : []),
    ]);
    return [['response', hide(response)], ['settled', hide(settled)]];
  }

  #shownMessages({ userMessages }: Lanes): Json {
    return userMessages.map(({ event_id, user_message }) =>
      object([
        ['id', `<MSG-${(this.#messages += 1)}>`], ['event_id', event_id], ['user_message', user_message], ['message_level', 'ERROR'],
        ['created_at', '<TIME>'], ['request_id', '<REQUEST>'], ['resource_type', 'VOLUME_SNAPSHOT'],
      ]),
    );
  }
}

const ADMIN = { 'X-Auth-Token': `admin:${PROJECT}`, 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json' };

function requestOf(request: Json): ApiRequest {
  if (!isObject(request)) throw new SyntaxError('A request is a JSON object.');
  const body = get(request, 'body') ?? null;
  const headers = get(request, 'headers') ?? null;
  return {
    method: textOf(request, 'method'),
    path: textOf(request, 'path'),
    headers: Object.fromEntries(isObject(headers) ? headers.entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])) : []),
    body: typeof body === 'string' ? body : null,
  };
}

/** Why the request is none that is played here; undefined when it is one. */
function notPlayed(request: ApiRequest): string | undefined {
  const [, resource = '', rest = ''] = /^\/v3(?:\/[0-9a-f-]+)?\/([a-z_-]+)(.*)$/.exec(request.path.split('?')[0] ?? '') ?? [];
  if (OTHER_RESOURCES.includes(resource)) return `The resource ${resource} is not played here.`;
  if (resource === 'snapshots' && rest === '' && request.method === 'POST') return 'Making snapshots is not played here.';
  if (resource === 'volumes' && rest === '' && request.method === 'POST') return 'Making volumes is not played here.';
  if (resource === 'volumes' && /^\/[^/]+$/.test(rest) && ['PUT', 'DELETE'].includes(request.method)) return 'Changing volumes is not played here.';
  if (resource === 'volumes' && /^\/[^/]+\/(?:metadata|encryption)/.test(rest)) return 'What belongs to volumes is not played here.';
  const action = resource === 'volumes' ? ACTIONS_BEYOND.find((name) => request.body?.includes(`"${name}"`)) : undefined;
  if (action !== undefined) return `The action ${action} is not played here.`;
  if (header(request, 'X-Service-Token') !== undefined) return 'Service tokens are not played here.';
  return undefined;
}

/** A volume's row as the recorder makes it. */
function addVolume(cloud: RecordedCloud, command: JsonObject): void {
  const array = textOf(command, 'backend');
  if (array !== 'lvm' && array !== 'ceph') throw new UnknownCommand(`There is no array ${array}.`);
  const given = get(command, 'row') ?? null;
  const row = Object.fromEntries((isObject(given) ? given.entries : []).map(([name, value]) => [name, isInt(value) ? Number(value.int) : value]));
  cloud.addRow(array, textOf(command, 'id'), textOf(command, 'name'), row);
}

/** Actions on volumes that the real API has, and ours has not. */
const ACTIONS_BEYOND = [
  'os-force_delete', 'os-attach', 'os-detach', 'os-force_detach', 'os-extend', 'os-migrate_volume', 'os-retype',
];
/** What the real API has besides (cinder/api/v3/router.py, cinder/api/contrib). */
const OTHER_RESOURCES = [
  'attachments', 'backups', 'capabilities', 'cgsnapshots', 'clusters', 'consistencygroups', 'default-types', 'extensions', 'group_snapshots', 'group_types', 'groups',
  'limits', 'manageable_volumes', 'messages', 'os-availability-zone', 'os-hosts', 'os-quota-class-sets', 'os-services', 'os-volume-manage', 'os-volume-transfer',
  'qos-specs', 'resource_filters', 'scheduler-stats', 'types', 'volume-transfers', 'workers',
];

/** The exceptions in the log with their modules, equal ones once. */
function exceptionsOf({ log }: Lanes): readonly string[] {
  const shown = log.flatMap(({ exception }) => (exception ? [`${moduleOf(exception.class)}.${exception.class}: ${exception.message}`] : []));
  return [...new Set(shown)];
}

const RBD_ERRORS = ['ImageNotFound', 'ImageBusy', 'ImageExists', 'InvalidArgument', 'IOError', 'Timeout'];

function moduleOf(className: string): string {
  if (Object.hasOwn(CINDER_EXCEPTIONS, className)) return 'cinder.exception';
  if (className === 'ProcessExecutionError') return 'oslo_concurrency.processutils';
  return RBD_ERRORS.includes(className) ? 'rbd' : 'builtins';
}

function textOf(fields: JsonObject, key: string): string {
  const value = get(fields, key);
  if (typeof value !== 'string') throw new SyntaxError(`A recorded request has its ${key}, a text.`);
  return value;
}
