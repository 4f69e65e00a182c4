/** A browser with a profile on disk, that can be killed as a loss of everything but the disk would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../tools/browser.mjs';

export interface Killable {
  readonly page: Page;
  /** Kills all of its processes at once; resolves when it is gone. Does nothing the second time. */
  kill(): Promise<void>;
}

const QUIET = ['--headless=new', '--remote-debugging-port=0', '--no-first-run', '--no-default-browser-check', '--disable-gpu', '--disable-extensions'];

/** @param profile a folder */
export async function launchKillable(profile: string): Promise<Killable> {
  const { executablePath = chromium.executablePath(), args } = launchOptions();
  // A group of its own, as the browser has many processes.
  const child = spawn(executablePath, [...QUIET, ...args, `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const [context] = browser.contexts();
  if (!context || child.pid === undefined) throw new Error('The browser has no context.');
  const group = -child.pid;
  return {
    page: await context.newPage(),
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) process.kill(group, 'SIGKILL');
      await ended;
    },
  };
}

/** Where it listens, which it tells once it does. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('The browser tells nothing.');
  for await (const line of createInterface(stderr)) {
    const [, address] = /^DevTools listening on (ws:\/\/\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The browser has ended.');
}
