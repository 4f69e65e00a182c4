/**
 * NEC M-Series: a snapshot is a logical disk in a backup pool, tied to Cinder's by its name, the id in base 62.
 *
 * Source: class MStorageDriver, cinder/volume/drivers/nec/volume_helper.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, isList, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyStr, pyTypeName } from '../../value/python.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { keyError, typeError } from '../common/python-errors.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { IsmCli, type LogicalDisk } from './ism-cli.ts';
import { convertToId, getLdname, withoutPrefix } from './names.ts';

const SOURCE_NAME = 'source-name';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

export class NecDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #cli: IsmCli;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/nec/volume_helper.py');
    this.#cli = new IsmCli(context);
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    const lds = this.#cli.viewAll();
    const { idName, refName } = this.#referenceToLdname(snapshot, existingRef);
    const source = withoutPrefix(getLdname(snapshot.volume_id, this.#format('nec_ldname_format')));
    this.#rule(1745, "The snapshot must be one of the disk that has the volume's id for a name; nothing of this name is a snapshot of none.");
    if (this.#cli.getBvname(refName) !== source) throw invalidReference(existingRef, 'Snapshot source is unmatched.');

    this.#rule(1749, 'Its kind of host is part of the name: with another one before it, the name was found just now and is not known here.');
    const ld = lds.get(refName);
    if (!ld) throw keyError(refName);
    this.#rule(1750, 'It must be in one of the backup pools that are configured.');
    if (!this.#backupPools().has(ld.pool_num)) throw new CinderException('ManageExistingVolumeTypeMismatch', { reason: 'Volume type is unmatched.' });

    this.#rule(1756, "The disk is renamed to the snapshot's name.");
    try {
      this.#cli.changeLdname(idName, refName);
    } catch (failure) {
      if (!(failure instanceof CinderException)) throw failure;
      this.#rule(1757, 'That the rename failed is logged, and no more: the call ends as if all were well.');
    }
    return null;
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    this.#rule(1649, 'The reference must have the key source-name; other keys do not matter.');
    if (!hasKey(existingRef, SOURCE_NAME)) throw invalidReference(existingRef, 'Reference must contain source-name element.');
    const lds = this.#cli.viewAll();
    const { refName } = this.#referenceToLdname(snapshot, existingRef);
    this.#rule(1660, 'There must be a logical disk of this name; of which kind and volume is not asked here.');
    const ld = lds.get(refName);
    if (!ld) throw invalidReference(existingRef, 'Specified resource does not exist.');
    this.#rule(1665, 'The size is the capacity in whole GiB, what is over being dropped.');
    return int(ld.ld_capacity);
  }

  unmanageSnapshot(): null {
    this.#rule(1770, 'Unmanaging does nothing: the disk keeps its name.');
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const managed = new Set<string>(query.cinder_snapshots.map(({ id }) => id));
    const pools = this.#backupPools();
    const lds = [...this.#cli.viewAll().values()];
    this.#rule(1584, 'Disks are listed whose role is that of a snapshot (SV), in the backup pools that are configured.');
    const snapshots = lds.filter(({ rpl, pool_num }) => rpl.includes('SV') && pools.has(pool_num));
    return paginateEntriesList(this.#context, snapshots.map((ld) => this.#entry(ld, managed)), query);
  }

  /** The name that the snapshot is to have, and the one that the reference asks for. */
  #referenceToLdname({ id }: SnapshotView, existingRef: Json): { readonly idName: string; readonly refName: string } {
    const format = this.#format('nec_backup_ldname_format');
    const idName = getLdname(id, format);
    this.#rule(1597, 'The name is read from source-name; in manage, that the key is there is not checked.');
    const refName = itemOf(existingRef, SOURCE_NAME);
    this.#rule(1598, 'A UUID in lower case anywhere in it stands for the disk that is named after that id; only a text can have one.');
    if (typeof refName !== 'string') throw typeError(`expected string or bytes-like object, got '${pyTypeName(refName)}'`);
    const [uuid] = UUID.exec(refName) ?? [];
    return { idName, refName: uuid === undefined ? refName : getLdname(uuid, format) };
  }

  #entry({ ldname, ld_capacity, inUse }: LogicalDisk, managed: ReadonlySet<string>): JsonObject {
    const id = convertToId(withoutPrefix(ldname));
    this.#rule(1627, "Already managed: the name is the id of one of Cinder's snapshots.");
    const isManaged = managed.has(id);
    this.#rule(1631, 'In use: the disk is in a set that hosts may reach.');
    const reason = isManaged ? 'already managed' : inUse ? 'snapshot in use' : null;
    return object([
      ['reference', object([[SOURCE_NAME, ldname]])],
      ['size', int(ld_capacity)],
      ['cinder_id', isManaged ? id : null],
      ['extra_info', null],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['source_reference', object([[SOURCE_NAME, convertToId(this.#cli.getBvname(ldname))]])],
    ]);
  }

  #format(option: 'nec_ldname_format' | 'nec_backup_ldname_format'): string {
    const format = get(this.#context.config, option);
    return typeof format === 'string' ? format : 'LX:%s';
  }

  /** Numbers, an `h` behind those in hexadecimal. */
  #backupPools(): ReadonlySet<number> {
    const pools = get(this.#context.config, 'nec_backup_pools') ?? ['1'];
    return new Set((isList(pools) ? pools : []).map((pool) => parsePool(pyStr(pool))));
  }
}

function parsePool(pool: string): number {
  return pool.endsWith('h') ? parseInt(pool.slice(0, -1), 16) : parseInt(pool, 10);
}
