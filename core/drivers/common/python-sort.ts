/**
 * Python's `sorted`, comparing in the order in which CPython compares: where values of two kinds meet, the comparison
 * raises, and its text tells which two met first.
 *
 * Up to 63 items the comparisons are CPython's one by one. Above, its runs are, and they are merged plainly (CPython
 * gallops over equal stretches there): the same result, the same first comparisons.
 */
export function pySorted<Item>(items: readonly Item[], isLess: (a: Item, b: Item) => boolean): Item[] {
  const least = leastRun(items.length);
  let runs: Item[][] = [];
  for (let start = 0; start < items.length; start += runs.at(-1)?.length ?? 0) {
    const run = naturalRun(items, start, isLess);
    for (const item of items.slice(start + run.length, start + least)) insert(run, item, isLess);
    runs.push(run);
  }
  while (runs.length > 1) runs = mergePairs(runs, isLess);
  return runs[0] ?? [];
}

/** How long a run is made at least: all items when they are few, else 32 to 64 of them. */
function leastRun(length: number): number {
  let rest = length;
  let odd = 0;
  while (rest >= 64) {
    odd |= rest & 1;
    rest >>= 1;
  }
  return rest + odd;
}

/** The items from `start` on that ascend; or, turned round, those that descend strictly. */
function naturalRun<Item>(items: readonly Item[], start: number, isLess: (a: Item, b: Item) => boolean): Item[] {
  const step = (index: number): boolean => isLess(items[index] as Item, items[index - 1] as Item);
  let end = start + 1;
  const descends = end < items.length && step(end);
  while (end < items.length && (end === start + 1 || step(end) === descends)) end += 1;
  const run = items.slice(start, end);
  return descends ? run.reverse() : run;
}

/** Puts the item behind all that are not greater. */
function insert<Item>(run: Item[], item: Item, isLess: (a: Item, b: Item) => boolean): void {
  let low = 0;
  let high = run.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isLess(item, run[middle] as Item)) high = middle;
    else low = middle + 1;
  }
  run.splice(low, 0, item);
}

function mergePairs<Item>(runs: readonly Item[][], isLess: (a: Item, b: Item) => boolean): Item[][] {
  const merged: Item[][] = [];
  for (let at = 0; at < runs.length; at += 2) merged.push(merge(runs[at] ?? [], runs[at + 1] ?? [], isLess));
  return merged;
}

function merge<Item>(left: readonly Item[], right: readonly Item[], isLess: (a: Item, b: Item) => boolean): Item[] {
  const merged: Item[] = [];
  let taken = 0;
  for (const item of right) {
    while (taken < left.length && !isLess(item, left[taken] as Item)) merged.push(left[taken++] as Item);
    merged.push(item);
  }
  return [...merged, ...left.slice(taken)];
}
