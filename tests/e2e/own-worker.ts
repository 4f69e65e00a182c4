/** A worker of a page's own, spoken to as the page does: what it does can be seen without what the page shows of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Remote } from 'comlink';
import type { Facade } from '../../web/worker/facade.ts';
import type { WorkspaceNews } from '../../web/worker/workspace-facade.ts';
import { workerOf } from './page.ts';

declare global {
  var Comlink: typeof import('comlink');
  /** The worker. */
  var custody: Remote<Facade>;
  /** What it has told of a workspace. */
  var heard: WorkspaceNews[];
}

const COMLINK = readFileSync(createRequire(import.meta.url).resolve('comlink/dist/umd/comlink.js'), 'utf8');

/** Opens the page, and makes it a worker of the same code as its own, under `custody`. @returns the address of the worker's code */
export async function visitWithWorker(page: Page, address = './#/'): Promise<string> {
  await page.goto(address);
  const script = (await workerOf(page)).url();
  await startWorker(page, script);
  return script;
}

/** Makes a page a worker. It is of the origin of the worker's code. */
export async function startWorker(page: Page, script: string): Promise<void> {
  await page.evaluate(COMLINK);
  await page.evaluate(async (url) => {
    globalThis.heard = [];
    globalThis.custody = Comlink.wrap<Facade>(new Worker(url, { type: 'module', name: 'custody' }));
    await globalThis.custody.hello();
  }, script);
}

/** Opens a workspace, and hears what becomes of it. */
export function watch(page: Page, workspace: string) {
  return page.evaluate(async (id) => {
    const opened = await custody.openWorkspace(id);
    await custody.watchWorkspace(id, Comlink.proxy((news: WorkspaceNews) => {
      heard.push(news);
    }));
    return opened;
  }, workspace);
}

/** All rows of these tables, by the browser's own API. */
export function bareTables<Rows>(page: Page, tables: readonly string[]): Promise<Rows> {
  return page.evaluate(async (names) => {
    const answer = <Answer>(request: IDBRequest<Answer>): Promise<Answer> => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
    const open = await answer(indexedDB.open('custody'));
    const transaction = open.transaction(names);
    const rows = await Promise.all(names.map(async (name) => [name, await answer(transaction.objectStore(name).getAll())] as const));
    open.close();
    return Object.fromEntries(rows) as Rows;
  }, tables);
}
