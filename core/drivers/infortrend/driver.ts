/**
 * Infortrend: a snapshot image is renamed to the id of Cinder's snapshot, and found again by the array's id for it, in
 * `provider_location`.
 *
 * Source: class InfortrendCommon, cinder/volume/drivers/infortrend/raidcmd_cli/common_cli.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException, PythonException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { pyFloat } from '../../value/floats.ts';
import { get, int, isList, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { textRepr } from '../../value/text-repr.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { keyError } from '../common/python-errors.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { backendException, invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { LOGICAL_VOLUMES, Raidcmd, type Result } from './raidcmd.ts';

const MIB_PER_GIB = 1024;
const UUID_TAIL = 17;

export class InfortrendDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #raidcmd: Raidcmd;
  /** Ids of the logical volumes that are configured. */
  readonly #pools: ReadonlySet<string | undefined>;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/infortrend/raidcmd_cli/common_cli.py');
    this.#raidcmd = new Raidcmd(context.backend);
    const pools = get(context.config, 'infortrend_pools_name') ?? ['LV-1'];
    this.#pools = new Set(isList(pools) ? pools.map((name) => LOGICAL_VOLUMES.get(pyStr(name))) : []);
  }

  manageExistingSnapshot({ id }: SnapshotView, existingRef: Json): JsonObject {
    const siId = text(itemOf(this.#getSnapshotRefData(existingRef), 'SI-ID'));
    this.#rule(2623, "The snapshot image is renamed to the snapshot's id; of which volume it is, is not asked.");
    this.#changed(this.#raidcmd.setSi(siId, id));
    return object([['provider_location', siId]]);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const si = this.#getSnapshotRefData(existingRef);
    this.#rule(2635, 'The size is looked up among the partitions; that there is none at all is not expected.');
    const partitions = this.#shown(this.#raidcmd.showPart(false), 'Failed to get partition info.', '()');
    const partitionId = itemOf(si, 'Partition-ID');
    const partition = partitions.find((entry) => itemOf(entry, 'ID') === partitionId);
    this.#rule(2643, 'The size is that of the partition that the snapshot is of, rounded up; without a partition this is a crash.');
    return int(Math.ceil(gibOf(bound(partition))));
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const managed = new Set<Json>(query.cinder_snapshots.map(({ id }) => id));
    const images = this.#shown(this.#raidcmd.showSi(true), 'Failed to get snapshot info.', "('-l',)");
    const partitions = this.#shown(this.#raidcmd.showPart(true), 'Failed to get partition info.', "('-l',)");
    this.#rule(2663, 'Snapshots of pools that are not configured are left out.');
    const here = images.filter((si) => this.#pools.has(text(itemOf(si, 'LV-ID'))));

    let partition: JsonObject | undefined;
    const entries = here.map((si) => {
      partition = partitions.find((entry) => itemOf(entry, 'ID') === itemOf(si, 'Partition-ID')) ?? partition;
      this.#rule(2690, "Of a snapshot whose partition is gone the one before it lends its own; where none came before, this is a crash.");
      return this.#entry(si, bound(partition), managed);
    });
    return paginateEntriesList(this.#context, entries, query);
  }

  unmanageSnapshot({ id, provider_location }: SnapshotView): null {
    this.#rule(2710, "The array's id of the snapshot must stand in provider_location.");
    if (provider_location === null) throw backendException('Failed to get snapshot provider location.');
    this.#rule(2715, 'The snapshot image is renamed, to cinder-unmanaged- and the first 19 characters of its id.');
    this.#changed(this.#raidcmd.setSi(provider_location, `cinder-unmanaged-${[...id].slice(0, -UUID_TAIL).join('')}`));
    return null;
  }

  deleteSnapshot({ provider_location }: SnapshotView): null {
    this.#rule(1599, 'Without a provider_location there is nothing to delete.');
    if (!provider_location) return null;
    const result = this.#raidcmd.deleteSi(provider_location);
    this.#rule(371, 'A snapshot that is not there counts as deleted.');
    if (result.rc !== 11) this.#shown(result, 'Failed to delete snapshot.', `(${textRepr(provider_location)}, '-y')`);
    return null;
  }

  /** The first snapshot image that the reference fits, as the table has it. */
  #getSnapshotRefData(ref: Json): JsonObject {
    const [column, content] = this.#wanted(ref);
    const images = this.#shown(this.#raidcmd.showSi(false), 'Failed to get snapshot info.', '()');
    this.#rule(2745, 'The first snapshot image is taken whose name, or id, is this one to the letter; there may be more.');
    const found = images.find((si) => itemOf(si, column) === content);
    if (found) return found;
    this.#rule(2749, 'A name or id that the table of snapshots does not have is refused.');
    throw invalidReference(ref, `Specified snapshot does not exist ${column}: ${pyStr(content)}.`);
  }

  #wanted(ref: Json): readonly [column: string, content: Json] {
    this.#rule(2725, 'With source-name the snapshot is looked up by its name, and source-id does not matter.');
    if (hasKey(ref, 'source-name')) return ['Name', itemOf(ref, 'source-name')];
    this.#rule(2733, "With source-id it is looked up by the array's id of it.");
    if (hasKey(ref, 'source-id')) return ['SI-ID', itemOf(ref, 'source-id')];
    this.#rule(2739, 'The reference must have one of these keys.');
    throw invalidReference(ref, 'Reference must contain source-id or source-name.');
  }

  #entry(si: JsonObject, partition: JsonObject, managed: ReadonlySet<Json>): JsonObject {
    const name = itemOf(si, 'Name');
    this.#rule(2672, "Already managed: the name is the id of one of Cinder's snapshots.");
    const isManaged = managed.has(name);
    this.#rule(2676, 'In use: the partition is mapped; whether the snapshot itself is, is not asked.');
    const reason = isManaged ? 'Already Managed' : text(itemOf(partition, 'Mapped')) === 'false' ? null : 'Volume In-use';
    return object([
      ['reference', object([['source-id', itemOf(si, 'ID')], ['source-name', name]])],
      ['size', int(pyRound(gibOf(partition)))],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['cinder_id', isManaged ? name : null],
      ['extra_info', null],
      ['source_reference', object([['volume-id', itemOf(partition, 'Name')]])],
    ]);
  }

  /** What the command shows. Raises InfortrendCliException. @param param the command's arguments, as Python prints them */
  #shown({ rc, out, rows }: Result, failure: string, param: string): readonly JsonObject[] {
    if (rc === 0) return rows;
    this.#rule(376, 'A command that fails ends the call.');
    const message = `Infortrend CLI exception: ${failure} Param: ${param} (Return Code: ${rc}) (Output: ${out})`;
    throw new CinderException('CinderException', message, 'InfortrendCliException');
  }

  #changed({ rc }: Result): void {
    if (rc === 0) return;
    this.#rule(370, 'When the rename fails, the driver has no text for it, and crashes on looking for one.');
    throw keyError('SetSnapshot');
  }
}

/** The variable `part`, which is not bound where no partition was found. */
function bound(part: JsonObject | undefined): JsonObject {
  if (part) return part;
  const message = "cannot access local variable 'part' where it is not associated with a value";
  throw new PythonException('UnboundLocalError', message, ['UnboundLocalError', 'NameError']);
}

/** Size of a partition in GiB. Raises ValueError where another cell of the table got in the place of the size. */
function gibOf(partition: JsonObject): number {
  const size = text(itemOf(partition, 'Size'));
  const mib = pyFloat(size);
  if (mib === undefined) throw new PythonException('ValueError', `could not convert string to float: ${textRepr(size)}`);
  return mib / MIB_PER_GIB;
}

/** `round(number)`: half goes to the even neighbour. */
function pyRound(number: number): number {
  const floor = Math.floor(number);
  const part = number - floor;
  return part > 0.5 || (part === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

function text(cell: Json): string {
  return typeof cell === 'string' ? cell : '';
}
