/** Notes the rules of one upstream file, as a call reaches them. */
import type { DriverContext } from '../../interface.ts';

export type NoteRule = (line: number, text: string) => void;

/** @param file path in Cinder's source at ab09bc39, which the lines are of */
export function rulesOf(context: DriverContext, file: string): NoteRule {
  return (line, text) => context.rule({ text, upstream: { file, line } });
}
