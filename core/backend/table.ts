/** Rows by their id, in the order in which they came, with every change told to a listener. */
export class Table<Row extends { readonly id: string }> {
  readonly #rows = new Map<string, Row>();
  /** All rows, as long as none of them changes. */
  #all: readonly Row[] | undefined;
  /** What `all` gave last and before that: each is given again once its rows are again those that there are. */
  #given: readonly (readonly Row[])[] = [];
  readonly #changed: (before: Row | undefined, after: Row | undefined) => void;

  /** @param changed hears of every row that came (`undefined`, row), changed (row, row) or went (row, `undefined`) */
  constructor(changed: (before: Row | undefined, after: Row | undefined) => void = () => {}) {
    this.#changed = changed;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** All rows, oldest first: the same list as long as nothing changes, and after changes that were turned round. */
  all(): readonly Row[] {
    if (this.#all) return this.#all;
    const rows = [...this.#rows.values()];
    const all = this.#given.find((given) => given.length === rows.length && given.every((row, at) => row === rows[at])) ?? rows;
    this.#given = [all, ...this.#given.filter((given) => given !== all)].slice(0, 2);
    return (this.#all = all);
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Adds the row, or replaces the one of its id. */
  put(row: Row): void {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    this.#all = undefined;
    this.#changed(before, row);
  }

  /** Changes some fields of the row with this id. Throws when there is none. */
  update(id: string, fields: Partial<Omit<Row, 'id'>>): Row {
    const before = this.#rows.get(id);
    if (!before) throw new RangeError(`There is no row ${id}.`);
    const after = { ...before, ...fields };
    this.put(after);
    return after;
  }

  remove(id: string): void {
    const before = this.#rows.get(id);
    if (!before) return;
    this.#rows.delete(id);
    this.#all = undefined;
    this.#changed(before, undefined);
  }
}
