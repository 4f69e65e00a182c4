/**
 * Dell PowerFlex (VxFlex OS, ScaleIO): a snapshot is known by its id on the array, which Cinder keeps as provider_id.
 * Nothing is renamed.
 *
 * Source: class PowerFlexBaseDriver, cinder/volume/drivers/dell_emc/powerflex/driver.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { ceilGib } from '../../value/size.ts';
import { isSet } from '../common/attributes.ts';
import { listingNotImplemented, unmanageNothing } from '../common/base-class.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { RestClient, type PowerFlexVolume } from './rest-client.ts';

const SOURCE_ID = 'source-id';

export class PowerFlexDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #client: RestClient;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/powerflex/driver.py');
    this.#client = new RestClient(context);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    const volume = this.#queryPowerFlexVolume(snapshot, existingRef);
    this.#rule(1835, 'The size in KiB that PowerFlex tells, rounded up to whole GiB. Of which volume it is a snapshot is not asked here.');
    return int(ceilGib(volume.size_bytes));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const { id, attributes, ancestorVolumeId } = this.#queryPowerFlexVolume(snapshot, existingRef);
    this.#rule(1808, 'A snapshot whose volume was deleted, or reverted to another snapshot, is refused.');
    if (isSet(attributes, 'orig_parent_overriden') || isSet(attributes, 'is_source_deleted')) {
      throw invalidReference(
        existingRef,
        "Snapshot's parent is not original parent due to deletion or revert action, therefore this snapshot cannot be managed.",
      );
    }
    this.#rule(1820, "It must be a snapshot of Cinder's volume: the id of what it was taken of is compared with the volume's provider_id.");
    const { provider_id } = snapshot.volume;
    if (ancestorVolumeId !== provider_id) {
      throw invalidReference(existingRef, `Snapshot's parent in PowerFlex is ${pyStr(ancestorVolumeId)} and not ${pyStr(provider_id)}.`);
    }
    this.#rule(1828, 'The id is kept in provider_id, by which later requests find it. On PowerFlex nothing changes, nor is the name changed.');
    return object([['provider_id', id]]);
  }

  unmanageSnapshot(): null {
    return unmanageNothing(this.#context, 'PowerFlex is not asked.');
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot({ provider_id }: SnapshotView): null {
    this.#rule(920, 'What has the id in provider_id is removed.');
    this.#client.removeVolume(provider_id);
    return null;
  }

  #queryPowerFlexVolume({ volume_type_id }: SnapshotView, existingRef: Json): PowerFlexVolume {
    this.#rule(1678, 'The reference must have the key source-id; other keys do not matter.');
    if (!hasKey(existingRef, SOURCE_ID)) throw invalidReference(existingRef, 'Reference must contain source-id.');
    if (volume_type_id === null) {
      this.#rule(1684, 'A snapshot without a volume type is refused; in a Cinder of today each has one.');
      throw new CinderException('ManageExistingVolumeTypeMismatch', { reason: 'Volume must have a volume type.' });
    }
    this.#rule(1690, 'The id is taken out of the reference, whatever that is.');
    const volume = this.#client.queryVolume(itemOf(existingRef, SOURCE_ID));
    this.#checkLegalResponse(volume, existingRef);
    return volume;
  }

  #checkLegalResponse({ id, mappedSdcInfo }: PowerFlexVolume, existingRef: Json): void {
    this.#rule(1839, "The id of one of Cinder's volumes is refused; that of one of its snapshots is not, so two may share one.");
    if (this.#context.cinder.volumes.some(({ provider_id }) => provider_id === id)) {
      throw invalidReference(existingRef, 'Failed to manage volume. Volume is already managed.');
    }
    this.#rule(1845, 'What is mapped to a host is refused.');
    if (mappedSdcInfo !== null) {
      throw invalidReference(
        existingRef,
        'Failed to manage volume. Volume is connected to hosts. Please disconnect volume from existing hosts before importing.',
      );
    }
  }
}
