/** The variables of one test, by the handles that the scenario uses. */
import { identifier, inFString, text } from './python.ts';
import { LeftOut } from './left-out.ts';

export type HandleKind = 'object' | 'snapshot';

/** Names that stand for something else in the module. */
const TAKEN = ['GIB', 'MIB', 'KIB', 'TIB', 'PROJECT', 'json', 'size'];

export class Names {
  readonly #variables = new Map<string, string>();

  /** The variable of a handle that comes into being; a volume of Cinder's and its object are one. */
  define(kind: HandleKind, handle: string): string {
    const known = this.#variables.get(`${kind} ${handle}`);
    if (known !== undefined) return known;
    const used = new Set([...TAKEN, ...this.#variables.values()]);
    let name = identifier(handle);
    while (used.has(name)) name += '_';
    this.#variables.set(`${kind} ${handle}`, name);
    return name;
  }

  of(kind: HandleKind, handle: string): string {
    const name = this.#variables.get(`${kind} ${handle}`);
    if (name === undefined) throw new LeftOut(`it names ${handle}, which is not there then`);
    return name;
  }

  /** A text in which what a reference can name is filled in: `${name:HANDLE}`, `${id:HANDLE}` and `${key}`. */
  inReference(template: string): string {
    return this.#filled(template, /\$\{(key)\}|\$\{(name|id):([a-z0-9.-]+)\}/g);
  }

  /** A text in which Cinder's ids are filled in: `${volume:HANDLE}`, `${snapshot:HANDLE}` and `${project}`. */
  inExpectation(template: string): string {
    return this.#filled(template, /\$\{(project)\}|\$\{(volume|snapshot):([a-z0-9.-]+)\}/g);
  }

  #filled(template: string, pattern: RegExp): string {
    const parts: string[] = [];
    const found = [...template.matchAll(pattern)];
    if (found.length === 0) return text(template);
    let from = 0;
    for (const match of found) {
      parts.push(inFString(template.slice(from, match.index)), `{${this.#expression(match)}}`);
      from = match.index + match[0].length;
    }
    parts.push(inFString(template.slice(from)));
    const [only] = found;
    return found.length === 1 && only?.[0] === template ? this.#expression(only) : `f'${parts.join('')}'`;
  }

  #expression([, word, what, handle = '']: RegExpMatchArray): string {
    if (word === 'key') return 'self.key';
    if (word === 'project') return 'PROJECT';
    if (what === 'snapshot') return `${this.of('snapshot', handle)}.id`;
    const object = this.of('object', handle);
    if (what === 'volume') return `${object}.id`;
    return `${object}.backend_${what}`;
  }
}
