/** What the client tells on stderr, as much of it as is asked for (osc_lib/logs.py:29). */

export interface Log {
  readonly error: (line: string) => void;
  readonly warn: (line: string) => void;
  readonly info: (line: string) => void;
  readonly debug: (line: string) => void;
}

/** 0: errors; 1: warnings as well, as the client does unless told; 2: what it does; 3: requests and answers. */
export type Loudness = 0 | 1 | 2 | 3;

/** @param lines where they are kept, in order */
export function logInto(lines: string[], loudness: Loudness): Log {
  const from = (least: Loudness) => (line: string): void => {
    if (loudness >= least) lines.push(line);
  };
  return { error: from(0), warn: from(1), info: from(2), debug: from(3) };
}
