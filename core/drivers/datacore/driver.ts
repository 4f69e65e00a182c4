/**
 * DataCore SANsymphony: a snapshot is a virtual disk, tied to Cinder's by the id that Cinder's row remembers.
 *
 * Source: class DataCoreVolumeDriver, cinder/volume/drivers/datacore/driver.py at ab09bc39; the same since 21.3.1.
 */
import type { DriverContext, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { float, object, type Json, type JsonObject, type PyFloat } from '../../value/json.ts';
import { GIB } from '../../value/size.ts';
import { listingNotImplemented, unmanageNothing } from '../common/base-class.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { DataCoreClient, type VirtualDisk } from './api.ts';

const SOURCE_NAME = 'source-name';

export class DataCoreDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #api: DataCoreClient;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/datacore/driver.py');
    this.#api = new DataCoreClient(context);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyFloat {
    const disk = this.#diskOf(existingRef, { key: 399, lookup: 405, found: 410 });
    this.#rule(798, 'The size in bytes divided by that of a GiB: a float, and not rounded.');
    return float(disk.Size / GIB);
  }

  manageExistingSnapshot(_snapshot: SnapshotView, existingRef: Json): JsonObject {
    const disk = this.#diskOf(existingRef, { key: 379, lookup: 385, found: 390 });
    this.#rule(395, "Cinder's row remembers the id of the virtual disk as provider_location; on the server group nothing is changed.");
    return object([['provider_location', disk.Id]]);
  }

  unmanageSnapshot(): null {
    return unmanageNothing(this.#context, 'the virtual disk stays as it is.');
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot({ provider_location }: SnapshotView): null {
    this.#rule(538, "The virtual disk with the id that Cinder's row remembers is looked up.");
    const disk = this.#api.getVirtualDisks().find(({ Id }) => Id === provider_location);
    if (!disk) {
      this.#rule(550, 'One that is not there counts as deleted.');
      return null;
    }
    this.#rule(324, 'It is removed with its logical disks.');
    this.#api.deleteVirtualDisk(disk);
    return null;
  }

  /** The virtual disk that the reference names. @param lines where upstream asks for the key, looks the disk up, and finds none */
  #diskOf(existingRef: Json, lines: { readonly key: number; readonly lookup: number; readonly found: number }): VirtualDisk {
    this.#rule(lines.key, 'The reference must have the key source-name; other keys do not matter.');
    if (!hasKey(existingRef, SOURCE_NAME)) throw invalidReference(existingRef, 'Reference must contain source-name element.');

    const alias = itemOf(existingRef, SOURCE_NAME);
    this.#rule(lines.lookup, 'It is the first virtual disk whose alias equals the value, be it a snapshot or not, and of whatever volume.');
    const disk = this.#api.getVirtualDisks().find(({ Alias }) => Alias === alias);
    if (disk) return disk;
    this.#rule(lines.found, 'An alias that no virtual disk has is refused.');
    throw invalidReference(alias, 'Specified Virtual disk does not exist.');
  }
}
