/** What a program of the console is: it is called with words, asks the API, and prints. */
import type { ApiAnswer, ApiRequest } from '../cinder/api/http.ts';

/** What one line left on the terminal. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, as `$?` has it. */
  readonly exit: number;
}

/** Where a line is run. */
export interface ConsoleSetting {
  readonly projectId: string;
  /** Where the API is said to be, with version and project: `http://192.0.2.1:8776/v3/PROJECT`. */
  readonly endpoint: string;
  /** The shell's variables; the programs see all of them. */
  readonly variables: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A name that a person may write for something, and its id. */
export interface Known {
  readonly id: string;
  readonly name: string | null;
}

/** What there is that a word of a line could mean. */
export interface KnownNames {
  readonly volumes: readonly Known[];
  readonly snapshots: readonly Known[];
  /** Names of the backend's snapshots that nobody manages: what `source-name` could be. */
  readonly objects: readonly string[];
  readonly hosts: readonly string[];
}

/** A run of a program: it yields each request and is given the answer. */
export type Run = Generator<ApiRequest, Printed, ApiAnswer>;

export interface Program {
  readonly name: string;
  /** @param args the words behind the program's name @param setting with the variables that stand in front of it */
  run(args: readonly string[], setting: ConsoleSetting): Run;
  /** What could stand behind these words. The console takes those of them that begin as the word at the cursor. */
  candidates(before: readonly string[], word: string, known: KnownNames): readonly string[];
}
