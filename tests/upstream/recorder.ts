/** Runs the recorder of the real drivers (`oracle/`), which needs Debian's `python3-cinder`. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PYTHON = '/usr/bin/python3';
const RECORDER = fileURLToPath(new URL('oracle/record.py', import.meta.url));
const REQUEST_RECORDER = fileURLToPath(new URL('rest-oracle/record.py', import.meta.url));
/** Without a database, which is ten times as fast; and nothing is left beside the sources. */
const ENVIRONMENT = { ORACLE_NODB: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };

export interface Output {
  readonly lines: readonly string[];
  /** What was written to stderr. */
  readonly complaints: string;
}

/**
 * What the real drivers do, one line a case, in the order of the cases. A case that the recorder itself can't play is
 * left out, with a complaint.
 *
 * @param cases one JSON text each
 * @param tree  a checkout of Cinder that is asked in place of the installed one
 */
export function record(cases: readonly string[], tree?: string): Promise<Output> {
  const asked = tree === undefined ? {} : { ORACLE_CINDER: tree, ORACLE_UPSTREAM: 'ab09bc39' };
  return outputOf(PYTHON, [RECORDER], { input: lined(cases), env: { ...ENVIRONMENT, ...asked } });
}

/**
 * What a real Cinder answers to requests and leaves behind, one line a request.
 *
 * @param requests one JSON text each, in sessions
 */
export function recordRequests(requests: readonly string[]): Promise<Output> {
  return outputOf(PYTHON, [REQUEST_RECORDER], { input: lined(requests), env: ENVIRONMENT });
}

/** Runs a program to its end. Throws what it complained of when it ends badly. */
export function outputOf(program: string, args: readonly string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv }): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    let [output, complaints] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
    child.on('error', reject);
    child.stdin.on('error', () => undefined); // a program that ends without reading says by its code what it thinks
    child.on('close', (code) => {
      if (code === 0) resolve({ lines: output.split('\n').filter(Boolean), complaints });
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${code}:\n${complaints}`));
    });
    child.stdin.end(input);
  });
}

/** Each text on a line of its own. */
export function lined(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
