/** What ends a command of the client: exceptions of Python's, by class name and text. */
import { isObject, get, type Json } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import type { ApiAnswer } from '../../cinder/api/http.ts';

/** An exception that the client prints as its text, with exit code 1. */
export class Failure extends Error {
  /** The name of its class, by which some code of the client tells exceptions apart. */
  readonly raises: string;

  constructor(message: string, raises = 'CommandError') {
    super(message);
    this.name = 'Failure';
    this.raises = raises;
  }
}

/** cinderclient/exceptions.py:211 */
const CLASSES: Readonly<Record<number, string>> = {
  400: 'BadRequest', 401: 'Unauthorized', 403: 'Forbidden', 404: 'NotFound', 406: 'NotAcceptable', 413: 'OverLimit', 501: 'HTTPNotImplemented',
};

/** What a server says in words beside the status. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 409: 'Conflict',
  411: 'Length Required', 413: 'Request Entity Too Large', 415: 'Unsupported Media Type', 500: 'Internal Server Error', 501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** An answer from 400 up as the exception that the client makes of it (cinderclient/exceptions.py:219). */
export function failureOf({ status, headers, body }: ApiAnswer): Failure {
  const request = headerOf(headers, 'x-compute-request-id');
  const text = `${messageOf(status, body)} (HTTP ${status})${request === undefined ? '' : ` (Request-ID: ${request})`}`;
  return new Failure(text, CLASSES[status] ?? 'ClientException');
}

function messageOf(status: number, body: Json): string {
  if (body === null || !isObject(body) || body.entries.length === 0) return REASONS[status] ?? 'None';
  const direct = get(body, 'message');
  if (direct !== undefined) return pyStr(direct);
  const fault = body.entries[0]?.[1] ?? null;
  const message = isObject(fault) ? get(fault, 'message') : undefined;
  return message === undefined || message === null || message === '' ? 'n/a' : pyStr(message);
}

/** The value of a header, whatever the case of its name. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
