/** The exceptions of librbd's Python binding, with the texts of python3-rbd 16.2.15. None of them is one of Cinder's. */
import { PythonException } from '../../errors.ts';

/** What the binding makes of an error number. */
const CLASSES = {
  ImageNotFound: { errno: 2, words: 'RBD image not found' },
  IOError: { errno: 5, words: 'RBD I/O error' },
  ImageBusy: { errno: 16, words: 'RBD image is busy' },
  ImageExists: { errno: 17, words: 'RBD image already exists' },
  InvalidArgument: { errno: 22, words: 'RBD invalid argument' },
  Timeout: { errno: 110, words: 'RBD operation timeout' },
} as const;

export type RbdErrorName = keyof typeof CLASSES;

export class RbdError extends PythonException {
  /** @param what what the binding was about, such as `error flattening b'kid'` */
  constructor(name: RbdErrorName, what: string) {
    const { errno, words } = CLASSES[name];
    super(name, `[errno ${errno}] ${words} (${what})`, lineage(name));
  }

  is(name: RbdErrorName): boolean {
    return this.className === name;
  }
}

/** What the binding raises by itself, before librbd is asked: an argument that is no text. */
export function noText(argument: string): PythonException {
  return new PythonException('InvalidArgument', `RBD invalid argument (${argument} must be a string)`, lineage('InvalidArgument'));
}

function lineage(name: RbdErrorName): string[] {
  return [name, 'OSError', 'Error'];
}
