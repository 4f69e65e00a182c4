/** Commands that start the fixtures, and a listener that keeps what it hears. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Listener } from '../../../../scenarios/cli/target/conversation.ts';

export function fixture(name: string, ...args: readonly string[]): string {
  const file = fileURLToPath(new URL(`fixtures/${name}.mjs`, import.meta.url));
  return [process.execPath, file, ...args].map((word) => `'${word}'`).join(' ');
}

export interface Heard extends Listener {
  readonly notes: string[];
  readonly questions: string[];
  readonly stderr: () => string;
}

export function hearing(): Heard {
  const notes: string[] = [];
  const questions: string[] = [];
  let stderr = '';
  return {
    notes,
    questions,
    stderr: () => stderr,
    asked: (line) => questions.push(line),
    answered: () => {},
    happened: (what) => notes.push(what),
    said: (chunk) => {
      stderr += Buffer.from(chunk).toString('utf8');
    },
  };
}
