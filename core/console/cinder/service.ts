/**
 * The client's connection to the API: headers, the log of `--debug`, failures of answers.
 *
 * Source: cinderclient/client.py (`SessionClient`), keystoneauth1/session.py (`Session.request`), cinderclient/contrib/noauth.py.
 */
import type { ApiAnswer, ApiRequest } from '../../cinder/api/http.ts';
import { sha256Hex } from '../../value/digest.ts';
import type { Json } from '../../value/json.ts';
import { pythonJson } from '../python-json.ts';
import { pathOf, quotedUrl } from '../sent-url.ts';
import { versionText, type ApiVersion } from './api-version.ts';
import { ClientFailure, failureOf } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Part of a command: it yields requests and is given the answers. */
export type Steps<Result> = Generator<ApiRequest, Result, ApiAnswer>;

/** Whom the client speaks to, and for whom. */
export interface Connection {
  /** With version, and with the project if it has one. */
  readonly endpoint: string;
  /** The only host that there is: `http://192.0.2.1:8776`. */
  readonly origin: string;
  /** Headers that say who asks; none: nobody in particular. */
  readonly identity: Readonly<Record<string, string>>;
  readonly serviceType: string;
  readonly serviceName: string;
}

/** Types of content whose bodies are logged (keystoneauth1/session.py:51). */
const LOGGED = ['application/json', 'text/plain'];

export class Service {
  readonly version: ApiVersion;
  private readonly connection: Connection;
  private readonly terminal: Terminal;
  /** The id of the first request, which all later ones carry. */
  private requestId: string | undefined;

  constructor(connection: Connection, version: ApiVersion, terminal: Terminal) {
    this.connection = connection;
    this.version = version;
    this.terminal = terminal;
  }

  /** @param address below the endpoint, or a whole one @returns the body; undefined if it is no JSON @throws ClientFailure */
  *get(address: string): Steps<Json | undefined> {
    return yield* this.request('GET', address);
  }

  *post(address: string, body: Json): Steps<Json | undefined> {
    return yield* this.request('POST', address, body);
  }

  *put(address: string, body: Json): Steps<Json | undefined> {
    return yield* this.request('PUT', address, body);
  }

  *delete(address: string): Steps<Json | undefined> {
    return yield* this.request('DELETE', address);
  }

  /** What stands above the version: it answers with all versions that there are. */
  *versions(): Steps<Json | undefined> {
    const { endpoint } = this.connection;
    const [, base] = /^(.+)\/v[1-3].*/.exec(endpoint) ?? [];
    return yield* this.request('GET', `${base ?? endpoint.split('/').slice(0, 3).join('/')}/`);
  }

  private *request(method: string, address: string, body?: Json): Steps<Json | undefined> {
    const url = /^[a-z]+:\/\//.test(address) ? address : `${this.connection.endpoint.replace(/\/+$/, '')}/${address.replace(/^\/+/, '')}`;
    if (hostOf(url) !== this.connection.origin) {
      throw new ClientFailure(`Unable to establish connection to ${url}: this console reaches ${this.connection.origin} alone`);
    }
    const text = body === undefined ? null : pythonJson(body);
    const headers = this.headers(text !== null);
    this.logRequest(method, url, headers, text);
    const host = this.connection.origin.replace(/^[a-z]+:\/\//, '');
    const answer = yield { method, path: pathOf(url), headers: { Host: host, ...headers }, body: text };
    return this.received(method, url, answer);
  }

  private headers(withBody: boolean): Record<string, string> {
    const { version, requestId } = this;
    return {
      'User-Agent': 'python-cinderclient',
      Accept: 'application/json',
      ...(requestId === undefined ? {} : { 'X-OpenStack-Request-ID': requestId }),
      ...(version.minor === 0 ? {} : versionHeaders(this.connection.serviceType, versionText(version))),
      ...this.connection.identity,
      ...(withBody ? { 'Content-Type': 'application/json' } : {}),
    };
  }

  private received(method: string, url: string, answer: ApiAnswer): Json | undefined {
    const text = bodyText(answer);
    this.logAnswer(answer, text);
    const id = answer.headers['x-openstack-request-id'];
    const logged = id ?? answer.headers['x-compute-request-id'];
    if (logged !== undefined) {
      const service = this.connection.serviceName || this.connection.serviceType;
      this.terminal.http(`${method} call to ${service} for ${quotedUrl(url)} used request id ${logged}`);
    }
    const body = isJson(answer) && text !== '' ? answer.body : undefined;
    if (answer.status >= 400) throw failureOf(answer, body);
    this.requestId ??= id;
    return body;
  }

  /** As a command for curl; the token is known by its hash alone. */
  private logRequest(method: string, url: string, headers: Readonly<Record<string, string>>, text: string | null): void {
    const shown = Object.entries(headers).map(([name, value]) => `-H "${name}: ${name === 'X-Auth-Token' ? `{SHA256}${sha256Hex(value)}` : value}"`);
    const data = text === null ? [] : [`-d '${text}'`];
    this.terminal.http(['REQ: curl -g -i', '-X', method, url, ...shown.sort(), ...data].join(' '));
  }

  private logAnswer(answer: ApiAnswer, text: string): void {
    const headers = { 'content-length': String(new TextEncoder().encode(text).length), ...answer.headers };
    const shown = Object.entries(headers).map(([name, value]) => `${HEADER_NAMES[name] ?? name}: ${value}`);
    this.terminal.http(['RESP:', `[${answer.status}]`, ...shown.sort()].join(' '));
    const type = answer.headers['content-type'];
    const body = LOGGED.some((logged) => type?.startsWith(logged))
      ? text
      : `Omitted, Content-Type is set to ${type ?? 'None'}. Only ${LOGGED.join(', ')} responses have their bodies logged.`;
    if (body !== '') this.terminal.http(`RESP BODY: ${body}`);
  }
}

/** How headers of answers are written by the real API. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  allow: 'Allow',
  connection: 'Connection',
  'content-length': 'Content-Length',
  'content-type': 'Content-Type',
  location: 'Location',
  'openstack-api-version': 'OpenStack-API-Version',
  'retry-after': 'Retry-After',
  vary: 'Vary',
};

function isJson({ body, headers }: ApiAnswer): boolean {
  return typeof body !== 'string' || headers['content-type']?.startsWith('application/json') === true;
}

/** The text that an answer's body is made of. */
function bodyText(answer: ApiAnswer): string {
  if (answer.body === null) return '';
  return typeof answer.body === 'string' && !isJson(answer) ? answer.body : pythonJson(answer.body);
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*/.exec(url)?.[0] ?? '';
}

/** Some services knew the version by a header of their own once, and are sent both (keystoneauth1/session.py:73, 610). */
const OLDER_HEADERS: Readonly<Record<string, string>> = {
  compute: 'X-OpenStack-Nova-API-Version',
  baremetal: 'X-OpenStack-Ironic-API-Version',
  'shared-file-system': 'X-OpenStack-Manila-API-Version',
};

function versionHeaders(type: string, version: string): Record<string, string> {
  const service = headerServiceOf(type);
  const older = OLDER_HEADERS[service];
  return { 'OpenStack-API-Version': `${service} ${version}`, ...(older === undefined ? {} : { [older]: version }) };
}

function headerServiceOf(type: string): string {
  if (type.startsWith('volume') || type === 'block-storage') return 'volume';
  return type.startsWith('share') ? 'shared-file-system' : type;
}
