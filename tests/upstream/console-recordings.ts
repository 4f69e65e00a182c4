/** Recorded lines of the real clients, and how they are played again. */
import { readFileSync } from 'node:fs';
import type { ApiAnswer, ApiRequest } from '../../core/cinder/api/http.ts';
import { runLine, type ConsoleSetting, type Printed } from '../../core/console/console.ts';
import { get, isInt, isList, isObject, type Json, type JsonObject } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';

/** A request and its answer, as they went over the wire. */
export interface Exchange {
  readonly request: ApiRequest;
  readonly answer: ApiAnswer;
}

/** One line that a real client was given, with all that came of it. */
export interface RecordedLine extends Printed {
  readonly session: string;
  /** What was done by hand before. */
  readonly prepared: readonly JsonObject[];
  readonly line: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Ids of all snapshots that there have been, the oldest first. */
  readonly snapshots: readonly string[];
  readonly exchanges: readonly Exchange[];
}

export const PROJECT = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/** What the page has: nobody sets a variable there before they do. */
export function settingOf(variables: Readonly<Record<string, string>>): ConsoleSetting {
  return { projectId: PROJECT, endpoint: `http://127.0.0.1:8776/v3/${PROJECT}`, variables, now: Date.UTC(2026, 0, 1) };
}

export function recordedLines(file: string): readonly RecordedLine[] {
  const lines = readFileSync(new URL(`console/${file}`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => lineOf(objectOf(parseJson(line))));
}

/** Runs a line. @param respond the API */
export function play(line: string, setting: ConsoleSetting, respond: (request: ApiRequest) => ApiAnswer): Printed {
  const run = runLine(line, setting);
  let turn = run.next();
  while (!turn.done) turn = run.next(respond(turn.value));
  return turn.value;
}

function lineOf(line: JsonObject): RecordedLine {
  const exit = get(line, 'exit') ?? null;
  return {
    session: textOf(line, 'session'),
    prepared: listOf(line, 'prepared').map(objectOf),
    line: textOf(line, 'line'),
    variables: textsOf(line, 'variables'),
    snapshots: listOf(line, 'snapshots').filter((id) => typeof id === 'string'),
    exchanges: listOf(line, 'exchanges').map(objectOf).map(exchangeOf),
    stdout: textOf(line, 'stdout'),
    stderr: textOf(line, 'stderr'),
    exit: isInt(exit) ? Number(exit.int) : -1,
  };
}

function exchangeOf(exchange: JsonObject): Exchange {
  const request = objectOf(get(exchange, 'request') ?? null);
  const body = get(request, 'body');
  return {
    request: { method: textOf(request, 'method'), path: textOf(request, 'path'), headers: textsOf(request, 'headers'), body: typeof body === 'string' ? body : null },
    answer: answerOf(objectOf(get(exchange, 'answer') ?? null)),
  };
}

/** As our API hands answers on: names of headers in small letters, bodies as values. */
function answerOf(answer: JsonObject): ApiAnswer {
  const status = get(answer, 'status') ?? null;
  const headers = listOf(answer, 'headers').map((pair) => (isList(pair) ? pair : []));
  const text = textOf(answer, 'body');
  return {
    kind: 'answered',
    status: isInt(status) ? Number(status.int) : 0,
    headers: Object.fromEntries(headers.map(([name, value]) => [String(name).toLowerCase(), String(value)])),
    body: text === '' ? null : valueOf(text),
  };
}

function valueOf(text: string): Json {
  try {
    return parseJson(text);
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) return text;
    throw failure;
  }
}

function objectOf(value: Json): JsonObject {
  if (!isObject(value)) throw new SyntaxError('A recording consists of JSON objects.');
  return value;
}

function listOf(of: JsonObject, key: string): readonly Json[] {
  const value = get(of, key) ?? null;
  return isList(value) ? value : [];
}

function textOf(of: JsonObject, key: string): string {
  const value = get(of, key);
  return typeof value === 'string' ? value : '';
}

function textsOf(of: JsonObject, key: string): Record<string, string> {
  return Object.fromEntries(objectOf(get(of, key) ?? null).entries.map(([name, value]) => [name, String(value)]));
}
