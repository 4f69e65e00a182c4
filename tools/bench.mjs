/**
 * `npm run bench [-- NAME…]`: builds what is due, and runs the benchmarks in tests/bench/, or those that are named. Each prints lines
 * such as `keystroke, median: 3.1 ms (limit 16)`; the command ends with 1 when one of them is over its limit.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_STEPS, build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { isMain } from './main.mjs';
import { root } from './paths.mjs';
import { packageCommand, run } from './run.mjs';

const FOLDER = 'tests/bench/';
const ENDING = '.bench.mjs';

/**
 * The benchmarks that are wanted, or what is wrong with the wish.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} known
 * @returns {{ names: readonly string[] } | { reason: string }}
 */
export function benchesFrom(wanted, known) {
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) return { reason: `There is no benchmark ${unknown.join(', ')}, but ${known.join(', ')}.` };
  return { names: wanted.length === 0 ? known : known.filter((name) => wanted.includes(name)) };
}

/** @param {Buffer | string} chunk */
function print(chunk) {
  process.stdout.write(chunk);
}

if (isMain(import.meta.url)) {
  const files = readdirSync(join(root, FOLDER)).filter((file) => file.endsWith(ENDING));
  const wish = benchesFrom(process.argv.slice(2), files.map((file) => file.slice(0, -ENDING.length)).sort());
  if ('reason' in wish) {
    console.error(`${wish.reason}\nnpm run bench [-- NAME…]`);
    process.exit(2);
  }
  ensureDependencies();
  let ok = await build(ALL_STEPS, print);
  // One after the other: they measure time.
  for (const name of ok ? wish.names : []) ok = (await run(packageCommand('tsx', 'tsx', `${FOLDER}${name}${ENDING}`), print)) && ok;
  process.exitCode = ok ? 0 : 1;
}
