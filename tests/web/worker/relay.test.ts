/** Calls back to the page. */
import { releaseProxy } from 'comlink';
import { expect, test } from 'vitest';
import { relayTo } from '../../../web/worker/relay.ts';

test('each call waits until the one before was taken, and the last one is waited for', async () => {
  const events: string[] = [];
  const relay = relayTo(async (value: number) => {
    events.push(`begin ${value}`);
    await Promise.resolve();
    events.push(`end ${value}`);
  });
  relay.send(1);
  relay.send(2);
  await relay.close();
  expect(events).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
});

test('the callback is let go of, even when it throws', async () => {
  let released = 0;
  const callback = Object.assign(() => Promise.reject(new Error('The page is at odds.')), {
    [releaseProxy]: () => {
      released += 1;
    },
  });
  const relay = relayTo(callback);
  relay.send(null);
  await expect(relay.close()).rejects.toThrow('The page is at odds.');
  expect(released).toBe(1);
});
