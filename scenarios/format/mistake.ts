/** A place in a file, for people. */
export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly col: number;
  /** `scenarios[0].steps[1].driver`; empty for the whole file. */
  readonly path: string;
}

/** Something wrong in a file: where, what is there, and what should be. */
export interface Mistake extends Place {
  readonly got: string;
  readonly expected: string;
  /** All of it in one line. */
  readonly message: string;
}

/** A file that was not taken. */
export interface Refused {
  readonly mistakes: readonly Mistake[];
}

export function mistake({ file, line, col, path }: Place, got: string, expected: string): Mistake {
  const where = path === '' ? '' : `${path}: `;
  return { file, line, col, path, got, expected, message: `${file}:${line}:${col}: ${where}got ${got}, expected ${expected}` };
}

/** In the order of the file. */
export function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  return [...mistakes].sort((a, b) => a.line - b.line || a.col - b.col);
}
