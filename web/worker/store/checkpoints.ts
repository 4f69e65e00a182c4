/**
 * Worlds in pages. A generation is what one checkpoint wrote: the pages that differ from those before, and an index
 * that says for every page of the world in which generation it stands.
 */
import { sha256Hex } from '../../../core/value/digest.ts';
import { TABLE_NAMES, type TableName } from '../../../core/world/changes.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { OpenTables } from './database.ts';
import { pack, unpack } from './packing.ts';
import type { HeadRow, PageRow } from './schema.ts';

const ROWS_PER_PAGE = 1000;
const INDEX_PAGE = 0;

interface PageOfWorld {
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

/** The world in pages, table by table. It is what takes time, so it is done before a transaction begins. */
export function paginate(state: WorldState): readonly PageOfWorld[] {
  return TABLE_NAMES.flatMap((table) => {
    const rows = state[table];
    return Array.from({ length: Math.ceil(rows.length / ROWS_PER_PAGE) }, (_, index) => {
      const bytes = pack(rows.slice(index * ROWS_PER_PAGE, (index + 1) * ROWS_PER_PAGE));
      return { table, digest: sha256Hex(bytes), bytes };
    });
  });
}

/** Writes a new generation behind the newest one, and flips the head to it last. To be called in a transaction. */
export async function writeGeneration(
  tables: OpenTables, workspace: string, pages: readonly PageOfWorld[], revision: number, newest: HeadRow | undefined,
): Promise<void> {
  const generation = (newest?.generation ?? 0) + 1;
  const former = new Map((newest ? await readIndex(tables, newest) : []).map((place) => [place.digest, place]));
  const written: PageRow[] = [];
  const index = pages.map(({ table, digest, bytes }): PagePlace => {
    const kept = former.get(digest);
    if (kept) return { ...kept, table };
    const page = INDEX_PAGE + 1 + written.length;
    written.push({ workspace, generation, page, bytes });
    return { table, digest, generation, page };
  });
  await tables.pages.bulkAdd([{ workspace, generation, page: INDEX_PAGE, bytes: pack(index) }, ...written]);
  await tables.heads.put({ workspace, generation, at_revision: revision });
}

/** The world of the newest generation. To be called in a transaction. */
export async function readGeneration(tables: OpenTables, head: HeadRow): Promise<WorldState> {
  const places = await readIndex(tables, head);
  const pages = await tables.pages.bulkGet(places.map(({ generation, page }) => [head.workspace, generation, page]));
  const rows = new Map<TableName, unknown[]>(TABLE_NAMES.map((name) => [name, []]));
  places.forEach(({ table }, at) => {
    const page = pages[at];
    if (!page) throw new RangeError(`A page of workspace ${head.workspace} is missing.`);
    rows.get(table)?.push(...(unpack(page.bytes) as unknown[]));
  });
  return Object.fromEntries(rows) as unknown as WorldState;
}

async function readIndex(tables: OpenTables, { workspace, generation }: HeadRow): Promise<readonly PagePlace[]> {
  const index = await tables.pages.get([workspace, generation, INDEX_PAGE]);
  if (!index) throw new RangeError(`The index of workspace ${workspace} is missing.`);
  return unpack(index.bytes) as readonly PagePlace[];
}
