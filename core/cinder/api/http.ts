/** Requests to the Block Storage API and its answers, with the bodies that its faults have. */
import { int, object, type Json } from '../../value/json.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The text that was sent; null: none. */
  readonly body: string | null;
}

/** What the API answered. */
export interface ApiAnswer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Null when the body is empty. */
  readonly body: Json;
}

/** An answer that is not what was asked for: raised anywhere below the router. */
export class HttpFault extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpFault';
    this.status = status;
  }
}

/** The names that faults have in answers (cinder/api/openstack/wsgi.py:1313). */
const FAULT_NAMES: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'itemNotFound',
  405: 'badMethod',
  409: 'conflictingRequest',
  413: 'overLimit',
  415: 'badMediaType',
  501: 'notImplemented',
  503: 'serviceUnavailable',
};

export const JSON_TYPE = { 'content-type': 'application/json' } as const;

/** A fault as Cinder's API answers it. @param headers its own, of which Retry-After is told in the body too */
export function faultAnswer(status: number, message: string, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  const retry = headers['retry-after'];
  const fault = object([['code', int(status)], ['message', message], ...(retry === undefined ? [] : [['retryAfter', retry] as const])]);
  return { kind: 'answered', status, headers: { ...headers, ...JSON_TYPE }, body: object([[FAULT_NAMES[status] ?? 'computeFault', fault]]) };
}

/** A fault from in front of Cinder's API: as text, and without a version. */
export function plainFault(status: number, title: string, message: string): ApiAnswer {
  const headers = { 'content-type': 'text/plain; charset=UTF-8' };
  return { kind: 'answered', status, headers, body: `${status} ${title}\n\n${message}\n\n   ` };
}

/** An answer that has a body. */
export function jsonAnswer(status: number, body: Json): ApiAnswer {
  return { kind: 'answered', status, headers: JSON_TYPE, body };
}

/** An answer without a body. One that upstream's method makes itself says another type than one that the framework makes of nothing. */
export function emptyAnswer(status: number, type = 'text/html; charset=UTF-8', more: Readonly<Record<string, string>> = {}): ApiAnswer {
  return { kind: 'answered', status, headers: { 'content-type': type, 'content-length': '0', ...more }, body: null };
}

export function accepted(): ApiAnswer {
  return emptyAnswer(202);
}

/** The value of a header, whatever the case of its name. */
export function header(request: ApiRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
