/** What `--debug` tells of each request (keystoneauth1/session.py:448): as a line of curl, and the answer. */
import type { ApiAnswer, ApiRequest } from '../../cinder/api/http.ts';
import { sha256Hex } from '../../value/digest.ts';
import { pythonJson } from '../python-json.ts';
import { quotedUrl } from '../sent-url.ts';
import { headerOf } from './failure.ts';

/** @param address with host, as the client has it before it is encoded */
export function requestLine({ method, headers, body }: ApiRequest, address: string): string {
  const shown = Object.entries(headers).filter(([name]) => name !== 'Host').map(([name, value]) => `-H "${name}: ${hidden(name, value)}"`);
  return ['REQ: curl -g -i', '-X', method, address, ...shown.toSorted(), ...(body === null ? [] : [`-d '${body}'`])].join(' ');
}

export function answerLines({ method }: ApiRequest, address: string, answer: ApiAnswer): readonly string[] {
  const text = textOf(answer);
  const headers = { 'content-length': String(new TextEncoder().encode(text).length), ...withSmallNames(answer.headers) };
  const shown = Object.entries(headers).map(([name, value]) => `${NAMES[name] ?? name}: ${value}`);
  const id = headerOf(headers, 'x-openstack-request-id') ?? headerOf(headers, 'x-compute-request-id');
  const type = headerOf(headers, 'content-type');
  const logged = LOGGED.some((each) => type?.startsWith(each))
    ? text
    : `Omitted, Content-Type is set to ${type ?? 'None'}. Only ${LOGGED.join(', ')} responses have their bodies logged.`;
  return [
    `RESP: [${answer.status}] ${shown.toSorted().join(' ')}`,
    ...(logged === '' ? [] : [`RESP BODY: ${logged}`]),
    ...(id === undefined ? [] : [`${method} call to volumev3 for ${quotedUrl(address)} used request id ${id}`]),
  ];
}

/** Types of content whose bodies are told. */
const LOGGED = ['application/json', 'text/plain'];

/** How the real API writes the names of headers. */
const NAMES: Readonly<Record<string, string>> = {
  allow: 'Allow', connection: 'Connection', 'content-length': 'Content-Length', 'content-type': 'Content-Type', location: 'Location',
  'openstack-api-version': 'OpenStack-API-Version', 'retry-after': 'Retry-After', vary: 'Vary',
};

function withSmallNames(headers: ApiAnswer['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function textOf({ body, headers }: ApiAnswer): string {
  if (body === null) return '';
  const isText = typeof body === 'string' && headerOf(headers, 'content-type')?.startsWith('application/json') !== true;
  return isText ? body : pythonJson(body);
}

/** Tokens are told by their digest. */
function hidden(name: string, value: string): string {
  return name === 'X-Auth-Token' ? `{SHA256}${sha256Hex(value)}` : value;
}
