/** The least that makes one text of another, so that the cursor stays where it is in what remains. */

export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Null where there is nothing to do. CodeMirror's lines end alike, so that other ends of lines are no difference. */
export function replacement(before: string, wanted: string): Replacement | null {
  const after = wanted.replace(/\r\n?/g, '\n');
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let kept = 0;
  while (kept < shorter - from && before.at(-1 - kept) === after.at(-1 - kept)) kept += 1;
  return { from, to: before.length - kept, insert: after.slice(from, after.length - kept) };
}
