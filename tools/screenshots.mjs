/** `npm run screenshots [-- -g WORDS]`: pictures of every page in every state, small and large, light and dark, in dist/screenshots. */
import { getBrowser } from './browser.mjs';
import { ALL_STEPS, build } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { packageCommand, run } from './run.mjs';

ensureDependencies();
const browser = await getBrowser();
if (browser !== undefined) process.env['CHROMIUM_PATH'] = browser;
/** @param {Buffer | string} chunk */
const write = (chunk) => void process.stdout.write(chunk);
const isBuilt = await build(ALL_STEPS, write);
const command = packageCommand('@playwright/test', 'playwright', 'test', '--project', 'screenshots', ...process.argv.slice(2));
process.exitCode = isBuilt && (await run(command, write)) ? 0 : 1;
