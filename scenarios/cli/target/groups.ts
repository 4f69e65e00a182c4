/** Processes that must not outlive the command: each leads a group, and goes with all that it started. */
import process from 'node:process';

const living = new Set<number>();
let isWatching = false;

/** From now on the group ends when the command does. @param leader process id of its leader */
export function endWithUs(leader: number): void {
  living.add(leader);
  if (isWatching) return;
  isWatching = true;
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll();
      process.kill(process.pid, signal);
    });
  }
}

/** Ends the group at once. That it has ended already is no mistake. */
export function endGroup(leader: number): void {
  living.delete(leader);
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (failure) {
    if (!(failure instanceof Error && 'code' in failure && failure.code === 'ESRCH')) throw failure;
  }
}

function endAll(): void {
  for (const leader of living) endGroup(leader);
}
