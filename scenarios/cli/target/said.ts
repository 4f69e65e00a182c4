/** What a target says to people may be endless. */

/** Passes so many bytes on, and says once that there is more. */
export function shownUpTo(bytes: number, show: (chunk: Uint8Array) => void): (chunk: Uint8Array) => void {
  let left = bytes;
  return (chunk) => {
    if (left < 0) return;
    show(chunk.subarray(0, left));
    left -= chunk.length;
    if (left < 0) show(Buffer.from('\ncustody: The target says more than this to standard error. The rest is not shown.\n'));
  };
}
