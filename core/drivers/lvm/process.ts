/** Running a command as oslo.concurrency does: what it refuses to run, and what it raises when one fails. */
import { PythonException } from '../../errors.ts';
import { textRepr } from '../../value/text-repr.ts';
import { refuseSurrogates } from '../common/utf8.ts';

/** Raised when a command ends with another exit code than 0 (oslo_concurrency/processutils.py). */
export class ProcessExecutionError extends PythonException {
  readonly stderr: string;

  /** @param command the words of the command line, the command's name first */
  constructor(command: readonly string[], exitCode: number, stderr: string) {
    const lines = [
      'Unexpected error while running command.',
      `Command: ${command.join(' ')}`,
      `Exit code: ${exitCode}`,
      `Stdout: ${textRepr('')}`,
      `Stderr: ${textRepr(stderr)}`,
    ];
    super('ProcessExecutionError', lines.join('\n'));
    this.stderr = stderr;
  }
}

/** Words of a command line as the operating system takes them. Raises UnicodeEncodeError, or ValueError for a NUL. */
export function checkArguments(command: readonly string[]): void {
  for (const word of command) refuseSurrogates(word);
  if (command.some((word) => word.includes('\0'))) throw new PythonException('ValueError', 'embedded null byte');
}
