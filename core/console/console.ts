/**
 * A console with the real clients' commands. It is pure: a line becomes a generator that yields requests to the Block
 * Storage API and is given the answers, and whoever runs it has the API.
 */
import type { ApiAnswer, ApiRequest } from '../cinder/api/http.ts';
import { consoleHelp } from './help.ts';
import type { ConsoleSetting, Printed } from './program.ts';
import { PROGRAMS } from './programs.ts';
import { splitWords } from './words.ts';

export { complete, type Completion } from './complete.ts';
export type { ConsoleSetting, Known, KnownNames, Printed } from './program.ts';

/**
 * Runs one line: `NAME=value cinder list`. The last value is what it printed and its exit code; a line that is refused,
 * or a program that there is not, sends nothing.
 */
export function* runLine(line: string, setting: ConsoleSetting): Generator<ApiRequest, Printed, ApiAnswer> {
  const { words, problem } = splitWords(line, setting.variables);
  if (problem) return { stdout: '', stderr: `${problem.message}\n`, exit: 2 };
  const first = words.findIndex((word) => word.assigns === undefined);
  const [name, ...args] = (first < 0 ? [] : words.slice(first)).map((word) => word.text);
  if (name === undefined) return { stdout: '', stderr: '', exit: 0 };
  if (name === 'help') return { stdout: consoleHelp(), stderr: '', exit: 0 };
  const program = PROGRAMS.find((known) => known.name === name);
  if (!program) return { stdout: '', stderr: `${name}: command not found\n`, exit: 127 };
  const set = words.slice(0, first).map(({ assigns = '', text }) => [assigns, text.slice(assigns.length + 1)] as const);
  return yield* program.run(args, { ...setting, variables: { ...setting.variables, ...Object.fromEntries(set) } });
}
