/** How large a file may be that is opened: more would keep the worker busy for too long, and the browser short of memory. */

const MB = 1_000_000;
export const MOST_BYTES = 32 * MB;

/** What is wrong with the size of a file, and what to do; null when nothing is. */
export function whyTooLarge(name: string, bytes: number): string | null {
  if (bytes <= MOST_BYTES) return null;
  return `${name} has ${Math.ceil(bytes / MB)} MB, and a file that is opened here may have ${MOST_BYTES / MB} MB. `
    + 'Run the suites in parts (--filter, or --shard 1/4 and so on) and open each part’s result, before custody merge.';
}
