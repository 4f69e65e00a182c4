/**
 * LVM: a snapshot is a logical volume, tied to Cinder's by its name.
 *
 * Source: class LVMVolumeDriver, cinder/volume/drivers/lvm.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { pyCeilOfText } from '../../value/floats.ts';
import { get, int, isObject, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { checkAlreadyManagedVolume } from '../common/already-managed.ts';
import { unmanageNothing } from '../common/base-class.ts';
import { extractIdFromSnapshotName, extractIdFromVolumeName } from '../common/id-from-name.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { keyError, valueOf } from '../common/python-errors.ts';
import { backendException, invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { ProcessExecutionError } from './process.ts';
import { VolumeGroup, type LvInfo } from './volume-group.ts';

/** Default of the option `volume_group` (lvm.py:49). */
const VOLUME_GROUP = 'cinder-volumes';
const SOURCE_NAME = 'source-name';

export class LvmDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #group: string;
  readonly #vg: VolumeGroup;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/lvm.py');
    const group = get(context.config, 'volume_group');
    this.#group = typeof group === 'string' ? group : VOLUME_GROUP;
    this.#vg = new VolumeGroup(context, this.#group);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const reference = this.#asObject(existingRef, 712);
    const name = get(reference, SOURCE_NAME);
    this.#rule(674, 'The reference must have the key source-name; other keys do not matter.');
    if (name === undefined) throw invalidReference(reference, 'Reference must contain source-name element.');

    const lv = this.#vg.getVolume(name);
    if (!lv) {
      this.#rule(682, 'A name that lvs does not show is refused.');
      throw invalidReference(name, 'Specified logical volume does not exist.');
    }
    return this.#sizeOf(lv);
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    const newName = this.#escapeSnapshot(snapshot.name);
    const name = get(this.#asObject(existingRef, 722), SOURCE_NAME);
    this.#rule(645, 'What get_size has checked is not checked again: without source-name this is a KeyError.');
    if (name === undefined) throw keyError(SOURCE_NAME);

    this.#vg.getVolume(name);
    this.#rule(646, 'The LV is looked up once more, and whether it was found does not matter.');
    const oldName = this.#notAManagedVolume(name);

    this.#rule(654, "The LV is renamed to the snapshot's name; that it is a snapshot, and of which volume, is not asked.");
    try {
      this.#vg.renameVolume(oldName, newName);
    } catch (failure) {
      if (!(failure instanceof ProcessExecutionError)) throw failure;
      this.#rule(655, 'lvrename failed: what it wrote is in the exception.');
      throw backendException(`Failed to rename logical volume ${oldName}, error message was: ${failure.stderr}`);
    }
    return null;
  }

  unmanageSnapshot(): null {
    return unmanageNothing(this.#context, 'the LV keeps its name.');
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const managed = new Set<string | null>(query.cinder_snapshots.map(({ id }) => id));
    this.#rule(741, 'Thick snapshots are listed, by lv_attr; thin ones look like volumes.');
    const entries = this.#vg.getVolumes().flatMap((lv) => (this.#vg.lvIsSnapshot(lv.name) ? [this.#entry(lv, managed)] : []));
    return paginateEntriesList(this.#context, entries, query);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    const name = this.#escapeSnapshot(snapshot.name);
    this.#rule(509, 'An LV that is not there counts as deleted.');
    if (!this.#vg.getVolume(name)) return null;

    this.#mustBeClearable(name);
    this.#vg.delete(name);
    return null;
  }

  /** @param line where upstream asks for the kind of the reference */
  #asObject(existingRef: Json, line: number): JsonObject {
    if (isObject(existingRef)) return existingRef;
    this.#rule(line, 'A reference that is no object is taken for the name.');
    return object([[SOURCE_NAME, existingRef]]);
  }

  #sizeOf({ name, size }: LvInfo): PyInt {
    this.#rule(690, 'The size is what lvs prints, GiB with two decimals, rounded up: less than 5.12 MiB over a whole GiB does not show.');
    const rounded = pyCeilOfText(size);
    if ('raises' in rounded && rounded.raises === 'ValueError') {
      this.#rule(691, 'A size that is no number is refused.');
      throw backendException(`Failed to manage existing snapshot ${name}, because reported size ${size} was not a floating-point number.`);
    }
    return int(valueOf(rounded));
  }

  /** The name as a text. Raises TypeError for another value, ManageExistingAlreadyManaged for the name of Cinder's volume. */
  #notAManagedVolume(name: Json): string {
    this.#context.rule({
      text: 'The name is matched with the template of volume names, which only a text can be.',
      upstream: { file: 'cinder/volume/volume_utils.py', line: 838 },
    });
    const id = extractIdFromVolumeName(name);
    this.#rule(649, "volume-<id> with the id of one of Cinder's volumes is refused; the name of one of its snapshots is not.");
    if (checkAlreadyManagedVolume(this.#context.cinder, id)) {
      throw new CinderException('ManageExistingAlreadyManaged', { volume_ref: pyStr(name) });
    }
    return pyStr(name);
  }

  #entry({ name, size }: LvInfo, managed: ReadonlySet<string | null>): JsonObject {
    this.#rule(752, 'The size is rounded up as for get_size; one that is no number ends the listing.');
    const gib = int(valueOf(pyCeilOfText(size)));
    const id = extractIdFromSnapshotName(unescapeSnapshot(name), this.#context.options.snapshot_name_template);
    const reason = this.#reasonNotSafe(name, managed.has(id));
    return object([
      ['reference', object([[SOURCE_NAME, name]])],
      ['size', gib],
      ['cinder_id', managed.has(id) ? id : null],
      ['extra_info', null],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['source_reference', object([[SOURCE_NAME, this.#vg.lvGetOrigin(name)]])],
    ]);
  }

  #reasonNotSafe(name: string, isManaged: boolean): string | null {
    this.#rule(756, 'Already managed: the name is that of one of the snapshots that Cinder asked about.');
    if (isManaged) return 'already managed';
    this.#rule(760, 'In use: somebody has the LV open.');
    return this.#vg.lvIsOpen(name) ? 'snapshot in use' : null;
  }

  #escapeSnapshot(name: string): string {
    if (!name.startsWith('snapshot')) return name;
    this.#rule(216, 'lvm2 keeps names that begin with "snapshot" for itself, so a "_" is put in front.');
    return `_${name}`;
  }

  /** Thick volumes are wiped before they are removed; what is wiped of a snapshot is its device of changed blocks. */
  #mustBeClearable(name: string): void {
    const { config } = this.#context;
    if (get(config, 'volume_clear') === 'none' || get(config, 'lvm_type') === 'thin') return;
    this.#rule(187, 'What is to be wiped must be there: a plain volume that was managed as a snapshot has no such device.');
    if (this.#vg.hasCowDevice(name)) return;
    const device = `/dev/mapper/${[this.#group, name].map((part) => part.replaceAll('-', '--')).join('-')}-cow`;
    throw backendException(`Volume device file path ${device} does not exist.`);
  }
}

function unescapeSnapshot(name: string): string {
  return name.startsWith('_snapshot') ? name.slice(1) : name;
}
