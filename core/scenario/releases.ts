/** Ranges of upstream releases, as behaviour scenarios name them: `21.3.1`, `21.3.1..`, `..22`, `21.3.1..26.1`. */

/** Whether a driver that follows `upstream` is one of the range. A commit is later than every release. */
export function inRange(range: string, upstream: string): boolean {
  const [from = '', to = from] = range.includes('..') ? range.split('..') : [range];
  return (from === '' || compare(upstream, from) >= 0) && (to === '' || compare(upstream, to) <= 0);
}

function compare(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parts(release: string): number[] {
  return /^\d+(\.\d+)*$/.test(release) ? release.split('.').map(Number) : [Infinity];
}
