/** Requests to the Block Storage API and its answers, with the bodies that its faults have. */
import { int, object, type Json, type JsonObject } from '../../value/json.ts';

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

/** The names that faults have in answers (cinder/api/openstack/wsgi.py:1110). */
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

export function faultBody(status: number, message: string): JsonObject {
  return object([[FAULT_NAMES[status] ?? 'computeFault', object([['code', int(status)], ['message', message]])]]);
}

/** The value of a header, whatever the case of its name. */
export function header(request: ApiRequest, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
