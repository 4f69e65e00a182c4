/** The exceptions of Python itself that driver code runs into. */
import { PythonException } from '../../errors.ts';
import type { PyAnswer } from '../../value/answer.ts';
import { textRepr } from '../../value/text-repr.ts';

/** `mapping[key]` without such a key: the text is the key's repr. */
export function keyError(key: string): PythonException {
  return new PythonException('KeyError', textRepr(key), ['KeyError', 'LookupError']);
}

/** An index behind the end of what has one. */
export function indexError(of: 'list' | 'string' = 'list'): PythonException {
  return new PythonException('IndexError', `${of} index out of range`, ['IndexError', 'LookupError']);
}

export function typeError(message: string): PythonException {
  return new PythonException('TypeError', message);
}

/** The value of an expression; raises what the expression raises. */
export function valueOf<Value>(answer: PyAnswer<Value>): Value {
  if ('raises' in answer) throw new PythonException(answer.raises, answer.message);
  return answer.value;
}
