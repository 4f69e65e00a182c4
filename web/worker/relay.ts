/** Calls back to the page: one call after the other, each once the one before was taken. */
import { releaseProxy } from 'comlink';

/** What a callback of the page's is on this side: every call is a message, answered once the page has taken it. */
type Callback<Value> = ((value: Value) => unknown) & { readonly [releaseProxy]?: () => void };

export interface Relay<Value> {
  readonly send: (value: Value) => void;
  /** Resolves once the page has taken all that was sent, and lets go of the callback. Rejects with what it threw. */
  readonly close: () => Promise<void>;
}

export function relayTo<Value>(callback: Callback<Value>): Relay<Value> {
  let taken = Promise.resolve<unknown>(undefined);
  return {
    send: (value) => {
      taken = taken.then(() => callback(value));
    },
    close: async () => {
      try {
        await taken;
      } finally {
        callback[releaseProxy]?.();
      }
    },
  };
}
