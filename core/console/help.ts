/** What the console itself says when one asks for `help`. */
import { PROGRAMS } from './programs.ts';

/** Which programs there are, and how their own help is asked for. */
export function consoleHelp(): string {
  const lines = PROGRAMS.map(({ name }) => `  ${name} help${' '.repeat(Math.max(2, 16 - name.length))}what ${name} can do`);
  return [
    'The programs of this console are those of a real cloud, and speak to this workspace:',
    '',
    ...lines,
    '',
    'One command a line. Quotes, backslashes and $VARIABLE work as in a shell; pipes and files are not there.',
    '',
  ].join('\n');
}
