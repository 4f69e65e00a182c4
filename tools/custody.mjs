/**
 * `npm run -s custody -- …`: builds the `custody` command if its sources have changed, and becomes it. Nothing but the
 * command's own words goes to stdout.
 */
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { cliDist } from './paths.mjs';

ensureDependencies();

/** @type {(Buffer | string)[]} */
const printed = [];
if (!(await build(['suites', 'cli'], (chunk) => printed.push(chunk)))) {
  console.error(printed.join(''));
  process.exit(1);
}

// npm changes to the root of the package; names of files are meant from where the person stands.
const { npm_lifecycle_event: script, INIT_CWD: whereThePersonStands } = process.env;
if (script === 'custody' && whereThePersonStands !== undefined) process.chdir(whereThePersonStands);
process.argv[1] = cliDist;
await import(pathToFileURL(cliDist).href);
