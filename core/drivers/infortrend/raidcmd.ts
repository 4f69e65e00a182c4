/**
 * Infortrend's command line `raidcmd` as the driver runs it: what it prints, and what the driver reads out of that. Its
 * words stand in for those of the real one; the shape of tables and lists is that which upstream's parsers expect.
 *
 * Volumes are partitions, snapshots are snapshot images (SI). Attributes that it knows: of a volume `pool` (the logical
 * volume that it is in: `LV-1`, which is configured, unless said otherwise) and `mapped`; of a snapshot `locked`.
 *
 * Source: cinder/volume/drivers/infortrend/raidcmd_cli/cli_factory.py at ab09bc39.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { get, object, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { MIB } from '../../value/size.ts';
import { isSet } from '../common/attributes.ts';
import { indexError } from '../common/python-errors.ts';
import { pyStrip } from '../common/python-text.ts';

/** What a command ends with: its return code, and what it printed, or what was read out of that. */
export interface Result {
  readonly rc: number;
  readonly out: string;
  readonly rows: readonly JsonObject[];
}

type Row = readonly (readonly [column: string, cell: string])[];

const DONE: Result = { rc: 0, out: 'CLI: Successful: done', rows: [] };
/** Codes that are the RAID's last word: it refused, there is no such thing, there is one already. */
const FINAL = [0, 1, 11, 20];
const TIMED_OUT = -3;
const RETRIES = 5;
const UNNAMED = '---';

/** The logical volumes of the array, by their names. */
export const LOGICAL_VOLUMES: ReadonlyMap<string, string> = new Map([['LV-1', '5DE94FF775D81C30'], ['LV-2', '6DE94FF775D81C31']]);

export class Raidcmd {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** All snapshot images. @param detail whether `-l` is given, which prints a list in place of a table */
  showSi(detail: boolean): Result {
    return this.#run(() => {
      const all = this.#backend.list();
      return detail ? siList(all) : siTable(all);
    });
  }

  /** All partitions. Raises IndexError where a table would have none: its head is looked for by `ID`, which the prompt has in it. */
  showPart(detail: boolean): Result {
    return this.#run(() => {
      const all = this.#backend.list();
      return detail ? partList(all) : partTable(all);
    });
  }

  setSi(id: string, name: string): Result {
    return this.#onSi(id, (si) => {
      this.#backend.rename(si.id, name);
    });
  }

  deleteSi(id: string): Result {
    return this.#onSi(id, (si) => {
      this.#backend.remove(si.id);
    });
  }

  #onSi(id: string, change: (si: BackendObject) => void): Result {
    return this.#run(() => {
      const si = this.#backend.list().find(({ kind, native_id }) => kind === 'snapshot' && native_id === id);
      if (!si) return { rc: 11, out: `CLI: Not exist: There is no such snapshot image: ${id}`, rows: [] };
      if (isSet(si.attributes, 'locked')) return { rc: 1, out: 'CLI: Fail: The snapshot image is locked', rows: [] };
      change(si);
      return DONE;
    });
  }

  /** A command without an answer is given again, one that the RAID refused is not. */
  #run(command: () => Result): Result {
    let result = once(command);
    for (let tries = 1; !FINAL.includes(result.rc) && tries < RETRIES; tries += 1) result = once(command);
    return result;
  }
}

function once(command: () => Result): Result {
  try {
    return command();
  } catch (fault) {
    if (!(fault instanceof BackendFault)) throw fault;
    return fault.done ? { rc: TIMED_OUT, out: 'Raidcmd timeout: ', rows: [] } : { rc: 1, out: 'CLI: Fail: The RAID failed', rows: [] };
  }
}

const siTable = onceAList((all) => sisOf(all, false));
const siList = onceAList((all) => sisOf(all, true));
const partTable = onceAList((all) => partsOf(all, false));
const partList = onceAList((all) => partsOf(all, true));

function sisOf(all: readonly BackendObject[], detail: boolean): Result {
  const parts = new Map(all.flatMap((object) => (object.kind === 'volume' ? [[object.id, object] as const] : [])));
  const sis = all.filter(({ kind }) => kind === 'snapshot');
  return shown(sis.map((si, n) => siRead(si, n, si.parent === null ? undefined : parts.get(si.parent), detail)));
}

