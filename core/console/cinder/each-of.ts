/** Something is done to several things: what fails for one does not keep it from the others. */
import { ClientFailure } from './failure.ts';
import type { Steps } from './service.ts';

export interface Failed {
  /** The name or id that was given. */
  readonly called: string;
  readonly message: string;
}

export function* eachOf(all: readonly string[], work: (called: string) => Steps<void>, told: (failed: Failed) => void): Steps<number> {
  let failures = 0;
  for (const called of all) {
    try {
      yield* work(called);
    } catch (failure) {
      if (!(failure instanceof ClientFailure)) throw failure;
      failures += 1;
      told({ called, message: failure.message });
    }
  }
  return failures;
}
