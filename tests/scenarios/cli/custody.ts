/** The command as a user has it: one file, in a folder where nothing of this project is found by chance. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { build } from '../../../tools/build.mjs';
import { cliDist } from '../../../tools/paths.mjs';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  readonly folder: string;
  /** Environment in which the shell knows the command by its name. */
  readonly env: NodeJS.ProcessEnv;
  /** Runs the command. */
  readonly custody: (...args: readonly string[]) => Promise<Ended>;
  /** Runs a line of the shell's. */
  readonly shell: (line: string) => Promise<Ended>;
}

/** An empty folder but for the command, which is up to date. */
export async function placeWithCustody(name: string): Promise<Place> {
  let said = '';
  const built = await build(['suites', 'cli'], (chunk) => {
    said += String(chunk);
  });
  if (!built) throw new Error(said);
  const folder = mkdtempSync(join(tmpdir(), `custody-${name}-`));
  writeFileSync(join(folder, 'custody'), `#!/bin/sh\nexec '${process.execPath}' '${cliDist}' "$@"\n`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
  const run = (file: string, args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      execFile(file, args, { cwd: folder, env, maxBuffer: 64 << 20 }, (failure, stdout, stderr) => {
        resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, stdout, stderr });
      });
    });
  return { folder, env, custody: (...args) => run(process.execPath, [cliDist, ...args]), shell: (line) => run('/bin/sh', ['-c', line]) };
}
