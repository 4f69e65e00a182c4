/** Runs that are held by way of the browser's Web Locks. */
import { expect, test } from 'vitest';
import { webRunLocks } from '../../../web/worker/run-locks.ts';

test('a run is held until it is let go, and everybody sees it', async () => {
  const run = crypto.randomUUID();
  const letGo = await webRunLocks(navigator.locks).hold(run);
  expect((await webRunLocks(navigator.locks).held()).has(run)).toBe(true);
  letGo();
  await navigator.locks.request(`custody-run-${run}`, () => {}); // granted once the lock is free
  expect((await webRunLocks(navigator.locks).held()).has(run)).toBe(false);
});
