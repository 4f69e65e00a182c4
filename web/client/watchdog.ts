/** Waits for a sign of life. */
export interface Watchdog {
  /** There was one. */
  readonly feed: () => void;
  readonly stop: () => void;
}

const TICKS = 10;

/**
 * Calls back, once, when there was no sign of life for so long. Time is counted in ticks, so that a computer that
 * slept for an hour has been silent for one of them.
 */
export function startWatchdog(patienceMs: number, onSilence: () => void): Watchdog {
  let silentTicks = 0;
  const timer = setInterval(() => {
    silentTicks += 1;
    if (silentTicks === TICKS) onSilence();
  }, patienceMs / TICKS);
  return {
    feed: () => {
      silentTicks = 0;
    },
    stop: () => clearInterval(timer),
  };
}
