/** Makes the worker of this page. */
export function makeWorker(): Worker {
  return new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'custody' });
}
