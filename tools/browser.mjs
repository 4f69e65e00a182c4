/**
 * The browser for the tests: which one, how it is started, and how it is got when there is none.
 * Used by Vitest's and Playwright's configurations and by `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { canApt, isRoot } from './debian.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const WINDOWS_PLACES = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];

const APT_COMMAND = 'apt-get update && apt-get install -y chromium';
const PLAYWRIGHT_COMMAND = 'npx playwright install chromium';

/**
 * What is known of this machine.
 * @typedef {object} Facts
 * @property {string | undefined} named the value of CHROMIUM_PATH
 * @property {boolean} namedExists
 * @property {string | undefined} playwrights Playwright's own browser, if it is downloaded
 * @property {string | undefined} installed a browser of this machine
 * @property {boolean} canApt root on Debian (its descendants may have no such package)
 * @property {boolean} ci the environment has CI set
 * @property {boolean} canAsk a person sits at a terminal
 */

/**
 * What to do about a browser. `install` runs `command`, when `ask` is set only after a yes; `none` names the command
 * that would help.
 * @typedef {{ kind: 'use', path: string }
 *   | { kind: 'install', command: string, ask: boolean }
 *   | { kind: 'none', reason: string, command: string }} Decision
 */

/**
 * @param {Facts} facts
 * @returns {Decision}
 */
export function decide(facts) {
  const command = facts.canApt ? APT_COMMAND : PLAYWRIGHT_COMMAND;
  if (facts.named !== undefined) {
    if (facts.namedExists) return { kind: 'use', path: facts.named };
    return { kind: 'none', reason: `CHROMIUM_PATH names ${facts.named}, which does not exist`, command: 'unset CHROMIUM_PATH' };
  }
  const path = facts.playwrights ?? facts.installed;
  if (path !== undefined) return { kind: 'use', path };
  if (facts.canApt && facts.ci) return { kind: 'install', command, ask: false };
  if (facts.canAsk) return { kind: 'install', command, ask: true };
  return { kind: 'none', reason: 'no Chromium is installed', command };
}

/**
 * The browser that is there now.
 * @returns {string | undefined} its path
 */
export function findBrowser() {
  const decision = decide(lookAround());
  return decision.kind === 'use' ? decision.path : undefined;
}

/**
 * The browser that is there, or else gets one, as far as that may be done here. What it does is printed.
 * @returns {Promise<string | undefined>} its path
 */
export async function getBrowser() {
  const decision = decide(lookAround());
  if (decision.kind === 'use') return decision.path;
  if (decision.kind === 'none') {
    console.log(`No browser for the tests: ${decision.reason}. This helps:\n\n    ${decision.command}\n`);
    return undefined;
  }
  if (!decision.ask || (await isYes(`There is no browser for the tests. Run «${decision.command}»?`))) {
    console.log(`Getting a browser: ${decision.command}`);
    spawnSync(decision.command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  }
  const path = findBrowser();
  if (path === undefined) console.log(`No browser for the tests. This helps:\n\n    ${decision.command}\n`);
  return path;
}

/**
 * How the tests start the browser.
 * @returns {{ executablePath?: string, args: string[] }} without a path when there is no browser; Playwright then says so
 */
export function launchOptions() {
  const executablePath = findBrowser();
  // On a network that leads nowhere Chromium hangs in its own requests; as root it has no sandbox.
  const args = ['--disable-background-networking', ...(isRoot() ? ['--no-sandbox'] : [])];
  return executablePath === undefined ? { args } : { executablePath, args };
}

/** @returns {Facts} */
function lookAround() {
  const { CHROMIUM_PATH: named = '', CI: ci = '' } = process.env;
  return {
    named: named === '' ? undefined : named,
    namedExists: existsSync(named),
    playwrights: playwrightsOwn(),
    installed: installedPlaces().find((place) => existsSync(place)),
    canApt: canApt(),
    ci: ci !== '' && ci !== 'false',
    canAsk: process.stdin.isTTY && process.stdout.isTTY,
  };
}

/** Playwright's own browser, if it is downloaded. Playwright is loaded here and not above: it may not be installed yet. */
function playwrightsOwn() {
  /** @type {typeof import('playwright')} */
  const { chromium } = createRequire(import.meta.url)('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** @returns {string[]} */
function installedPlaces() {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
  const onWindows = programs.flatMap((folder) => WINDOWS_PLACES.map((place) => join(folder, place)));
  return [...onPath, ...MAC_PLACES, ...onWindows];
}

/** @param {string} question */
async function isYes(question) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
