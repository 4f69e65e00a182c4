/**
 * NexentaStor 5: a snapshot is a ZFS snapshot of the volume's dataset, tied to Cinder's by its name.
 *
 * Source: classes NexentaISCSIDriver and NexentaNfsDriver, cinder/volume/drivers/nexenta/ns5/{iscsi,nfs}.py at ab09bc39; the
 * same since 21.3.1. Their lines are in `protocols.ts`.
 */
import type { DriverContext, ListingQuery, SnapshotView, VolumeRow, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { extractIdFromSnapshotName } from '../common/id-from-name.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { isPyUuid } from '../common/python-uuid.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { NefException } from './nef-exception.ts';
import { Nef, type NefSnapshot } from './nef.ts';
import type { Lines, Protocol } from './protocols.ts';
import { filtersOf, hasKnownKey } from './reference.ts';

export class NexentaDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #root: string;
  readonly #lines: Lines;
  readonly #nef: Nef;

  constructor(context: DriverContext, { file, root, lines }: Protocol) {
    this.#context = context;
    this.#rule = rulesOf(context, file);
    this.#root = root;
    this.#lines = lines;
    this.#nef = new Nef(context.backend, root);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    this.#existingSnapshot(snapshot, existingRef);
    this.#rule(this.#lines.size, "The size is that of Cinder's row, which is the volume's: the appliance is not asked.");
    return int(snapshot.volume_size);
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    const { name, path } = this.#existingSnapshot(snapshot, existingRef);
    this.#rule(this.#lines.rename, "It is renamed to the snapshot's name.");
    if (name !== snapshot.name) this.#nef.renameSnapshot(path, snapshot.name);
    return null;
  }

  unmanageSnapshot(): null {
    this.#rule(this.#lines.unmanage, 'Unmanaging does nothing: the snapshot keeps its name.');
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const { listOfManagedVolumes, listTemplates, listServices, listManaged, listClones } = this.#lines;
    this.#rule(listOfManagedVolumes, "Snapshots of Cinder's volumes are listed, no others.");
    this.#rule(listTemplates, 'Names are to begin with origin-snapshot-%s or group-snapshot-%s to be left out: with "%s" as it stands, so none do.');
    this.#rule(listServices, 'Snapshots that belong to a replication or snapping service are left out. Cinder would manage them all the same.');
    this.#rule(listManaged, 'Already managed: the name is that of one of the snapshots that Cinder asked about, be it of this volume or another.');
    this.#rule(listClones, "Not safe: a dataset is cloned from it that is none of Cinder's volumes. Cinder would manage it all the same.");
    const volumes = new Map(this.#context.cinder.volumes.map((volume) => [this.#volumePath(volume.name), volume]));
    const managed = new Map(query.cinder_snapshots.map((snapshot) => [snapshot.name, snapshot]));
    const entries = this.#nef.listSnapshots({ parent: this.#root, recursive: true }).flatMap((snapshot) => {
      const volume = volumes.get(snapshot.parent);
      if (!volume || this.#isLeftOut(snapshot)) return [];
      const known = managed.get(snapshot.name);
      const reason = known ? 'Snapshot already managed' : this.#reasonOfClones(snapshot, volumes);
      return [entryOf(snapshot, volume.name, known?.volume_size ?? volume.size, known?.id ?? null, reason)];
    });
    return paginateEntriesList(this.#context, entries, query, ['reason_not_safe']);
  }

  deleteSnapshot({ volume_name, name }: SnapshotView): null {
    this.#rule(this.#lines.delete, 'The snapshot of this name is removed, once nothing is cloned from it; one that is not there counts as deleted.');
    try {
      this.#nef.deleteSnapshotDeferred(`${this.#volumePath(volume_name)}@${name}`);
    } catch (failure) {
      if (!(failure instanceof NefException) || failure.nefCode !== 'ENOENT') throw failure;
    }
    return null;
  }

  #existingSnapshot({ volume_name }: SnapshotView, existingRef: Json): NefSnapshot {
    const { keys, filters, notFound, tooMany } = this.#lines;
    this.#rule(keys, 'The reference must have the key source-name or source-guid; other keys do not matter.');
    if (!hasKnownKey(existingRef)) {
      const problem = 'Manage existing snapshot failed due to invalid backend reference. Snapshot reference must contain at least one valid key';
      throw new NefException('EINVAL', `${problem}: source-name, source-guid`);
    }
    this.#rule(filters, "The volume's snapshots are filtered by the keys that are there; requests sends no filter for null.");
    const found = this.#nef.listSnapshots({ parent: this.#volumePath(volume_name), recursive: false, ...filtersOf(existingRef) });
    const [snapshot] = found;
    const problem = `Unable to manage existing snapshot by reference ${pyStr(existingRef)}`;
    if (!snapshot) {
      this.#rule(notFound, "What none of the volume's snapshots meets is refused.");
      throw new NefException('ENOENT', `${problem}: no matching snapshots were found`);
    }
    if (found.length > 1) {
      this.#rule(tooMany, "What more than one of the volume's snapshots meet is refused.");
      throw new NefException('EINVAL', `${problem}: too many snapshots were found`);
    }
    this.#mustNotBeManaged(snapshot.name);
    return snapshot;
  }

  #mustNotBeManaged(name: string): void {
    this.#rule(this.#lines.alreadyManaged, "snapshot-<id> with the id of one of Cinder's snapshots is refused, be it that of the snapshot to be managed.");
    const id = extractIdFromSnapshotName(name, this.#context.options.snapshot_name_template);
    if (id === null || !isPyUuid(id) || !this.#context.cinder.snapshots.some((snapshot) => snapshot.id === id)) return;
    throw new NefException('EBUSY', `Snapshot ${name} already managed`);
  }

  #isLeftOut({ name, hprService, snaplistId }: NefSnapshot): boolean {
    const templates = [this.#option('nexenta_origin_snapshot_template', 'origin-snapshot-%s'), this.#option('nexenta_group_snapshot_template', 'group-snapshot-%s')];
    return templates.some((template) => name.startsWith(template)) || pyTruthy(hprService) || pyTruthy(snaplistId);
  }

  #reasonOfClones({ path }: NefSnapshot, volumes: ReadonlyMap<string, VolumeRow>): string | null {
    const unmanaged = this.#nef.clonesOf(path).filter((clone) => !volumes.has(clone));
    return unmanaged.length === 0 ? null : `Snapshot has unmanaged dependent clone(s) ${unmanaged.join(', ')}`;
  }

  #volumePath(name: string): string {
    return `${this.#root}/${name}`;
  }

  #option(name: string, otherwise: string): string {
    const value = get(this.#context.config, name);
    return typeof value === 'string' ? value : otherwise;
  }
}

function entryOf({ name, guid }: NefSnapshot, volumeName: string, size: number, cinderId: string | null, reason: string | null): JsonObject {
  return object([
    ['reference', object([['source-name', name], ['source-guid', guid]])],
    ['size', int(size)],
    ['safe_to_manage', reason === null],
    ['reason_not_safe', reason],
    ['cinder_id', cinderId],
    ['extra_info', null],
    ['source_reference', object([['name', volumeName]])],
  ]);
}
