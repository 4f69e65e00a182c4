/** The console of a workspace: what was typed, what was printed, and what the line could go on with. It is kept while the page lives. */
import type { Client } from '../client/client.ts';
import { messageOf } from './loaded.svelte.ts';
import type { Completion } from '../../core/console/console.ts';
import { completed } from './view/workspace/completion.ts';

type ConsoleClient = Pick<Client, 'runLine' | 'completeLine'>;

/** One line with what came of it. */
export interface Exchange {
  readonly key: number;
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  /** Null: it is still under way. */
  readonly exit: number | null;
  /** Why there is no answer at all. */
  readonly problem: string | null;
}

/** So many are kept in sight, and as many lines in the history. */
const MOST = 500;

export class WorkspaceConsole {
  exchanges = $state.raw<readonly Exchange[]>([]);
  /** What is in the input line. */
  line = $state.raw('');
  isRunning = $state.raw(false);
  /** What Tab found where there is more than one way to go on. */
  options = $state.raw<readonly string[]>([]);
  #lines: readonly string[] = [];
  /** Index in the lines that were typed; its length: the one that is being typed. */
  #at = 0;
  #draft = '';
  #key = 0;
  readonly #client: ConsoleClient;
  readonly #workspace: string;

  constructor(client: ConsoleClient, workspace: string) {
    this.#client = client;
    this.#workspace = workspace;
  }

  /** Runs what is in the input line. */
  async run(): Promise<void> {
    const line = this.line.trim();
    if (line === '' || this.isRunning) return;
    this.#remember(line);
    this.write('');
    if (line === 'clear') {
      this.exchanges = [];
      return;
    }
    const key = (this.#key += 1);
    this.exchanges = [...this.exchanges, { key, line, stdout: '', stderr: '', exit: null, problem: null }].slice(-MOST);
    this.isRunning = true;
    try {
      const { stdout, stderr, exit } = await this.#client.runLine(this.#workspace, line);
      this.#end(key, { stdout, stderr, exit });
    } catch (error) {
      this.#end(key, { exit: 1, problem: messageOf(error) });
    } finally {
      this.isRunning = false;
    }
  }

  write(line: string): void {
    this.line = line;
    this.options = [];
  }

  /** The line that was typed before, or after. @returns whether there is one */
  browse(by: -1 | 1): boolean {
    const to = this.#at + by;
    if (to < 0 || to > this.#lines.length) return false;
    if (this.#at === this.#lines.length) this.#draft = this.line;
    this.#at = to;
    this.write(this.#lines[to] ?? this.#draft);
    return true;
  }

  /** Goes on with the line as far as that is certain. @returns where the cursor is then; null: nothing was found */
  async complete(cursor: number): Promise<number | null> {
    const { line } = this;
    let completion: Completion;
    try {
      completion = await this.#client.completeLine(this.#workspace, line, cursor);
    } catch {
      return null;
    }
    // Whoever has typed on meanwhile wants no more of it.
    if (this.line !== line) return null;
    const done = completed(line, completion);
    this.line = done.line;
    this.options = done.options;
    return completion.options.length === 0 ? null : done.cursor;
  }

  #remember(line: string): void {
    if (this.#lines.at(-1) !== line) this.#lines = [...this.#lines, line].slice(-MOST);
    this.#at = this.#lines.length;
    this.#draft = '';
  }

  #end(key: number, parts: Partial<Exchange>): void {
    this.exchanges = this.exchanges.map((one) => (one.key === key ? { ...one, ...parts } : one));
  }
}

const CONSOLES = new WeakMap<ConsoleClient, Map<string, WorkspaceConsole>>();

/** The one console of a workspace. */
export function consoleOf(client: ConsoleClient, workspace: string): WorkspaceConsole {
  const own = CONSOLES.get(client) ?? new Map<string, WorkspaceConsole>();
  CONSOLES.set(client, own);
  const known = own.get(workspace) ?? new WorkspaceConsole(client, workspace);
  own.set(workspace, known);
  return known;
}
