/** Notes the rules of one upstream file, as a call reaches them. */
import type { DriverContext } from '../../interface.ts';

export type NoteRule = (line: number, text: string) => void;

/**
 * @param file    path in Cinder's source
 * @param release which the lines are of, where that is not the commit ab09bc39
 */
export function rulesOf(context: DriverContext, file: string, release?: string): NoteRule {
  const of = release === undefined ? {} : { release };
  return (line, text) => context.rule({ text, upstream: { file, line, ...of } });
}
