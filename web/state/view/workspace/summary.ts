/** A workspace in a few words. */

/** `nothing done yet`, `1 thing done`, `12 things done` */
export function doneText(revision: number): string {
  if (revision === 0) return 'nothing done yet';
  return `${revision} ${revision === 1 ? 'thing' : 'things'} done`;
}
