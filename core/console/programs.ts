/** The programs of the console, by the name that a line begins with. */
import type { Program } from './program.ts';

export const PROGRAMS: readonly Program[] = [];
