/** What `--debug` tells of each request (keystoneauth1/session.py:431): as a line of curl, and the answer. */
import type { ApiAnswer, ApiRequest } from '../../cinder/api/http.ts';
import { compareCodePoints } from '../../value/code-points.ts';
import { sha256Hex } from '../../value/digest.ts';
import { headerOf } from './failure.ts';
import { dumps } from './json-text.ts';

/** @param address with host, as the client wrote it before it was encoded */
export function requestLines({ method, headers, body }: ApiRequest, address: string): readonly string[] {
  const shown = Object.entries(headers).toSorted(([a], [b]) => compareCodePoints(a, b));
  const words = shown.map(([name, value]) => `-H "${name}: ${hidden(name, value)}"`);
  const data = body === null ? [] : [`-d '${body}'`];
  return [['REQ: curl -g -i -X', method, address, ...words, ...data].join(' ')];
}

export function answerLines({ method }: ApiRequest, address: string, { status, headers, body }: ApiAnswer): readonly string[] {
  const shown = Object.entries(headers).toSorted(([a], [b]) => compareCodePoints(a, b));
  const id = headerOf(headers, 'x-openstack-request-id');
  const json = headerOf(headers, 'content-type')?.startsWith('application/json') === true && body !== null;
  return [
    `RESP: [${status}] ${shown.map(([name, value]) => `${name}: ${value}`).join(' ')}`,
    ...(json ? [`RESP BODY: ${dumps(body)}`] : []),
    ...(id === undefined ? [] : [`${method} call to volumev3 for ${address} used request id ${id}`]),
  ];
}

/** Tokens are told by their digest. */
function hidden(name: string, value: string): string {
  return name === 'X-Auth-Token' ? `{SHA256}${sha256Hex(value)}` : value;
}
