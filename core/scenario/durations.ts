/** Durations as scenarios write them: `5 s`, `10 min`, `3 h`, `2 d`. */
const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 };

/** Seconds. Throws SyntaxError for anything else than a whole number and a unit. */
export function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d+) (s|min|h|d)$/.exec(text) ?? [];
  const seconds = unit === undefined ? undefined : SECONDS[unit];
  if (amount === undefined || seconds === undefined) throw new SyntaxError(`«${text}» is no duration: write 5 s, 10 min, 3 h or 2 d.`);
  return Number(amount) * seconds;
}
