/** Exceptions of Python's `requests` that clients of arrays let through. */
import { PythonException } from '../../errors.ts';

/** The answer did not come in time. */
export function readTimeout(message: string): PythonException {
  return new PythonException('ReadTimeout', message, ['ReadTimeout', 'Timeout', 'RequestException', 'OSError']);
}
