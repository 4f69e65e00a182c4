/**
 * A target in a process of its own, behind the protocol (docs/protocol.md). A process that broke the protocol, or was
 * silent for too long, is ended; the next scenario gets a fresh one.
 */
import type { Outcome } from '../../../core/interface.ts';
import type { DriverCall, Hello, Operation, Operations, Target } from '../../../core/scenario/target.ts';
import { sameData } from '../../../core/value/same.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { Conversation, ConversationOver, type Listener } from './conversation.ts';
import { helloNonsense, Sense } from './sense.ts';

/** In milliseconds. */
export interface Deadlines {
  /** For a call of the driver. */
  readonly call: number;
  /** For any other operation. */
  readonly other: number;
  /** For a process to go when it was told good-bye. */
  readonly close: number;
}

export const DEADLINES: Deadlines = { call: 30_000, other: 60_000, close: 5_000 };

export class SubprocessTarget implements Target {
  readonly #command: string;
  readonly #listener: Listener;
  readonly #deadlines: Deadlines;
  #conversation: Conversation | undefined;
  #hello: Hello | undefined;
  /** Whether it can be asked; one that failed since its last answer still seems so. */
  #isReady = false;
  /** The last end of a conversation that was told. */
  #told: ConversationOver | undefined;
  #violations = 0;
  /** Of the scenario that is played. */
  #sense: Sense | undefined;

  /** @param command for the shell; it is started by `hello` */
  constructor(command: string, listener: Listener, deadlines: Partial<Deadlines> = {}) {
    this.#command = command;
    this.#listener = listener;
    this.#deadlines = { ...DEADLINES, ...deadlines };
  }

  /** How often the protocol was broken. */
  get violations(): number {
    return this.#violations;
  }

  readonly hello = async (): Promise<Hello> => {
    this.#hello ??= await this.#start();
    return this.#hello;
  };

  /** Starts a fresh process where the last one was ended. */
  readonly reset = async (ask: Operations['reset']['ask']): Promise<Operations['reset']['answer']> => {
    if (!this.#isReady || this.#conversation?.isOver) await this.#start();
    const sense = new Sense(ask);
    this.#sense = sense;
    return await this.#askWell('reset', ask, (answer) => sense.reset(answer));
  };

  readonly call = async (call: DriverCall): Promise<Outcome> => {
    const deadline_ms = this.#deadlines.call;
    try {
      return await this.#ask('call', { ...call, deadline_ms }, deadline_ms);
    } catch (failure) {
      if (!(failure instanceof ConversationOver)) throw failure;
      return failure.why.kind === 'timed_out' ? failure.why : { kind: 'violated', detail: failure.message };
    }
  };

  readonly reference = (ask: Operations['reference']['ask']): Promise<Operations['reference']['answer']> => this.#ask('reference', ask);
  readonly event = (ask: Operations['event']['ask']): Promise<Operations['event']['answer']> => {
    this.#sense?.event(ask);
    return this.#ask('event', ask);
  };
  readonly fault = (ask: Operations['fault']['ask']): Promise<Operations['fault']['answer']> => this.#ask('fault', ask);
  readonly inspect = (): Promise<Operations['inspect']['answer']> => this.#askWell('inspect', {}, (answer) => this.#sense?.inspect(answer));
  readonly advance = (ask: Operations['advance']['ask']): Promise<Operations['advance']['answer']> => this.#ask('advance', ask);

  /**
   * Asks once more when a scenario is over. What a target does behind its last answer has come by then, and the scenario that comes
   * next has no part in it.
   * @returns how the target failed, if it did and nobody knows yet
   */
  async settled(): Promise<TargetFailed | undefined> {
    if (!this.#isReady) return undefined;
    try {
      await this.#ask('inspect', {});
      return undefined;
    } catch (failure) {
      if (failure instanceof TargetFailed) return failure;
      throw failure;
    }
  }

  /** Says good-bye, and sees to it that the process ends. */
  readonly close = async (): Promise<void> => {
    const { close } = this.#deadlines;
    try {
      if (this.#isReady) await this.#ask('close', {}, close);
    } finally {
      await this.#conversation?.end(close);
      this.#conversation = undefined;
    }
  };

  /** A fresh process, which must be the same target as before. */
  async #start(): Promise<Hello> {
    await this.#conversation?.end(0);
    const conversation = new Conversation(this.#command, this.#listener);
    this.#conversation = conversation;
    this.#isReady = false;
    const hello = await this.#askWell('hello', {}, helloNonsense);
    if (hello.level !== 'driver') throw this.#over(conversation.breakOff('The target is a whole API, on which Custody can not run scenarios yet.'));
    if (this.#hello && !sameData(hello, this.#hello)) throw this.#over(conversation.breakOff('The target says of itself what it did not say when it was first started.'));
    this.#isReady = true;
    return hello;
  }

  /** Asks, and holds the answer to what the schema can't say. @param nonsense what is wrong with the answer, as what the target did */
  async #askWell<Op extends Operation>(op: Op, ask: Operations[Op]['ask'], nonsense: (answer: Operations[Op]['answer']) => string | undefined): Promise<Operations[Op]['answer']> {
    const answer = await this.#ask(op, ask);
    const wrong = nonsense(answer);
    if (wrong !== undefined && this.#conversation) throw this.#over(this.#conversation.breakOff(`The target ${wrong}, when it was asked for ${op}.`));
    return answer;
  }

  async #ask<Op extends Operation>(op: Op, ask: Operations[Op]['ask'], withinMs = this.#deadlines.other): Promise<Operations[Op]['answer']> {
    if (!this.#conversation) throw new RangeError('The target has not been started.');
    try {
      return await this.#conversation.ask(op, ask, withinMs);
    } catch (failure) {
      if (failure instanceof ConversationOver) this.#over(failure);
      throw failure;
    }
  }

  /** The conversation is over, and the caller is told; its violation counts once. */
  #over(failure: ConversationOver): ConversationOver {
    if (failure.why.kind === 'violated' && failure !== this.#told) this.#violations += 1;
    this.#told = failure;
    this.#isReady = false;
    return failure;
  }
}