function partsOf(all: readonly BackendObject[], detail: boolean): Result {
  const parts = all.filter(({ kind }) => kind === 'volume');
  if (parts.length === 0 && !detail) throw indexError();
  return shown(parts.map((part) => partRead(part, detail)));
}

/** What was read of an image last, and where that stood: most of a table is the same when it is printed again. */
const siRowsRead = new WeakMap<BackendObject, { readonly n: number; readonly part: BackendObject | undefined; readonly detail: boolean; readonly row: JsonObject }>();

function siRead(si: BackendObject, n: number, part: BackendObject | undefined, detail: boolean): JsonObject {
  const known = siRowsRead.get(si);
  if (known?.n === n && known.part === part && known.detail === detail) return known.row;
  const row = readBack(siRow(si, n, part, detail), detail);
  siRowsRead.set(si, { n, part, detail, row });
  return row;
}

function partRead(part: BackendObject, detail: boolean): JsonObject {
  return readBack(partRow(part, detail), detail);
}

function siRow(si: BackendObject, n: number, part: BackendObject | undefined, detail: boolean): Row {
  const id = idOf(si);
  const [index, name, partition] = [`${n + 1}`, si.name || UNNAMED, part ? idOf(part) : UNNAMED];
  const mapped = isSet(si.attributes, 'mapped') ? 'Yes' : 'No';
  if (!detail) {
    return [['Index', index], ['SI-ID', id], ['Name', name], ['Partition-ID', partition], ['Map', mapped], ['Activated-time', 'Thu, Jan 09 01:33:11 2020']];
  }
  return [['ID', id], ['Index', index], ['Name', name], ['Partition-ID', partition], ['LV-ID', poolId(part ?? si)], ['Mapped', mapped]];
}

function partRow(part: BackendObject, detail: boolean): Row {
  const size = `${Math.ceil(part.size_bytes / MIB)}`;
  const row: Row = [['ID', idOf(part)], ['Name', part.name || UNNAMED], ['LV-ID', poolId(part)], ['Size', size], ['Used', size], ['Min-reserve', size]];
  return detail ? [...row, ['Mapped', isSet(part.attributes, 'mapped') ? 'true' : 'false']] : row;
}

function shown(rows: readonly JsonObject[]): Result {
  return { rc: 0, out: `CLI: Successful: ${rows.length} shown`, rows };
}

/** What is read out of a list line by line, or of a table by columns that two spaces part. */
function readBack(row: Row, detail: boolean): JsonObject {
  const read = detail ? readList : readTable;
  return object(read(row.map(([column, cell]) => [column, printed(cell)])));
}

/** Some letters get lost, which the driver takes for those that paint a turning stroke (cli_factory.py:245-246). */
function printed(cell: string): string {
  return cell.replaceAll('\r', '').replaceAll('\\/-', '');
}

/** The line is stripped, and parted where `: ` first is; of a blank cell nothing stands behind it (cli_factory.py:142-143). */
function readList(row: Row): [string, string][] {
  return row.map(([column, cell]) => {
    const value = pyStrip(`${column}: ${cell}`).slice(column.length + 2);
    if (value === '') throw indexError();
    return [column, value];
  });
}

/** Two spaces within a cell part it in two, and all that follow move on by one (cli_factory.py:121-125). */
function readTable(row: Row): [string, string][] {
  const cells = ` ${row.map(([, cell]) => `${cell}  `).join('')}`.split('  ').map(pyStrip).filter((cell) => cell !== '');
  return row.flatMap(([column], n): [string, string][] => {
    const cell = cells[n];
    return cell === undefined ? [] : [[column, cell]];
  });
}

function poolId({ attributes }: BackendObject): string {
  const pool = get(attributes, 'pool') ?? 'LV-1';
  return LOGICAL_VOLUMES.get(pyStr(pool)) ?? pyStr(pool);
}

function idOf({ native_id }: BackendObject): string {
  return pyStr(native_id ?? null);
}
