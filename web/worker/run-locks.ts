/** Which runs have a worker that is at them. A worker that dies lets go of its own. */

export interface RunLocks {
  /** Resolves once the run is held, with what lets go of it. */
  hold(run: string): Promise<() => void>;
  /** Ids of the runs that somebody holds, in any tab. */
  held(): Promise<ReadonlySet<string>>;
}

const PREFIX = 'custody-run-';

/** Over the browser's Web Locks. */
export function webRunLocks(locks: LockManager): RunLocks {
  return {
    hold: (run) =>
      new Promise((resolve, reject) => {
        locks.request(PREFIX + run, () => new Promise<void>((letGo) => resolve(letGo))).catch(reject);
      }),
    held: async () => {
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
    },
  };
}

/** Where there are no Web Locks: this worker knows of its own runs alone. */
export function localRunLocks(): RunLocks {
  const held = new Set<string>();
  return {
    hold: async (run) => {
      held.add(run);
      return () => void held.delete(run);
    },
    held: async () => new Set(held),
  };
}
