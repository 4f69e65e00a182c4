/** What commands of cliff hand to an output format: columns and cells. */
import type { Json } from '../../value/json.ts';

/** A value that people and programs are shown differently (cliff's FormattableColumn). */
export interface Formatted {
  readonly human: Json;
  readonly machine: Json;
}

/** A value as it is, or one with two faces. */
export type Cell = { readonly plain: Json } | Formatted;

export function plain(value: Json): Cell {
  return { plain: value };
}

export function human(cell: Cell): Json {
  return 'plain' in cell ? cell.plain : cell.human;
}

export function machine(cell: Cell): Json {
  return 'plain' in cell ? cell.plain : cell.machine;
}

/** Rows of a list, or the fields of one thing. */
export interface Listed {
  readonly kind: 'list';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Shown {
  readonly kind: 'show';
  readonly columns: readonly string[];
  readonly cells: readonly Cell[];
}
