/** Answers from the table of areas: what a specifier means, and whether a file may import it. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { ANYTHING, AREAS } from './import-table.mjs';

/** @typedef {import('./import-table.mjs').Area} Area */

/** What stands in the table for a dynamic import whose specifier is computed. */
export const COMPUTED = 'import(computed)';

/**
 * The area that a file belongs to.
 * @param {string} file from the root, with forward slashes
 * @returns {Area | undefined}
 */
export function areaOf(file) {
  /** @type {{ area: Area | undefined, length: number }} */
  let best = { area: undefined, length: 0 };
  for (const area of AREAS) {
    for (const place of area.at) {
      const fits = place.endsWith('/') ? file.startsWith(place) : file === place;
      if (fits && place.length > best.length) best = { area, length: place.length };
    }
  }
  return best.area;
}

/**
 * What an import means in the words of the table: an area, a package, `node:`. A path that belongs to no area stands
 * for itself, and so is allowed nowhere.
 * @param {string} file the importing file, from the root
 * @param {string} specifier as written; what follows a `?` is for the bundler
 */
export function meaningOf(file, specifier) {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('.')) {
    const target = posix.join(posix.dirname(file), path);
    return areaOf(target)?.area ?? target;
  }
  if (isBuiltin(path)) return 'node:';
  return path.split('/', path.startsWith('@') ? 2 : 1).join('/');
}

/**
 * @typedef {'code' | 'types' | 'url'} ImportKind how something is imported: to be run here, to be compiled against, or
 * to be named only
 */

/**
 * @param {Area} area the importing one
 * @param {string} meaning of the import
 * @param {ImportKind} kind
 * @returns {'allowed' | 'types only' | 'forbidden'} `types only`: it would be allowed as an `import type`
 */
export function judge(area, meaning, kind) {
  if (meaning === area.area || covers(area.imports, meaning)) return 'allowed';
  if (kind === 'url' && covers(area.urls ?? [], meaning)) return 'allowed';
  if (!covers(area.types ?? [], meaning)) return 'forbidden';
  return kind === 'types' ? 'allowed' : 'types only';
}

/**
 * @param {string[]} entries of the table
 * @param {string} meaning
 */
function covers(entries, meaning) {
  return entries.some((entry) => entry === ANYTHING || entry === meaning || (entry === 'core' && meaning.startsWith('core/')));
}
