/** The process of a target: lines in, lines out, and how it ended. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { constants } from 'node:os';
import { ProtocolViolation } from '../../format/protocol.ts';
import { endGroup, endWithUs } from './groups.ts';
import { LineReader } from './lines.ts';

export interface ProcessEvents {
  readonly onLine: (line: string) => void;
  /** It wrote something that is no line. */
  readonly onViolation: (violation: ProtocolViolation) => void;
  /** It ended: «exited with code 1». */
  readonly onEnd: (how: string) => void;
  /** What it writes to standard error. */
  readonly onSaid: (chunk: Uint8Array) => void;
}

/** How much of standard error is kept, in bytes, and how many of its last lines are told. */
const KEPT = 4096;
const TOLD_LINES = 3;
/** How long the end of a process and the end of its output may be apart, in milliseconds. */
const EXITING_MS = 500;

export class TargetProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #ended: Promise<void>;
  #said = Buffer.alloc(0);
  /** Whether it lived on without standard output. */
  #isMute = false;
  #hasExited = false;

  /** Starts the command through the shell, in the caller's folder. */
  constructor(command: string, events: ProcessEvents) {
    this.#child = spawn(inPlaceOfShell(command), { shell: true, detached: true, stdio: 'pipe' });
    const { pid } = this.#child;
    if (pid !== undefined) endWithUs(pid);
    this.#read(events);
    this.#ended = new Promise((resolve) => {
      const end = (how: string): void => {
        events.onEnd(how);
        resolve();
      };
      this.#child.once('error', (failure) => end(`could not be started: ${failure.message}`));
      this.#child.once('exit', () => {
        // What it left behind goes with it; what has left its group as well may hold its output, which nobody waits for.
        this.end();
        this.#hasExited = true;
        setTimeout(() => this.#stopReading(), EXITING_MS).unref();
      });
      this.#child.once('close', (code, signal) => end(this.#howItEnded(code, signal)));
    });
  }

  /** The last lines that it wrote to standard error, in one; empty when there are none. */
  get lastWords(): string {
    const lines = this.#said.toString('utf8').split('\n').filter((line) => line.trim() !== '');
    return lines.slice(-TOLD_LINES).join(' | ');
  }

  write(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ends it at once, with all that it started. */
  end(): void {
    if (this.#child.pid !== undefined && !this.#hasExited) endGroup(this.#child.pid);
  }

  /** Waits for its end, and ends it when that takes longer than so many milliseconds. */
  async endWithin(milliseconds: number): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => this.end(), milliseconds);
    await this.#ended;
    clearTimeout(timer);
  }

  #read({ onLine, onViolation, onSaid }: ProcessEvents): void {
    const { stdin, stdout, stderr } = this.#child;
    const reader = new LineReader();
    // Whoever does not read any more is known by its end, or by its silence.
    stdin.on('error', () => {});
    stdout.on('data', (chunk: Uint8Array) => {
      try {
        for (const line of reader.read(chunk)) onLine(line);
      } catch (failure) {
        if (!(failure instanceof ProtocolViolation)) throw failure;
        stdout.removeAllListeners('data').resume();
        onViolation(failure);
      }
    });
    stdout.once('end', () => {
      setTimeout(() => {
        this.#isMute = !this.#hasExited;
        this.end();
      }, EXITING_MS).unref();
    });
    stderr.on('data', (chunk: Buffer) => {
      this.#said = Buffer.concat([this.#said, chunk]).subarray(-KEPT);
      onSaid(chunk);
    });
  }

  #stopReading(): void {
    this.#child.stdout.destroy();
    this.#child.stderr.destroy();
  }

  #howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
    if (this.#isMute) return 'closed its standard output';
    const name = signal ?? signalIn(code);
    return name === undefined ? `exited with code ${code}` : `was ended by ${name}`;
  }
}

/** Words and quotes, with nothing that is the shell's business; the first word gives no variable a value. */
const PLAIN = /^[\w./'"-]+( [\w ./:=@%+,'"-]*)?$/;

/** What the shell does itself, and no program. */
const BUILTINS = ['.', ':', 'alias', 'bg', 'break', 'cd', 'command', 'continue', 'eval', 'exec', 'exit', 'export', 'fc', 'fg', 'getopts', 'hash', 'jobs', 'local', 'read', 'readonly', 'return', 'set', 'shift', 'source', 'times', 'trap', 'type', 'ulimit', 'umask', 'unalias', 'unset', 'wait'];

/**
 * A plain command takes the place of the shell, which would keep standard output open when the target closes it. What needs
 * the shell is left to it.
 */
function inPlaceOfShell(command: string): string {
  const [program = ''] = command.split(' ');
  return PLAIN.test(command) && !BUILTINS.includes(program) ? `exec ${command}` : command;
}

/** The signal that ended a program, as a shell tells of it. */
function signalIn(code: number | null): string | undefined {
  return Object.entries(constants.signals).find(([, number]) => 128 + number === code)?.[0];
}
