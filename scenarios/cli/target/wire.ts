/** `--wire FILE`: the log of a conversation, in lines of JSON: when, which way, what. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { object, type Json } from '../../../core/value/json.ts';
import { JsonSyntaxError, parseJson } from '../../../core/value/parse.ts';
import { stringifyJson } from '../../../core/value/stringify.ts';
import { LONGEST_LINE } from '../../format/protocol.ts';

/** Of what is no JSON, so many characters are kept. */
const LONGEST = 1000;

export class WireLog {
  readonly #file: number;

  /** Throws what opening a file throws. */
  constructor(file: string) {
    this.#file = openSync(file, 'w');
  }

  question(line: string): void {
    this.#write('question', contentOf(line));
  }

  answer(line: string): void {
    this.#write('answer', contentOf(line));
  }

  /** A process begins or ends, or a scenario begins. @param what in words */
  note(what: string): void {
    this.#write('note', ['text', what]);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Written at once, so that the log is whole whatever happens next. */
  #write(direction: 'question' | 'answer' | 'note', content: readonly [key: string, value: Json]): void {
    writeSync(this.#file, `${stringifyJson(object([['time', new Date().toISOString()], ['direction', direction], content]))}\n`);
  }
}

function contentOf(line: string): readonly [key: string, value: Json] {
  try {
    return ['message', parseJson(line, { digits: LONGEST_LINE })];
  } catch (failure) {
    if (!(failure instanceof JsonSyntaxError)) throw failure;
    return ['text', line.slice(0, LONGEST)];
  }
}
