/** Suites as the page and the command carry them: nothing of YAML is needed to run them. */
import type { Suite } from '../../core/scenario/scenario.ts';
import { parseJson } from '../../core/value/parse.ts';
import { suiteOf } from './exact.ts';

export interface CompiledSuite {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** SHA-256 of the canonical JSON of its content. */
  readonly digest: string;
  /** Name of the file that it was compiled from. */
  readonly file: string;
  /** Its content, `each` expanded, as exact JSON text. */
  readonly json: string;
  /** The file, as it was written. */
  readonly source: string;
  /** Where scenarios, steps and expectations stand in the file, by JSON pointer into the content. */
  readonly positions: Readonly<Record<string, readonly [line: number, column: number]>>;
}

/** The suite in its typed form. */
export function decodeSuite({ json }: Pick<CompiledSuite, 'json'>): Suite {
  return suiteOf(parseJson(json));
}
