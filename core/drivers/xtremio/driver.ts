/**
 * Dell XtremIO: a snapshot is a volume with an ancestor, and tied to Cinder's by its name, which is the bare id.
 *
 * Source: class XtremIOVolumeDriver, cinder/volume/drivers/dell_emc/xtremio.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, type Json, type PyInt } from '../../value/json.ts';
import { ceilGib } from '../../value/size.ts';
import { listingNotImplemented } from '../common/base-class.ts';
import { keyError } from '../common/python-errors.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { NotFound, Xms, type XmsVolume } from './xms.ts';

const SOURCE_NAME = 'source-name';

export class XtremIODriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #client: Xms;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/xtremio.py');
    this.#client = new Xms(context);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    this.#rule(685, 'The reference must have the key source-name; other keys do not matter.');
    if (!hasKey(existingRef, SOURCE_NAME)) throw invalidReference(existingRef, 'Reference must contain source-name element.');
    const { size_bytes } = this.#volumeNamed(itemOf(existingRef, SOURCE_NAME), { lookup: 692, missing: 693 });
    this.#rule(700, 'The size that the XMS shows, in KiB, rounded up to whole GiB; that it is a snapshot, and of which volume, is not asked.');
    return int(ceilGib(size_bytes));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    this.#rule(658, 'What get_size has checked is not checked again: without source-name this is a KeyError.');
    const name = itemOf(existingRef, SOURCE_NAME);
    const { ancestorName, index } = this.#volumeNamed(name, { lookup: 661, missing: 671 });

    this.#rule(664, "It must be a snapshot, and its volume on the array must be called by the id of Cinder's volume.");
    if (ancestorName !== snapshot.volume_id) {
      throw invalidReference(name, `Not a snapshot of vol ${snapshot.volume_id}`);
    }
    this.#rule(678, "The snapshot is renamed to the id of Cinder's snapshot, not to its name.");
    this.#client.renameAt(index, snapshot.id);
    return null;
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    this.#rule(708, 'The snapshot of that id is renamed to "snapshot-<id>-unmanged", as upstream spells it.');
    try {
      this.#client.renameNamed(snapshot.id, `${snapshot.name}-unmanged`);
    } catch (failure) {
      if (!(failure instanceof NotFound)) throw failure;
      this.#rule(715, 'That it is gone is an error: the exception speaks of a volume.');
      throw new CinderException('VolumeNotFound', { volume_id: snapshot.id });
    }
    return null;
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    this.#rule(608, 'The volume or snapshot of that id is removed.');
    try {
      this.#client.delete(snapshot.id);
    } catch (failure) {
      if (!(failure instanceof NotFound)) throw failure;
      this.#rule(609, 'One that is not there counts as deleted.');
    }
    return null;
  }

  /** @param lines where upstream takes the volume out of the answer, and where it handles a name that the XMS does not have */
  #volumeNamed(name: Json, lines: { readonly lookup: number; readonly missing: number }): XmsVolume {
    const volume = this.#lookup(name, lines.missing);
    if (volume) return volume;
    this.#rule(lines.lookup, 'The answer must have the content of one volume; the list of all has none: a KeyError.');
    throw keyError('content');
  }

  #lookup(name: Json, line: number): XmsVolume | undefined {
    try {
      return this.#client.volume(name);
    } catch (failure) {
      if (!(failure instanceof NotFound)) throw failure;
      this.#rule(line, 'A name that the XMS does not have is refused.');
      throw invalidReference(name, 'Specified logical snapshot does not exist.');
    }
  }
}
