/** One process and what is asked of it: each question has its answer, or the conversation is over. */
import type { Operation, Operations, TargetRequest } from '../../../core/scenario/target.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { LONGEST_LINE, ProtocolViolation, questionLine, readAnswer, SecondAnswer, unaskedLine, type Problem } from '../../format/protocol.ts';
import { TargetProcess } from './process.ts';

/** Sees all that is said, and when a process begins and ends. */
export interface Listener {
  readonly asked: (line: string) => void;
  readonly answered: (line: string) => void;
  readonly happened: (what: string) => void;
  /** The target wrote to standard error. */
  readonly said: (chunk: Uint8Array) => void;
}

/** The conversation is over: the target was silent for too long, or broke the protocol. */
export class ConversationOver extends TargetFailed {
  readonly why: { readonly kind: 'timed_out'; readonly after_ms: number } | { readonly kind: 'violated' };

  constructor(message: string, why: ConversationOver['why']) {
    super(message);
    this.why = why;
  }
}

/** An answer, from which the fields of its operation are still to be read. */
type Heard = { readonly ok: unknown } | { readonly problem: Problem };

interface Open {
  readonly id: number;
  readonly op: Operation;
  readonly resolve: (answer: Heard) => void;
  readonly reject: (failure: ConversationOver) => void;
  readonly timer: NodeJS.Timeout;
}

export class Conversation {
  readonly #process: TargetProcess;
  readonly #listener: Listener;
  /** The operations and methods that were asked for, in their order; a process is asked at once. */
  readonly #asked: string[] = [];
  #open: Open | undefined;
  #over: ConversationOver | undefined;
  /** What ended it while no question was open: the next question is told, so that nobody sees which of them came first. */
  #unasked: ((asked: string) => ConversationOver) | undefined;

  /** Starts the command. */
  constructor(command: string, listener: Listener) {
    this.#listener = listener;
    listener.happened(`The target is started: ${command}`);
    this.#process = new TargetProcess(command, {
      onLine: (line) => this.#hear(line),
      onViolation: ({ message }) => this.#break(`wrote ${message}`),
      onEnd: (how) => {
        if (this.#over) listener.happened(`The target ${how}.`);
        else this.#break(how, this.#process.lastWords);
      },
      onSaid: listener.said,
    });
  }

  /**
   * Asks one question; the next only when this one is answered.
   * @param withinMs how long the answer may take
   * @throws ConversationOver, and TargetFailed when the target has a problem with it, but goes on
   */
  async ask<Op extends Operation>(op: Op, ask: Operations[Op]['ask'], withinMs: number): Promise<Operations[Op]['answer']> {
    const asked = 'method' in ask ? String(ask.method) : op;
    this.#over = this.#unasked?.(asked) ?? this.#over;
    this.#unasked = undefined;
    if (this.#over) throw this.#over;
    const id = this.#asked.length + 1;
    const line = questionLine(id, { op, ask } as TargetRequest);
    if (Buffer.byteLength(line) > LONGEST_LINE) throw new TargetFailed(`The question (${op}) is longer than the protocol allows.`);
    this.#asked.push(asked);
    const answer = await new Promise<Heard>((resolve, reject) => {
      const timer = setTimeout(() => this.#giveUp(withinMs), withinMs);
      this.#open = { id, op, resolve, reject, timer };
      this.#listener.asked(line);
      this.#process.write(line);
    });
    if ('problem' in answer) throw new TargetFailed(`The target has a problem with ${op} (${answer.problem.kind}): ${answer.problem.text}`);
    return answer.ok as Operations[Op]['answer'];
  }

  /** Whether nothing more can be asked. */
  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /** Ends it, since there is no going on with this target. @param why in a sentence */
  breakOff(why: string): ConversationOver {
    return this.#over ?? this.#finish(new ConversationOver(why, { kind: 'violated' }));
  }

  /** Ends the process; one that was told good-bye may take so many milliseconds to go. */
  async end(withinMs: number): Promise<void> {
    const wasOver = this.#over !== undefined;
    this.#over ??= new ConversationOver('The target has been closed.', { kind: 'violated' });
    await this.#process.endWithin(wasOver ? 0 : withinMs);
  }

  #hear(line: string): void {
    if (this.#over) return;
    this.#listener.answered(line);
    const open = this.#open;
    if (!open) return this.#break(this.#wrote(unaskedLine(line, this.#asked.length)));
    try {
      const answer = readAnswer(line, open.id, open.op);
      this.#settle().resolve(answer);
    } catch (failure) {
      if (!(failure instanceof ProtocolViolation)) throw failure;
      this.#break(this.#wrote(failure));
    }
  }

  /** Numbers of questions are told to nobody: they differ with what was played before. */
  #wrote(violation: ProtocolViolation): string {
    return `wrote ${violation instanceof SecondAnswer ? `a second answer to ${this.#asked[violation.to - 1] ?? ''}` : violation.message}`;
  }

  get #last(): string {
    return this.#asked.at(-1) ?? '';
  }

  #giveUp(afterMs: number): void {
    this.#finish(new ConversationOver(`The target gave no answer to ${this.#last} within ${afterMs / 1000} s, and was ended.`, { kind: 'timed_out', after_ms: afterMs }));
  }

  /** @param what what the target did */
  #break(what: string, lastWords = ''): void {
    if (this.#over) return;
    const words = lastWords === '' ? '' : ` Its last words: ${lastWords}`;
    const told = (when: string): ConversationOver => new ConversationOver(`The target ${what}, ${when}.${words}`, { kind: 'violated' });
    const isOpen = this.#open !== undefined;
    this.#finish(told(isOpen ? `when it was asked for ${this.#last}` : `after its answer to ${this.#last}`));
    if (!isOpen) this.#unasked = (asked) => told(`when it was asked for ${asked}`);
  }

  #finish(over: ConversationOver): ConversationOver {
    this.#over = over;
    this.#listener.happened(over.message);
    this.#process.end();
    if (this.#open) this.#settle().reject(over);
    return over;
  }

  /** The open question, which is so no more. */
  #settle(): Open {
    const open = this.#open;
    if (!open) throw new RangeError('No question is open.');
    clearTimeout(open.timer);
    this.#open = undefined;
    return open;
  }
}
