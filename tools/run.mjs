/** Runs the tools that the packages bring along. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * The command line that starts a package's command with this very Node. (`node_modules/.bin` holds scripts for the
 * shell, which differ from system to system.)
 * @param {string} packageName
 * @param {string} command
 * @param {string[]} args
 * @returns {string[]} the program and its arguments
 */
export function packageCommand(packageName, command, ...args) {
  const folder = join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}`);
  return [process.execPath, join(folder, file), ...args];
}

/**
 * Runs a command at the root and hands on what it writes, both of its streams in the order of arrival.
 * @param {string[]} command the program and its arguments
 * @param {(chunk: Buffer) => void} write
 * @param {NodeJS.ProcessEnv} [env] added to this process's own
 * @returns {Promise<boolean>} whether it ended well
 */
export function run(command, write, env = {}) {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', write);
    child.stderr.on('data', write);
    child.on('error', (error) => {
      write(Buffer.from(`${error.message}\n`));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}
