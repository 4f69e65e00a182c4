/** `custody init python`: writes a driver in Python that is under test, as a start for one's own. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { EXIT } from '../../core/report/closing.ts';
import { EXAMPLE, KIT } from '../python/files.ts';
import { UsageError } from './arguments.ts';
import { messageOf } from './write-report.ts';

/**
 * Writes the example and the kit beside it. Nothing is written over.
 * @param folder made if it is not there
 * @returns the exit code. Throws UsageError when a file is there already, or can't be written.
 */
export function initPython(folder: string): number {
  const files = [...EXAMPLE, ...KIT];
  const taken = files.map(([path]) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0) throw new UsageError(`Nothing was written, for these are there already: ${taken.join(', ')}.`);
  for (const [path, text] of files) write(join(folder, path), text);
  const written = [...EXAMPLE.keys(), `custody_kit/ (${KIT.size} files)`].map((path) => `  ${path}\n`).join('');
  process.stdout.write(`Written to ${folder}:\n${written}\nNow try:\n  ${enter(folder)}custody run --target 'python3 acme_adapter.py'\n`);
  return EXIT.passed;
}

function enter(folder: string): string {
  return folder === '.' ? '' : `cd ${folder} && `;
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (failure) {
    throw new UsageError(`${path} can't be written: ${messageOf(failure)}`);
  }
}
