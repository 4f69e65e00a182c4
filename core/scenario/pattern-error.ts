/** A text that is no pattern of this kind. */
export class PatternError extends Error {
  /** Where in the pattern, in characters (code points) from 1. */
  readonly position: number;

  constructor(problem: string, position: number) {
    super(`${problem} at position ${position}`);
    this.name = 'PatternError';
    this.position = position;
  }
}
