/** `custody init`: writes a driver that is under test, as a start for one's own. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { EXIT } from '../../core/report/closing.ts';
import { shellLine } from '../../core/report/rerun.ts';
import { EXAMPLE, KIT } from '../python/files.ts';
import { UsageError, type InitLanguage } from './arguments.ts';
import { messageOf } from './write-report.ts';

/** What is written for each language. */
const LANGUAGES = {
  python: {
    files: () => [...EXAMPLE, ...KIT],
    told: () => [...EXAMPLE.keys(), `custody_kit/ (${KIT.size} files)`],
    run: "custody run --target 'python3 acme_adapter.py'",
  },
  typescript: {
    files: () => [...typescriptFiles()],
    told: () => [...typescriptFiles().keys()],
    run: 'custody run --driver ./my-driver.ts',
  },
} as const satisfies Record<InitLanguage, { readonly files: () => [path: string, text: string][]; readonly told: () => string[]; readonly run: string }>;

/**
 * Writes an example, and what it needs beside it. Nothing is written over.
 * @param folder made if it is not there
 * @returns the exit code. Throws UsageError when a file is there already, or can't be written.
 */
export function init(language: InitLanguage, folder: string): number {
  const { files, told, run } = LANGUAGES[language];
  const taken = files().map(([path]) => join(folder, path)).filter((path) => existsSync(path));
  if (taken.length > 0) throw new UsageError(`Nothing was written, for these are there already: ${taken.join(', ')}.`);
  for (const [path, text] of files()) write(join(folder, path), text);
  const written = told().map((path) => `  ${path}\n`).join('');
  process.stdout.write(`Written to ${folder}:\n${written}\nNow try:\n  ${enter(folder)}${run}\n`);
  return EXIT.passed;
}

/** A driver in one file, and the types that it is checked by. The example is text here, as it imports what is nowhere here. */
function typescriptFiles(): Map<string, string> {
  const texts = import.meta.glob<string>('./typescript/*.*', { query: '?raw', import: 'default', eager: true });
  return new Map(Object.entries(texts).map(([path, text]) => [path.replace('./typescript/', '').replace(/\.txt$/, ''), text]));
}

function enter(folder: string): string {
  return folder === '.' ? '' : `cd ${shellLine([folder])} && `;
}

function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (failure) {
    throw new UsageError(`${path} can't be written: ${messageOf(failure)}`);
  }
}
