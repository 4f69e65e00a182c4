/** What the live comparisons have in common. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../../tools/paths.mjs';
import { lined } from './recorder.ts';

/** @returns the path of the file that keeps the lines until the next run */
export function kept(name: string, lines: readonly string[]): string {
  const folder = join(cache, 'upstream');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), lined(lines));
  return join(folder, name);
}

/** The work's result, and how long it took. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}
