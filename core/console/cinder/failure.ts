/** What ends a command of the client with `ERROR: message`, or one of several things that it does. */
import type { ApiAnswer } from '../../cinder/api/http.ts';
import { get, isObject, type Json } from '../../value/json.ts';
import { pyRepr, pyStr } from '../../value/python.ts';

/** An exception of the client's (cinderclient/exceptions.py). */
export class ClientFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ClientFailure';
  }
}

/** The API's answer was a refusal. */
export class HttpFailure extends ClientFailure {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpFailure';
    this.status = status;
  }
}

/** Phrases of HTTP that stand in for a text where an answer has none. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** The failure that the client makes of an answer (cinderclient/exceptions.py:245). @param body undefined: it was no JSON */
export function failureOf(answer: ApiAnswer, body: Json | undefined): HttpFailure {
  const id = answer.headers['x-compute-request-id'];
  const text = `${messageOf(answer.status, body)} (HTTP ${answer.status})${id === undefined ? '' : ` (Request-ID: ${id})`}`;
  return new HttpFailure(answer.status, text);
}

function messageOf(status: number, body: Json | undefined): string {
  const reason = REASONS[status] ?? '';
  if (body === undefined || body === null || body === '') return reason;
  if (!isObject(body)) return 'n/a';
  const fault = get(body, 'message') === undefined ? body.entries[0]?.[1] : body;
  const message = fault !== undefined && isObject(fault) ? get(fault, 'message') : undefined;
  return message === undefined ? 'n/a' : pyStr(message);
}

/** Python's complaint about text that is no number. */
export function noNumber(text: string): ClientFailure {

  return new ClientFailure(`invalid literal for int() with base 10: ${pyRepr(text)}`);
}
