/**
 * The world at every moment of a recording. What a step changed is turned into edits of lists, each with the place that it
 * is made at, so that going back gives exactly what was there, order included.
 */
import type { RowOf, TableChanges, TableName } from '../../../../core/world/changes.ts';
import type { ScenarioResult } from '../../../../core/scenario/result.ts';
import type { WorldState } from '../../../../core/world/world.ts';

/** What can be walked through, wherever it comes from: a world, and what each step did to it. */
export type Recording = Pick<ScenarioResult, 'handles' | 'start' | 'steps'>;

type Row = RowOf[TableName];

/** One row that came (nothing before), changed, or went (nothing after). */
interface Edit {
  readonly table: TableName;
  /** Index in its table at the time of the edit. */
  readonly at: number;
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface Timeline {
  readonly start: WorldState;
  /** Of each step. */
  readonly edits: readonly (readonly Edit[])[];
}

/** A moment of a timeline: 0 is the start, 1 is after the first step. */
export interface Moment {
  readonly at: number;
  readonly state: WorldState;
}

/** A world that is being edited. Only tables that are touched are copied. */
class Draft {
  readonly #state: WorldState;
  readonly #copies = new Map<TableName, Row[]>();

  constructor(state: WorldState) {
    this.#state = state;
  }

  rows(table: TableName): readonly Row[] {
    return this.#copies.get(table) ?? this.#state[table];
  }

  make({ table, at, before, after }: Edit): void {
    let rows = this.#copies.get(table);
    if (!rows) this.#copies.set(table, (rows = [...this.#state[table]]));
    rows.splice(at, before ? 1 : 0, ...(after ? [after] : []));
  }

  done(): WorldState {
    return { ...this.#state, ...Object.fromEntries(this.#copies) };
  }
}

/**
 * The edits of every step, in the order in which a world makes them: rows go, change, come. Where a recording from
 * elsewhere changes a row that is not there, it comes; where it removes one, nothing happens.
 */
export function timelineOf({ start, steps }: Recording): Timeline {
  const draft = new Draft(start);
  const edits = steps.map(({ observed: { backend, cinder } }) => {
    const made: Edit[] = [];
    const put = (table: TableName, id: string, after: Row | null): void => {
      const rows = draft.rows(table);
      const found = rows.findIndex((row) => row.id === id);
      const before = rows[found] ?? null;
      const edit = { table, at: before ? found : rows.length, before, after };
      draft.make(edit);
      made.push(edit);
    };
    for (const changes of [backend, cinder]) {
      for (const [name, set] of Object.entries(changes)) {
        const table = name as TableName;
        const { removed, updated, added } = set as TableChanges<Row>;
        for (const { id } of removed) put(table, id, null);
        for (const row of [...updated.map(([, to]) => to), ...added]) put(table, row.id, row);
      }
    }
    return made;
  });
  return { start, edits };
}

/** The moment before the first step. */
export function startOf({ start }: Timeline): Moment {
  return { at: 0, state: start };
}

/** Another moment, by way of every step that lies between, forwards or back. Past the ends it is the first or the last. */
export function goTo({ edits }: Timeline, from: Moment, to: number): Moment {
  const at = Math.max(0, Math.min(to, edits.length));
  if (at === from.at) return from;
  const draft = new Draft(from.state);
  for (const step of edits.slice(from.at, at)) for (const edit of step) draft.make(edit);
  for (const step of edits.slice(at, from.at).toReversed()) for (const edit of step.toReversed()) draft.make(reversed(edit));
  return { at, state: draft.done() };
}

function reversed({ table, at, before, after }: Edit): Edit {
  return { table, at, before: after, after: before };
}
