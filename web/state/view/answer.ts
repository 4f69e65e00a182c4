/** What came back: from the driver, or from Cinder's API. */
import type { ApiAnswer } from '../../../core/cinder/api/http.ts';
import type { Outcome } from '../../../core/interface.ts';
import type { Json } from '../../../core/value/json.ts';
import { pyRepr } from '../../../core/value/python.ts';
import { jsonText } from './json-text.ts';

export interface Returned {
  readonly how: 'returned';
  readonly python: string;
  /** Null where it reads the same as the Python. */
  readonly json: string | null;
}

export interface Raised {
  readonly how: 'raised';
  /** Refused: by one of Cinder's exceptions. Crashed: by any other. */
  readonly word: 'refused' | 'crashed';
  readonly className: string;
  readonly message: string;
  /** The class's parents, nearest first. */
  readonly parents: readonly string[];
  readonly where: string | null;
  readonly traceback: string | null;
}

/** The driver did not get to answer: it was too slow, or broke the protocol. */
export interface Unanswered {
  readonly how: 'unanswered';
  readonly word: 'timed out' | 'broke the protocol';
  readonly text: string;
}

export interface HttpAnswer {
  readonly how: 'http';
  readonly status: number;
  readonly phrase: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Null: the body is empty. */
  readonly body: string | null;
}

export type Answer = Returned | Raised | Unanswered | HttpAnswer;

export function answerOf(outcome: Outcome | ApiAnswer): Answer {
  switch (outcome.kind) {
    case 'returned':
      return returned(outcome.value);
    case 'refused':
    case 'crashed':
      return raised(outcome);
    case 'timed_out':
      return { how: 'unanswered', word: 'timed out', text: `There was no answer within ${outcome.after_ms} ms.` };
    case 'violated':
      return { how: 'unanswered', word: 'broke the protocol', text: outcome.detail };
    case 'answered':
      return httpAnswer(outcome);
  }
}

/** An answer in one line, for lists. */
export function answerLine(answer: Answer): string {
  switch (answer.how) {
    case 'returned':
      return answer.python;
    case 'raised':
      return answer.className;
    case 'unanswered':
      return answer.word;
    case 'http':
      return `${answer.status} ${answer.phrase}`.trim();
  }
}

function returned(value: Json): Returned {
  const python = pyRepr(value);
  const json = jsonText(value);
  return { how: 'returned', python, json: json === python ? null : json };
}

function raised({ kind, error }: Extract<Outcome, { kind: 'refused' | 'crashed' }>): Raised {
  return {
    how: 'raised',
    word: kind,
    className: error.class,
    message: error.message,
    parents: (error.mro ?? []).filter((name) => name !== error.class),
    where: error.where ?? null,
    traceback: error.traceback ?? null,
  };
}

function httpAnswer({ status, headers, body }: ApiAnswer): HttpAnswer {
  return {
    how: 'http',
    status,
    phrase: PHRASES[status] ?? '',
    headers: Object.entries(headers),
    body: body === null ? null : jsonText(body),
  };
}

/** Those that Cinder's API gives. */
const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  202: 'Accepted',
  204: 'No Content',
  300: 'Multiple Choices',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
