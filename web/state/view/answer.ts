/** What came back: from the driver, or from Cinder's API. */
import type { ApiAnswer } from '../../../core/cinder/api/http.ts';
import type { Outcome } from '../../../core/interface.ts';
import { isList, isObject, type Json } from '../../../core/value/json.ts';
import { pyRepr } from '../../../core/value/python.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { jsonText } from './json-text.ts';
import { NO_NAMES, type Names } from './names.ts';

/** A field of an entry of a listing. */
export interface EntryField {
  readonly name: string;
  readonly text: string;
  /** What the scenario calls the snapshot or volume whose id this is. */
  readonly handle: string | null;
}

/** A listing, entry by entry. */
export type Entries = readonly (readonly EntryField[])[];

export interface Returned {
  readonly how: 'returned';
  readonly python: string;
  /** Null where it reads the same as the Python. */
  readonly json: string | null;
  /** Null: it is no listing, or an empty one. */
  readonly entries: Entries | null;
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
  /** Null: it is no listing, or an empty one. */
  readonly entries: Entries | null;
}

export type Answer = Returned | Raised | Unanswered | HttpAnswer;

export function answerOf(outcome: Outcome | ApiAnswer, names: Names = NO_NAMES): Answer {
  switch (outcome.kind) {
    case 'returned':
      return returned(outcome.value, names);
    case 'refused':
    case 'crashed':
      return raised(outcome);
    case 'timed_out':
      return { how: 'unanswered', word: 'timed out', text: `There was no answer within ${outcome.after_ms} ms.` };
    case 'violated':
      return { how: 'unanswered', word: 'broke the protocol', text: outcome.detail };
    case 'answered':
      return httpAnswer(outcome, names);
  }
}

/** An answer in one line, for lists. */
export function answerLine(answer: Answer): string {
  switch (answer.how) {
    case 'returned':
      return answer.entries ? entriesText(answer.entries) : answer.python;
    case 'raised':
      return answer.className;
    case 'unanswered':
      return answer.word;
    case 'http':
      return `${answer.status} ${answer.phrase}`.trim() + (answer.entries ? `, ${entriesText(answer.entries)}` : '');
  }
}

/** `1 entry`, `3 entries` */
export function entriesText(entries: Entries): string {
  return entries.length === 1 ? '1 entry' : `${entries.length} entries`;
}

/** Of a list of objects, or of a body that has one. */
function entriesIn(value: Json, names: Names): Entries | null {
  const lists = isObject(value) ? value.entries.map(([, item]) => item) : [value];
  const list = lists.find((item) => isList(item) && item.length > 0 && item.every(isObject));
  if (list === undefined || !isList(list)) return null;
  return list.filter(isObject).map(({ entries }) =>
    entries.map(([name, item]) => {
      const text = typeof item === 'string' ? item : stringifyJson(item);
      return { name, text, handle: names.rows.get(text) ?? null };
    }),
  );
}

function returned(value: Json, names: Names): Returned {
  const python = pyRepr(value);
  const json = jsonText(value);
  return { how: 'returned', python, json: json === python ? null : json, entries: entriesIn(value, names) };
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

function httpAnswer({ status, headers, body }: ApiAnswer, names: Names): HttpAnswer {
  return {
    how: 'http',
    status,
    phrase: PHRASES[status] ?? '',
    headers: Object.entries(headers),
    body: body === null ? null : jsonText(body),
    entries: entriesIn(body, names),
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
