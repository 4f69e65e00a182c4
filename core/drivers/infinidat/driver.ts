/**
 * InfiniBox: a snapshot is a dataset, tied to Cinder's by its name; metadata on it says that Cinder has it.
 *
 * Source: class InfiniboxVolumeDriver, cinder/volume/drivers/infinidat.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyEquals, pyTruthy } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { ceilGib } from '../../value/size.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { typeError } from '../common/python-errors.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { backendException, invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { isSnapshotOfCinder } from './cinder-id.ts';
import { DEFAULT_POOL, InfiniBox, InfiniSdkException, type Dataset } from './infinisdk.ts';

/** The release of Cinder that signs the metadata. */
const RELEASE = '21.3.1';

export class InfiniboxDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #poolName: string;
  readonly #system: InfiniBox;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/infinidat.py');
    const pool = get(context.config, 'infinidat_pool_name');
    this.#poolName = typeof pool === 'string' ? pool : DEFAULT_POOL;
    this.#system = new InfiniBox(context.backend);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    return this.#inCinderExceptions(() => {
      const { size } = this.#snapshotByRef(existingRef);
      this.#rule(1183, 'The size in bytes, rounded up to whole GiB.');
      return int(ceilGib(size));
    });
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): null {
    return this.#inCinderExceptions(() => {
      const dataset = this.#snapshotByRef(existingRef);
      this.#mustNotBeManaged(dataset.metadata());
      this.#rule(1161, 'It must be in the pool of this backend; of which volume it is a snapshot, and whether it is mapped, is not asked.');
      if (!pyEquals(dataset.poolName, this.#poolName)) {
        throw new CinderException('InvalidConfigurationValue', `unexpected pool name ${pyStr(dataset.poolName)}`);
      }
      this.#rule(1166, 'It is renamed to openstack-snap-<id>.');
      dataset.rename(nameFor(snapshot));
      this.#rule(1168, "Metadata on it names Cinder's snapshot.");
      dataset.setMetadata(metadataFor(snapshot));
      return null;
    });
  }

  unmanageSnapshot(snapshot: SnapshotView): null {
    return this.#inCinderExceptions(() => {
      this.#rule(1291, 'It must be there, under the name openstack-snap-<id>.');
      const dataset = this.#snapshotByName(nameFor(snapshot));
      this.#rule(1292, "All of its metadata is cleared, Cinder's or not; it keeps its name.");
      dataset.clearMetadata();
      return null;
    });
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    return this.#inCinderExceptions(() => {
      this.#rule(1226, 'The snapshots among the datasets of the pool are listed.');
      this.#rule(1242, 'Already managed: the metadata names one of the snapshots that Cinder asked about.');
      this.#rule(1244, 'Mapped: somebody may be using it. Cinder would manage it all the same.');
      this.#rule(1246, 'Cloned: there are snapshots of it. Cinder would manage it all the same.');
      this.#rule(1266, 'The size is rounded up as for get_size.');
      const cinderIds = query.cinder_snapshots.map(({ id }) => id);
      const parents = this.#system.parentNames();
      const entries = this.#system.datasetsInPool().flatMap((dataset) => (dataset.isSnapshot ? [this.#entry(dataset, cinderIds, parents)] : []));
      return paginateEntriesList(this.#context, entries, query, ['reason_not_safe']);
    });
  }

  deleteSnapshot(snapshot: SnapshotView): null {
    return this.#inCinderExceptions(() => {
      this.#rule(758, 'It is looked up under the name openstack-snap-<id>.');
      const dataset = this.#system.datasetByName(nameFor(snapshot));
      if (!dataset) {
        this.#rule(759, 'One that is not there counts as deleted.');
        return null;
      }
      this.#mustBeSnapshot(dataset, sourceName(nameFor(snapshot)));
      this.#rule(761, 'The snapshot is removed.');
      dataset.delete();
      return null;
    });
  }

  #snapshotByRef(existingRef: Json): Dataset {
    const dataset = this.#datasetByRef(existingRef);
    if (!dataset) {
      this.#rule(264, 'What the InfiniBox does not have is refused, as a snapshot of Cinder that was not found.');
      throw new CinderException('SnapshotNotFound', { snapshot_id: pyStr(existingRef) });
    }
    this.#mustBeSnapshot(dataset, existingRef);
    return dataset;
  }

  #snapshotByName(name: string): Dataset {
    return this.#snapshotByRef(sourceName(name));
  }

  #datasetByRef(existingRef: Json): Dataset | undefined {
    this.#rule(244, 'source-id is taken when it is there, whatever source-name says; other keys do not matter.');
    if (hasKey(existingRef, 'source-id')) return this.#system.datasetById(itemOf(existingRef, 'source-id'));
    if (hasKey(existingRef, 'source-name')) {
      this.#rule(246, 'Without source-id, source-name is taken; it is looked up among all volumes and snapshots.');
      return this.#system.datasetByName(itemOf(existingRef, 'source-name'));
    }
    this.#rule(251, 'A reference with neither key is refused.');
    throw invalidReference(existingRef, 'dataset reference must contain source-id or source-name key');
  }

  #mustBeSnapshot(dataset: Dataset, existingRef: Json): void {
    if (dataset.isSnapshot) return;
    this.#rule(268, 'A volume is refused.');
    throw new CinderException('InvalidSnapshot', { reason: `reference ${pyStr(existingRef)} is a volume` });
  }

  #mustNotBeManaged(metadata: JsonObject): void {
    const cinderId = get(metadata, 'cinder_id');
    if (cinderId === undefined) return;
    this.#rule(1157, 'One whose metadata names a snapshot that Cinder has, of whatever backend, is refused.');
    if (isSnapshotOfCinder(this.#context.cinder, cinderId)) {
      throw new CinderException('ManageExistingAlreadyManaged', { volume_ref: pyStr(cinderId) });
    }
  }

  #entry(dataset: Dataset, cinderIds: readonly string[], parents: ReadonlySet<string>): JsonObject {
    const metadata = dataset.metadata();
    const cinderId = get(metadata, 'cinder_id') ?? null;
    const reason = reasonNotSafe(dataset, cinderIds.some((id) => id === cinderId), parents);
    return object([
      ['reference', this.#referenceTo(dataset)],
      ['size', int(ceilGib(dataset.size))],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['cinder_id', cinderId],
      ['extra_info', object([['pool', dataset.poolName], ['type', dataset.type], ['qos', 'None'], ['meta', pyStr(metadata)]])],
      ['source_reference', this.#referenceTo(dataset.parent())],
    ]);
  }

  #referenceTo(dataset: Dataset | undefined): JsonObject {
    if (!dataset) {
      this.#rule(1231, 'A snapshot whose volume is gone, which a real InfiniBox does not leave, ends the listing.');
      throw typeError("'NoneType' object is not subscriptable");
    }
    return object([['source-name', dataset.name], ['source-id', pyStr(dataset.id)]]);
  }

  /** What infinisdk raises becomes a VolumeBackendAPIException. */
  #inCinderExceptions<Answer>(call: () => Answer): Answer {
    try {
      return call();
    } catch (failure) {
      if (!(failure instanceof InfiniSdkException)) throw failure;
      this.#rule(103, 'What infinisdk raises is in the text of the exception.');
      throw backendException(`Caught exception from infinisdk: ${failure.message}`);
    }
  }
}

function reasonNotSafe(dataset: Dataset, isManaged: boolean, parents: ReadonlySet<string>): string | null {
  if (isManaged) return 'snapshot already managed';
  if (pyTruthy(dataset.logicalUnits)) return 'snapshot has mappings';
  return parents.has(dataset.name) ? 'snapshot has clones' : null;
}

function nameFor({ id }: SnapshotView): string {
  return `openstack-snap-${id}`;
}

function sourceName(name: string): JsonObject {
  return object([['source-name', name]]);
}

function metadataFor({ id, name }: SnapshotView): JsonObject {
  return object([
    ['system', 'openstack'],
    ['openstack_version', RELEASE],
    ['cinder_id', id],
    ['cinder_name', name],
    ['host.created_by', `cinder/${RELEASE}`],
  ]);
}
