/** Spans of time as scenarios write them: `2 d`, `3 h`, `10 min`, `5 s`. */

const SECONDS = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;
const DURATION = /^(\d{1,6}) *(d|h|min|s)$/;

/** Seconds of a duration. @throws SyntaxError for a text of another form */
export function parseDuration(text: string): number {
  const [, count, unit] = DURATION.exec(text) ?? [];
  if (count === undefined) {
    throw new SyntaxError(`Not a duration: ${JSON.stringify(text)}; write "2 d" (units: d, h, min, s)`);
  }
  return Number(count) * SECONDS[unit as keyof typeof SECONDS];
}
