/**
 * Datera: a snapshot has no name but the time of its making, and is tied to Cinder's by that, in `provider_location`.
 *
 * Source: class DateraApi, cinder/volume/drivers/datera/datera_api22.py at ab09bc39, for version 2.2 of Datera's API;
 * the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { toAscii } from '../../value/floats.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTypeName } from '../../value/python.ts';
import { unmanageNothing } from '../common/base-class.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { indexError, typeError } from '../common/python-errors.ts';
import { itemOf } from '../common/python-mapping.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { DateraApi, type AppInstance, type Snapshot, type StorageInstance, type Volume } from './sdk.ts';

const SOURCE_NAME = 'source-name';
/** A time in seconds; what comes behind it does not matter. */
const TIMESTAMP = /^\d{10,}\.\d/;
/** The id in the name that Cinder gives to an app instance: the last UUID of version 4. */
const CINDERS_NAME = /^OS[^\n]*[a-f0-9]{8}-?[a-f0-9]{4}-?4[a-f0-9]{3}-?[89ab][a-f0-9]{3}-?[a-f0-9]{12}/;

export class DateraDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #commonRule: NoteRule;
  readonly #api: DateraApi;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/datera/datera_api22.py');
    this.#commonRule = rulesOf(context, 'cinder/volume/drivers/datera/datera_common.py');
    this.#api = new DateraApi(context.backend);
  }

  manageExistingSnapshot(_snapshot: SnapshotView, existingRef: Json): JsonObject {
    const timestamp = this.#timestampOf(existingRef, 698);
    this.#rule(702, 'The timestamp becomes provider_location as it is; the array is not asked whether it has such a snapshot.');
    return object([['provider_location', timestamp]]);
  }

  manageExistingSnapshotGetSize(snapshot: SnapshotView, existingRef: Json): PyInt {
    this.#timestampOf(existingRef, 705);
    const { size } = this.#volumeOf(snapshot);
    this.#rule(710, 'The size is that of the volume, whatever the reference says.');
    return int(size);
  }

  unmanageSnapshot(): null {
    return unmanageNothing(this.#context, 'Datera is not asked.');
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const snapshotIds = new Set<Json>(query.cinder_snapshots.map(({ id }) => id));
    const locations = new Set(query.cinder_snapshots.map(({ provider_location }) => provider_location));
    this.#rule(615, 'All app instances of the tenant are gone through.');
    const entries = this.#api.appInstances().flatMap((instance) => {
      const { storage, volume } = this.#firstOf(instance, 635, 637);
      const source = `${instance.name}:${storage.name}:${volume.name}`;
      return volume.snapshots.map((snapshot) => {
        this.#rule(731, "Already managed: Cinder made it, or one of Cinder's snapshots, of any volume, has this timestamp.");
        const isManaged = snapshotIds.has(snapshot.uuid) || locations.has(snapshot.utc_ts);
        return entryOf(snapshot, volume, source, isManaged ? 'already managed by Cinder' : this.#parentsReason(instance));
      });
    });
    return paginateEntriesList(this.#context, entries, query);
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    const { snapshots } = this.#volumeOf(snapshot);
    if (snapshot.provider_location) {
      this.#rule(431, 'A managed snapshot is asked for by its timestamp, among those of its volume; one that is not there is not expected.');
      this.#api.deleteSnapshot(snapshots.find(({ utc_ts }) => utc_ts === snapshot.provider_location));
      return null;
    }
    this.#rule(448, "Without a timestamp it is the snapshot that has Cinder's id; none counts as deleted.");
    const own = snapshots.find(({ uuid }) => uuid === snapshot.id);
    if (own) this.#api.deleteSnapshot(own);
    return null;
  }

  /** @param line where upstream reads the reference */
  #timestampOf(existingRef: Json, line: number): string {
    this.#rule(line, 'The timestamp is read from source-name; that the key is there is not checked.');
    const timestamp = itemOf(existingRef, SOURCE_NAME);
    this.#commonRule(130, 'It must begin with ten digits or more, a dot and a digit; what comes behind does not matter.');
    if (typeof timestamp !== 'string') throw typeError(`expected string or bytes-like object, got '${pyTypeName(timestamp)}'`);
    if (!TIMESTAMP.test(toAscii(timestamp))) {
      throw new CinderException('ManageExistingInvalidReference', 'existing_ref argument must be of this format: 1234567890.12345678');
    }
    return timestamp;
  }

  /** The volume behind the snapshot's. Raises VolumeNotFound, IndexError. */
  #volumeOf({ volume_id }: SnapshotView): Volume {
    this.#commonRule(311, "The volume is the first app instance with the id of Cinder's volume anywhere in its name.");
    const [instance] = this.#api.appInstances().filter(({ name }) => name.includes(volume_id));
    if (!instance) throw new CinderException('VolumeNotFound', { volume_id });
    this.#commonRule(323, 'Of this, it is the first volume of the first storage instance; none is not expected.');
    return firstVolume(instance).volume;
  }

  /** @param lines where upstream asks for the storage instance, and for the volume */
  #firstOf(instance: AppInstance, ...lines: readonly number[]): { storage: StorageInstance; volume: Volume } {
    for (const line of lines) this.#rule(line, 'One app instance without a storage instance or a volume ends the listing.');
    return firstVolume(instance);
  }

  #parentsReason({ name, storageInstances }: AppInstance): string | null {
    this.#rule(734, 'An app instance whose name is not one of Cinder\'s must have one storage instance, with one volume.');
    const isPlain = storageInstances.length === 1 && storageInstances[0]?.volumes.length === 1;
    return isPlain || CINDERS_NAME.test(name) ? null : 'parent volume not safe to manage';
  }
}

/** Raises IndexError. */
function firstVolume({ storageInstances: [storage] }: AppInstance): { storage: StorageInstance; volume: Volume } {
  const volume = storage?.volumes[0];
  if (!storage || !volume) throw indexError();
  return { storage, volume };
}

function entryOf({ utc_ts }: Snapshot, { size }: Volume, source: string, reason: string | null): JsonObject {
  return object([
    ['reference', object([[SOURCE_NAME, utc_ts]])],
    ['size', int(size)],
    ['safe_to_manage', reason === null],
    ['reason_not_safe', reason ?? ''],
    ['cinder_id', ''],
    ['extra_info', object([])],
    ['source_reference', object([[SOURCE_NAME, source]])],
  ]);
}
