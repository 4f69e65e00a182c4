/** A recording, ready to be looked at: any of its moments with who is managed then, and the trail of each snapshot's status. */
import { namesOf, type Names } from '../names.ts';
import type { Seen } from './picture.ts';
import { goTo, startOf, timelineOf, type Moment, type Recording } from './states.ts';
import { statusTrails, type StatusTrails } from './status.ts';
import { knownSnapshots, takenBySteps, tiesAt } from './ties.ts';

export interface Reel {
  readonly recording: Recording;
  readonly names: Names;
  readonly trails: StatusTrails;
  /** A moment: 0 is the start, 1 is after the first step. One goes there from where one was last. */
  at(moment: number): Seen;
}

export function reelOf(recording: Recording): Reel {
  const timeline = timelineOf(recording);
  const taken = takenBySteps(recording);
  const known = knownSnapshots(recording);
  let last: Moment = startOf(timeline);
  let seen: readonly Seen[] = [];
  return {
    recording,
    names: namesOf(recording),
    trails: statusTrails(recording),
    at(moment) {
      last = goTo(timeline, last, moment);
      const before = seen.find(({ at }) => at === last.at);
      if (before) return before;
      const now = { ...last, ties: tiesAt(last, taken, known) };
      // A step is looked at from two moments, and the next one begins where it ends.
      seen = [...seen.slice(-2), now];
      return now;
    },
  };
}
