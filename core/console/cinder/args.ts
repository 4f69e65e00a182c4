/** The values that a command was given, by the names of their arguments. */
import { isInt, isList, object, type Json, type JsonObject } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import type { Values } from '../argparse/reading.ts';
import { ClientFailure } from './failure.ts';

export class Args {
  private readonly values: Values;
  /** The shell's variables. */
  readonly variables: Readonly<Record<string, string>>;

  constructor(values: Values, variables: Readonly<Record<string, string>>) {
    this.values = values;
    this.variables = variables;
  }

  value(name: string): Json {
    return this.values.get(name) ?? null;
  }

  text(name: string): string | null {
    const value = this.value(name);
    return typeof value === 'string' ? value : null;
  }

  texts(name: string): readonly string[] {
    const value = this.value(name);
    return isList(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  number(name: string): number {
    const value = this.value(name);
    return isInt(value) ? Number(value.int) : 0;
  }

  /** Whether Python takes it for true. */
  truth(name: string): boolean {
    return pyTruthy(this.value(name));
  }
}

/** `key=value` and `key`, whose value is None (cinderclient/shell_utils.py:187). */
export function metadataOf(words: readonly string[]): JsonObject {
  return object(words.map((word) => split(word) ?? [word, null]));
}

/** Of a filter that is none a warning is printed. @returns filters, the values of which may be properties */
export function filtersOf(words: readonly string[], print: (text: string) => void): (readonly [string, Json])[] {
  return words.flatMap((word) => {
    const pair = split(word);
    if (!pair) {
      print(`WARNING: Ignoring the filter ${word} while showing result.`);
      return [];
    }
    const [key, value] = pair;
    return [[key, /^\{[^]*\}$/.test(value) ? properties(value.slice(1, -1)) : value] as const];
  });
}

function split(word: string): readonly [string, string] | undefined {
  const at = word.indexOf('=');
  return at < 0 ? undefined : [word.slice(0, at), word.slice(at + 1)];
}

/** `a: b, c: d` (cinderclient/shell_utils.py:180). */
function properties(text: string): JsonObject {
  return object(
    text.split(',').map((pair) => {
      const at = pair.indexOf(':');
      if (at < 0) throw new ClientFailure('not enough values to unpack (expected 2, got 1)');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
    }),
  );
}
