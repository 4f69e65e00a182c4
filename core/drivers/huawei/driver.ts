/**
 * Huawei OceanStor: a snapshot is known by its id on the array, and by a name made of Cinder's id.
 *
 * Source: class HuaweiBaseDriver, cinder/volume/drivers/huawei/common.py at ab09bc39; the same since 21.3.1.
 */
import type { DriverContext, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyEquals, pyTruthy } from '../../value/operators.ts';
import { pyRepr, pyStr } from '../../value/python.ts';
import { ceilGib } from '../../value/size.ts';
import { listingNotImplemented } from '../common/base-class.ts';
import { jsonDumps } from '../common/python-json.ts';
import { getFrom } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { getLunInfo } from './lun-info.ts';
import { encodeName } from './names.ts';
import { ACTIVE, RestClient, type SnapshotInfo } from './rest-client.ts';

export class HuaweiDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #client: RestClient;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/huawei/common.py');
    this.#client = new RestClient(context);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const { size_bytes } = this.#getSnapshotInfoByRef(existingRef);
    this.#rule(1535, 'The capacity in sectors, rounded up to whole GiB. Of which volume it is a snapshot is not asked here.');
    return int(ceilGib(size_bytes));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const info = this.#getSnapshotInfoByRef(existingRef);
    const lun = getLunInfo(this.#context, this.#client, snapshot.volume);
    this.#rule(1508, "It must be a snapshot of the volume's LUN. The text of the refusal never got its number filled in.");
    if (!lun || !pyEquals(lun.ID, info.PARENTID)) {
      const text = "Can't import snapshot %s to Cinder. Snapshot doesn't belong to volume.";
      throw invalidReference(existingRef, `(${pyRepr(text)}, ${pyRepr(info.ID)})`);
    }
    this.#checkValidForManage(info, existingRef);

    this.#rule(1521, "It is renamed to a name made of the snapshot's id, which becomes its description; that the name is free is not asked.");
    this.#client.renameSnapshot(info.ID, encodeName(snapshot.id), snapshot.id);
    if (!pyEquals(info.RUNNINGSTATUS, ACTIVE)) {
      this.#rule(1522, 'A snapshot that is not active is activated.');
      this.#client.activateSnapshot(info.ID);
    }
    this.#rule(1529, "The id on the array is kept in the snapshot's provider_location.");
    return object([['provider_location', jsonDumps(object([['huawei_snapshot_id', info.ID]]))]]);
  }

  unmanageSnapshot(): null {
    this.#rule(1541, 'Unmanaging writes a line into the log and nothing else: the snapshot keeps the name that Cinder gave it.');
    return null;
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot({ id }: SnapshotView): null {
    this.#rule(870, "What has the name made of the snapshot's id is looked up; when nothing has, it counts as deleted.");
    const found = this.#client.getSnapshotIdOfName(encodeName(id));
    if (found === null) return null;
    this.#rule(872, 'The snapshot is stopped first.');
    this.#client.stopSnapshot(found);
    this.#rule(873, 'Then it is deleted.');
    this.#client.deleteSnapshot(found);
    return null;
  }

  #getSnapshotInfoByRef(existingRef: Json): SnapshotInfo {
    this.#rule(1485, 'The reference is taken for an object, without a look at it.');
    const [name, id] = [getFrom(existingRef, 'source-name'), getFrom(existingRef, 'source-id')];
    this.#rule(1487, 'It must have something under source-name or source-id; other keys do not matter.');
    if (!pyTruthy(name) && !pyTruthy(id)) throw invalidReference(existingRef, 'Must specify snapshot source-name or source-id.');

    if (pyTruthy(id)) {
      this.#rule(1492, 'source-id counts; when it is there, source-name is not looked at.');
      return this.#client.getSnapshotInfo(id);
    }
    const found = this.#client.getSnapshotIdByName(name);
    this.#rule(1493, 'A name that no snapshot has is refused.');
    if (!pyTruthy(found)) throw invalidReference(existingRef, "Can't find snapshot on array, please check the source-name or source-id.");
    return this.#client.getSnapshotInfo(found);
  }

  #checkValidForManage({ ID, HEALTHSTATUS, EXPOSEDTOINITIATOR }: SnapshotInfo, existingRef: Json): void {
    this.#rule(1470, 'Its health must be normal. The refusal names the running status as well, which is not asked for.');
    if (HEALTHSTATUS !== '1') {
      throw invalidReference(existingRef, `Can't import snapshot ${pyStr(ID)} to Cinder. Snapshot status is not normal or running status is not online.`);
    }
    this.#rule(1477, 'It must not be exposed to hosts.');
    if (EXPOSEDTOINITIATOR !== 'false') {
      throw invalidReference(existingRef, `Can't import snapshot ${pyStr(ID)} to Cinder. Snapshot is exposed to initiator.`);
    }
  }
}
