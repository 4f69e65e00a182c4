/** A step as lines for a POSIX shell: the request to Cinder, or the command of its client. */
import { shellWord } from '../../../../core/report/rerun.ts';
import { get, isObject, type Json, type JsonObject } from '../../../../core/value/json.ts';
import { readJson } from '../json-text.ts';
import { cinderCommand } from '../shell.ts';

/**
 * The request as it was sent. `$CINDER` stands for the endpoint with the project's id, `$TOKEN` for a token.
 *
 * @param request as it was carried out @returns null where the step asks nothing of the API
 */
export function curlOf(request: JsonObject): string | null {
  const [method, path, headers, body] = ['method', 'path', 'headers', 'body'].map((key) => get(request, key));
  if (typeof method !== 'string' || typeof path !== 'string') return null;
  const own = headers !== undefined && isObject(headers) ? headers.entries : [];
  const said = own.flatMap(([name, value]) => (typeof value === 'string' ? ['-H', shellWord(`${name}: ${value}`)] : []));
  const sent = typeof body === 'string' ? ['--data-raw', shellWord(body)] : [];
  return ['curl', '-X', method, addressOf(path), '-H', '"X-Auth-Token: $TOKEN"', ...said, ...sent].join(' ');
}

/** What every path of the API begins with: its version and the project. */
const ROOT = /^\/v3\/[^/]+(?=\/)/;

/** In double quotes nothing but the endpoint is to be filled in. */
function addressOf(path: string): string {
  const rest = path.replace(ROOT, '');
  if (rest === path) return shellWord(path);
  return `"$CINDER"${shellWord(rest)}`;
}

/** The command of python-cinderclient that sends such a request; null where it has none (release 9.1.0, v3/shell_base.py:563-690 and 2262-2440). */
export function clientOf(request: JsonObject): string | null {
  const [method, path, body] = ['method', 'path', 'body'].map((key) => get(request, key));
  if (typeof method !== 'string' || typeof path !== 'string') return null;
  const [address = '', query = ''] = path.replace(ROOT, '').split('?');
  const sent = typeof body === 'string' ? readJson(body) : undefined;
  const id = /^\/snapshots\/([0-9a-f-]{36})(?:\/action)?$/.exec(address)?.[1];
  if (method === 'POST' && /^\/(?:manageable_snapshots|os-snapshot-manage)$/.test(address)) return manageOf(member(sent, 'snapshot'));
  if (method === 'GET' && address.startsWith('/manageable_snapshots')) return manageableOf(query, address.endsWith('/detail'));
  if (method === 'GET' && address === '/snapshots/detail' && query === '') return 'cinder snapshot-list';
  if (id === undefined) return null;
  if (method === 'DELETE') return query === '' ? `cinder snapshot-delete ${id}` : null;
  if (method === 'GET') return `cinder snapshot-show ${id}`;
  if (method !== 'POST' || sent === undefined || !isObject(sent)) return null;
  const status = member(member(sent, 'os-reset_status'), 'status');
  if (typeof status === 'string') return `cinder snapshot-reset-state --state ${shellWord(status)} ${id}`;
  return get(sent, 'os-unmanage') === null ? `cinder snapshot-unmanage ${id}` : null;
}

/** `$VOLUME` is filled in, and what else was asked for stands in front of it. */
function manageOf(snapshot: Json | undefined): string | null {
  const [ref, volume, name, description] = ['ref', 'volume_id', 'name', 'description'].map((key) => member(snapshot, key));
  const command = ref === undefined ? null : cinderCommand(ref);
  if (command === null || typeof volume !== 'string' || member(snapshot, 'metadata') !== undefined) return null;
  const options = Object.entries({ '--name': name, '--description': description }).map(([option, value]) => optionText(option, value));
  if (options.includes(null)) return null;
  const said = options.join('');
  return command.replace('"$VOLUME"', () => shellWord(volume)).replace('snapshot-manage ', () => `snapshot-manage ${said}`);
}

/** Null for what can't be said by the option. */
function optionText(option: string, value: Json | undefined): string | null {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' && value !== '' && !value.startsWith('-') ? `${option} ${shellWord(value)} ` : null;
}

/** With the host alone, and in detail or not: other parameters are sent in other forms by the client. */
function manageableOf(query: string, isDetailed: boolean): string | null {
  const params = [...new URLSearchParams(query)];
  const [host] = params;
  if (params.length !== 1 || host?.[0] !== 'host') return null;
  return `cinder snapshot-manageable-list ${isDetailed ? '' : '--detailed False '}${shellWord(host[1])}`;
}

function member(value: Json | undefined, key: string): Json | undefined {
  return value !== undefined && isObject(value) ? get(value, key) : undefined;
}
