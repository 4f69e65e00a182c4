/** Work in slices short enough that the worker can listen in between. */

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
