/**
 * Worlds in pages. A generation is what one checkpoint wrote: the pages that differ from those before, and an index
 * that says for every page of the world in which generation it stands.
 */
import { sha256Hex } from '../../../core/value/digest.ts';
import { TABLE_NAMES, type TableName } from '../../../core/world/changes.ts';
import type { WorldState } from '../../../core/world/world.ts';
import { pause } from '../pause.ts';
import type { OpenTables } from './database.ts';
import { pack, unpack } from './packing.ts';
import type { Generation, PageRow } from './schema.ts';

const ROWS_PER_PAGE = 1000;
const INDEX_PAGE = 0;

export interface PageOfWorld {
  readonly table: TableName;
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** Where a page of the world stands. The pages of a table follow one another in the order of its rows. */
interface PagePlace {
  readonly table: TableName;
  readonly digest: string;
  readonly generation: number;
  readonly page: number;
}

type PageKey = [workspace: string, generation: number, page: number];

/** The world in pages, table by table. It is what takes time: it is done before a transaction begins, and lets the worker listen in between. */
export async function paginate(state: WorldState): Promise<readonly PageOfWorld[]> {
  const pages: PageOfWorld[] = [];
  for (const table of TABLE_NAMES) {
    const rows = state[table];
    for (let at = 0; at < rows.length; at += ROWS_PER_PAGE) {
      const bytes = pack(rows.slice(at, at + ROWS_PER_PAGE));
      pages.push({ table, digest: sha256Hex(bytes), bytes });
      await pause();
    }
  }
  return pages;
}

/** Writes a generation: the pages that the newest one before it does not have. To be called in a transaction. */
export async function writeGeneration(
  tables: OpenTables, workspace: string, generation: number, pages: readonly PageOfWorld[], newest: number | undefined,
): Promise<void> {
  const former = new Map((newest === undefined ? [] : await readIndex(tables, workspace, newest)).map((place) => [place.digest, place]));
  const written: PageRow[] = [];
  const index = pages.map(({ table, digest, bytes }): PagePlace => {
    const kept = former.get(digest);
    if (kept) return { ...kept, table };
    const page = INDEX_PAGE + 1 + written.length;
    written.push({ workspace, generation, page, bytes });
    return { table, digest, generation, page };
  });
  await tables.pages.bulkAdd([{ workspace, generation, page: INDEX_PAGE, bytes: pack(index) }, ...written]);
}

/** Deletes the pages that none of these generations refers to. To be called in a transaction. */
export async function deletePages(tables: OpenTables, workspace: string, kept: readonly Generation[]): Promise<void> {
  const needed = new Set<string>();
  for (const { generation } of kept) {
    needed.add(placeKey({ generation, page: INDEX_PAGE }));
    for (const place of await readIndex(tables, workspace, generation)) needed.add(placeKey(place));
  }
  const keys = (await pagesOf(tables, workspace).primaryKeys()) as PageKey[];
  await tables.pages.bulkDelete(keys.filter(([, generation, page]) => !needed.has(placeKey({ generation, page }))));
}

/** All pages of a workspace. */
export function pagesOf(tables: OpenTables, workspace: string) {
  return tables.pages.where('[workspace+generation+page]').between([workspace], [workspace, []]);
}

/** Reads generations of a workspace. Pages that several have are read, and stand in memory, once. */
export class GenerationReader {
  readonly #tables: OpenTables;
  readonly #workspace: string;
  readonly #rows = new Map<string, readonly unknown[]>();

  constructor(tables: OpenTables, workspace: string) {
    this.#tables = tables;
    this.#workspace = workspace;
  }

  /** The world of a generation. To be called in a transaction. */
  async read(generation: number): Promise<WorldState> {
    const places = await readIndex(this.#tables, this.#workspace, generation);
    const missing = places.filter((place) => !this.#rows.has(placeKey(place)));
    if (missing.length > 0) await this.#fetch(missing);
    const rows = new Map<TableName, unknown[]>(TABLE_NAMES.map((name) => [name, []]));
    for (const place of places) rows.get(place.table)?.push(...(this.#rows.get(placeKey(place)) ?? []));
    return Object.fromEntries(rows) as unknown as WorldState;
  }

  async #fetch(places: readonly PagePlace[]): Promise<void> {
    const pages = await this.#tables.pages.bulkGet(places.map(({ generation, page }): PageKey => [this.#workspace, generation, page]));
    places.forEach((place, at) => {
      const page = pages[at];
      if (!page) throw new RangeError(`A page of workspace ${this.#workspace} is missing.`);
      this.#rows.set(placeKey(place), unpack(page.bytes) as unknown[]);
    });
  }
}

function placeKey({ generation, page }: Pick<PagePlace, 'generation' | 'page'>): string {
  return `${generation}/${page}`;
}

async function readIndex(tables: OpenTables, workspace: string, generation: number): Promise<readonly PagePlace[]> {
  const index = await tables.pages.get([workspace, generation, INDEX_PAGE]);
  if (!index) throw new RangeError(`The index of workspace ${workspace} is missing.`);
  return unpack(index.bytes) as readonly PagePlace[];
}
