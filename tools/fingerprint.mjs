/** Tells whether the files behind a build have changed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * A digest of the names and contents of files.
 * @param {readonly string[]} inputs files and folders, from the root; what does not exist counts as empty
 * @param {readonly string[]} [except] files and folders in them that do not count
 * @returns {string} hexadecimal
 */
export function fingerprint(inputs, except = []) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesOf(input, except))) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** What Python leaves beside the files that it runs. */
const LEFT_BEHIND = '__pycache__';

/**
 * @param {string} path
 * @param {readonly string[]} except
 * @returns {string[]}
 */
function filesOf(path, except) {
  if (except.includes(path)) return [];
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  const names = readdirSync(join(root, path)).filter((name) => name !== LEFT_BEHIND).sort();
  return names.flatMap((name) => filesOf(`${path}/${name}`, except));
}
