/** Work in slices short enough that the worker can listen in between. */

/** How long a slice takes. */
const SLICE_MS = 25;
/** So that a slice stays a handy batch to store, however quick its items are. */
const SLICE_ITEMS = 256;

/**
 * Does the work item by item, and hands on what each slice gave. The next slice begins when it is asked for.
 *
 * @param ticks a clock, in milliseconds
 */
export function* inSlices<Item, Done>(items: readonly Item[], work: (item: Item) => Done, ticks: () => number): Generator<readonly Done[]> {
  let slice: Done[] = [];
  let began = ticks();
  for (const item of items) {
    slice.push(work(item));
    if (slice.length < SLICE_ITEMS && ticks() - began < SLICE_MS) continue;
    yield slice;
    slice = [];
    began = ticks();
  }
  if (slice.length > 0) yield slice;
}

/**
 * Carries out work that comes in short steps, with a pause after each slice.
 *
 * @param ticks       a clock, in milliseconds
 * @param pause       resolves once the worker has taken what came in meanwhile
 * @param isCancelled asked after each pause
 * @returns what came of the work, or null when it was cancelled
 */
export async function stepByStep<Result>(
  work: Generator<undefined, Result, undefined>, ticks: () => number, pause: () => Promise<void>, isCancelled: () => boolean,
): Promise<Result | null> {
  let began = ticks();
  for (let turn = work.next(); ; turn = work.next()) {
    if (turn.done) return turn.value;
    if (ticks() - began < SLICE_MS) continue;
    await pause();
    if (isCancelled()) return null;
    began = ticks();
  }
}
