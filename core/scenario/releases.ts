/**
 * Ranges of upstream releases, as behaviour scenarios name them: `21.3.1`, `21.3.1..`, `..22`, `21.3.1..26.1`. Both ends
 * belong to the range, and `22` stands for every release of that series.
 */

/** Whether a driver that follows `upstream` is one of the range. A commit is later than every release. */
export function inRange(range: string, upstream: string): boolean {
  const [from = '', to = from] = range.includes('..') ? range.split('..') : [range];
  return (from === '' || compare(upstream, from) >= 0) && (to === '' || compare(upstream, to) <= 0);
}

/** Negative: earlier than the bound. Zero: of it. Positive: later. NaN for two commits, of which one can't say. */
function compare(upstream: string, bound: string): number {
  if (upstream === bound) return 0;
  const followed = numbers(upstream);
  const bounding = numbers(bound);
  if (!followed) return bounding ? 1 : NaN;
  if (!bounding) return -1;
  return bounding.map((number, at) => (followed[at] ?? 0) - number).find((difference) => difference !== 0) ?? 0;
}

/** The numbers of a release; undefined for a commit. */
function numbers(release: string): number[] | undefined {
  return /^\d+(\.\d+)*$/.test(release) ? release.split('.').map(Number) : undefined;
}
