/** What a pattern is compiled to, and how it is run: an automaton that goes through a text once. */
import { PatternError } from './pattern-error.ts';

export type Accepts = (codePoint: number) => boolean;

/** One step of the automaton. After `char` comes the next one; `fork` goes on at all of its targets. */
type Instruction =
  | { readonly op: 'char'; readonly accepts: Accepts }
  | { readonly op: 'fork'; readonly to: number[] }
  | { readonly op: 'start' | 'end' | 'match' };

/** Appends what matches a part of the pattern; a repeated part is appended several times. */
export type Emit = (program: Program) => void;

/** Instructions, and copies of parts that are repeated: `(){9}` has no instruction, but takes time to write down. */
const MAX_SIZE = 10_000;

export class Program {
  readonly code: Instruction[] = [];
  private size = 0;

  push(instruction: Instruction): void {
    this.grow();
    this.code.push(instruction);
  }

  /** A fork whose targets are filled in later. */
  fork(): number[] {
    const to: number[] = [];
    this.push({ op: 'fork', to });
    return to;
  }

  /** One more copy of a part that is repeated. */
  copy(part: Emit): void {
    this.grow();
    part(this);
  }

  get end(): number {
    return this.code.length;
  }

  /** @throws PatternError when repetitions within repetitions make the automaton too big */
  private grow(): void {
    this.size += 1;
    if (this.size > MAX_SIZE) throw new PatternError('Too many repetitions for one pattern', 1);
  }
}

/**
 * Goes through the text once, with the set of places in the program where a match begun anywhere may stand.
 * As a place is in the set once at most, nothing is tried twice.
 */
export function matches(code: readonly Instruction[], text: readonly number[]): boolean {
  let places: ReadonlySet<number> = new Set();
  for (let at = 0; at <= text.length; at += 1) {
    const reached = new Set(places);
    const pending = [0, ...places];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      reached.add(place);
      pending.push(...nextWithoutReading(code[place], place, at, text.length).filter((next) => !reached.has(next)));
    }
    if (reached.has(code.length - 1)) return true;
    places = afterReading(code, reached, text[at]);
  }
  return false;
}

function nextWithoutReading(step: Instruction | undefined, place: number, at: number, length: number): readonly number[] {
  if (step?.op === 'fork') return step.to;
  if (step?.op === 'start' && at === 0) return [place + 1];
  if (step?.op === 'end' && at === length) return [place + 1];
  return [];
}

function afterReading(code: readonly Instruction[], places: Iterable<number>, character: number | undefined): Set<number> {
  const next = new Set<number>();
  if (character === undefined) return next;
  for (const place of places) {
    const step = code[place];
    if (step?.op === 'char' && step.accepts(character)) next.add(place + 1);
  }
  return next;
}

/** One character. */
export function one(accepts: Accepts): Emit {
  return (program) => program.push({ op: 'char', accepts });
}

/** Alternatives: the left one or the right one. */
export function either(left: Emit, right: Emit): Emit {
  return (program) => {
    const choice = program.fork();
    choice.push(program.end);
    left(program);
    const leave = program.fork();
    choice.push(program.end);
    right(program);
    leave.push(program.end);
  };
}

/** The part so many times; with Infinity, any number of times from `least` on. */
export function repetition(part: Emit, least: number, most: number): Emit {
  return (program) => {
    for (let done = 0; done < least; done += 1) program.copy(part);
    if (most === Infinity) return anyNumberOf(part, program);
    const exits: number[][] = [];
    for (let done = least; done < most; done += 1) {
      const choice = program.fork();
      choice.push(program.end);
      exits.push(choice);
      program.copy(part);
    }
    for (const exit of exits) exit.push(program.end);
  };
}

function anyNumberOf(part: Emit, program: Program): void {
  const loop = program.end;
  const choice = program.fork();
  choice.push(program.end);
  part(program);
  program.fork().push(loop);
  choice.push(program.end);
}
