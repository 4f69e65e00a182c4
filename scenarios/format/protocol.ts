/**
 * The protocol between Custody and a target in another process: one line of JSON for each question, one for each answer
 * (`schema/protocol-1.json`). Lines are held to the schema in both directions.
 */
import type { Operation, Operations, TargetAnswer, TargetRequest } from '../../core/scenario/target.ts';
import { get, isFloat, isInt, isObject, object, type Json, type JsonObject } from '../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../core/value/parse.ts';
import { toJson } from '../../core/value/plain.ts';
import { pyRepr } from '../../core/value/python.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { decodeExactly, type Exactness } from './exact.ts';
import { validate } from './generated/protocol.js';
import { pathText } from './path.ts';
import { checkShape } from './shape.ts';
import { describe } from './words.ts';
import type { Locate } from './yaml.ts';

/** The longest line that either side takes, in bytes, its end not counted. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** What the target answers when it can't carry out an operation. What a driver raises is none: that is an outcome. */
export interface Problem {
  readonly kind: string;
  readonly text: string;
}

/** One record, where several were put together. */
type Flat<Fields> = Fields extends unknown ? { readonly [Key in keyof Fields]: Fields[Key] } : never;

/** The questions as they go over the wire. */
export type Questions = { readonly [Op in Operation]: Flat<{ readonly id: number; readonly op: Op } & Operations[Op]['ask']> };

/** What an operation gives, as it goes over the wire: `close` gives nothing, and of a call Custody finds some outcomes itself. */
type Given<Op extends Operation> = Op extends 'close' ? Record<never, never> : Exclude<Operations[Op]['answer'], { readonly kind: 'timed_out' | 'violated' }>;

/** The answers as they go over the wire. */
export type Answers = {
  readonly [Op in Operation]: { readonly id: number; readonly ok: Given<Op> } | { readonly id: number; readonly problem: Problem };
};

/** A line that the protocol does not allow; the message says what is wrong with it. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

/** An answer to a question that has its answer. */
export class SecondAnswer extends ProtocolViolation {
  /** Number of the question. */
  readonly to: number;

  constructor(to: number) {
    super(`a second answer to question ${to}`);
    this.to = to;
  }
}

/** The line of a question, without its end. @param id its number, from 1 */
export function questionLine(id: number, { op, ask }: TargetRequest): string {
  return stringifyJson(toJson({ id, op, ...ask }));
}

/** The line of an answer, without its end. @param ok what the operation gave */
export function answerLine(id: number, ok: TargetAnswer): string {
  return stringifyJson(toJson({ id, ok: ok ?? {} }));
}

/** The line that says that there is no answer, without its end. @param id 0 where the question's own can't be read */
export function problemLine(id: number, problem: Problem): string {
  return stringifyJson(toJson({ id, problem }));
}

/** Reads a question. Throws ProtocolViolation. */
export function readQuestion(line: string): { readonly id: number; readonly request: TargetRequest } {
  const content = contentOf(line);
  check(object([['op', get(content, 'op') ?? null], ['question', content]]), 'question');
  const { id, op, ...ask } = decodeExactly(content, QUESTION) as Questions[Operation];
  return { id, request: { op, ask } as TargetRequest };
}

/** The number in a line that may break the protocol; 0 where it can't be read. */
export function questionId(line: string): number {
  try {
    const id = get(contentOf(line), 'id') ?? null;
    return isInt(id) && id.int > 0n && id.int <= Number.MAX_SAFE_INTEGER ? Number(id.int) : 0;
  } catch {
    return 0;
  }
}

/**
 * Reads the answer to the question of this number. A target that could not read the number has a problem with question 0.
 * Throws ProtocolViolation, SecondAnswer.
 */
export function readAnswer<Op extends Operation>(line: string, id: number, op: Op): Answers[Op] {
  const content = contentOf(line);
  checkId(content, id);
  check(object([['op', op], ['answer', content]]), 'answer');
  return decodeExactly(content, ANSWER) as Answers[Op];
}

/** What is wrong with a line that comes while no question is open. @param asked number of the last question */
export function unaskedLine(line: string, asked: number): ProtocolViolation {
  const id = questionId(line);
  return id > 0 && id <= asked ? new SecondAnswer(id) : new ProtocolViolation(`${described(line)}, though nothing was asked`);
}

function checkId(content: JsonObject, asked: number): void {
  const id = get(content, 'id') ?? null;
  if (isFloat(id)) throw new ProtocolViolation(`an answer to question ${pyRepr(id)}, which is no integer`);
  // What is no number at all, the schema names.
  if (!isInt(id) || id.int === BigInt(asked)) return;
  if (id.int === 0n && get(content, 'problem') !== undefined) return;
  if (id.int > 0n && id.int < BigInt(asked)) throw new SecondAnswer(Number(id.int));
  throw new ProtocolViolation(`an answer to question ${id.int}, which was not asked`);
}

/** What is kept exactly in questions, and in answers. */
const METADATA: Exactness = { metadata: 'exact' };
const QUESTION: Exactness = {
  config: 'exact',
  objects: { '*': { attributes: 'exact' } },
  object: { attributes: 'exact' },
  cinder: { volumes: { '*': METADATA }, snapshots: { '*': METADATA } },
  snapshot: { metadata: 'exact', volume: METADATA },
  existing_ref: 'exact',
  marker: 'exact',
};
const ANSWER: Exactness = { ok: { existing_ref: 'exact', value: 'exact', objects: { '*': { attributes: 'exact', native_id: 'exact' } } } };

function contentOf(line: string): JsonObject {
  const content = parsed(line);
  if (!isObject(content)) throw new ProtocolViolation(`${described(line)}, which is no mapping`);
  return content;
}

function parsed(line: string): Json {
  try {
    return parseJson(line, { digits: LONGEST_LINE });
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    throw new ProtocolViolation(`${described(line)}, which is no JSON (${failure.message})`);
  }
}

/** The line for a message. */
function described(line: string): string {
  return line === '' ? 'an empty line' : `the line ${describe(line)}`;
}

/** Holds a question or an answer to the schema. Throws ProtocolViolation, naming every slip. */
function check(exchange: JsonObject, what: 'question' | 'answer'): void {
  const mistakes = checkShape(validate, exchange, placeOf);
  if (mistakes.length === 0) return;
  const slips = mistakes.map(({ path, got, expected }) => `${path}: got ${got}, expected ${expected}`);
  throw new ProtocolViolation(`${what === 'answer' ? 'an' : 'a'} ${what} that the schema does not allow: ${slips.join('; ')}`);
}

const placeOf: Locate = (path) => ({ file: '', line: 0, col: 0, path: pathText(path) });
