/** A row's time as the API shows it: with microseconds and without a zone. */
export function shownTime(time: string | null): string | null {
  return time && time.replace(/\.(\d{3})Z$/, '.$1000');
}
