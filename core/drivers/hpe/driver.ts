/**
 * HPE's arrays that speak 3PAR's language: a snapshot is a virtual volume, tied to Cinder's by its name; its comment says
 * what it is called in Cinder.
 *
 * Source: class HPE3PARCommon, cinder/volume/drivers/hpe/hpe_3par_common.py, and class AlletraMPService, alletramp_service.py
 * beside it, which was made from the first. What differs between them is in `upstream.ts`.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeRow, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { get, int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { pyStr, pyTypeName } from '../../value/python.ts';
import { ceilGib, GIB } from '../../value/size.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { keyError, typeError } from '../common/python-errors.ts';
import { jsonDumps } from '../common/python-json.ts';
import { literalEval, pyDict } from '../common/python-literal.ts';
import { hasKey, itemOf } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf } from '../common/rules.ts';
import { HpeArray, type VolumeInfo } from './array.ts';
import type { HpeLines, HpeUpstream } from './upstream.ts';

const SOURCE_NAME = 'source-name';
const SOURCE_ID = 'source-id';
const FAILED_OVER = 'failed-over';

export class HpeDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #upstream: HpeUpstream;
  readonly #rule: (rule: keyof HpeLines, text: string) => void;
  readonly #array: HpeArray;

  constructor(context: DriverContext, upstream: HpeUpstream) {
    const note = rulesOf(context, upstream.file);
    this.#context = context;
    this.#upstream = upstream;
    this.#rule = (rule, text) => note(upstream.lines[rule], text);
    this.#array = new HpeArray(context.backend, upstream.errors);
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    const name = this.#referenceName(existingRef);
    this.#rule('managedPrefix', 'A name that begins with osv, oss, vvs or unm counts as managed, be it "ossify"; only a text can be looked at.');
    if (typeof name !== 'string') throw typeError(`expected string or bytes-like object, got '${pyTypeName(name)}'`);
    if (/^(?:osv|oss|vvs|unm)/.test(name)) throw invalidReference(name, 'Reference must be for an unmanaged snapshot.');

    const snap = this.#lookup(name, 'sizeLookup');
    this.#rule('size', "The snapshot's size in MiB, rounded up to whole GiB. Of which volume it is is not asked yet.");
    return int(ceilGib(snap.size_bytes));
  }

  manageExistingSnapshot(snapshot: SnapshotView, existingRef: Json): JsonObject {
    const { volume } = snapshot;
    this.#rule('manageFailedOver', 'Nothing is managed for a volume whose replication_status is failed-over.');
    if (volume.replication_status === FAILED_OVER) throw invalidInput('Managing of snapshots to failed-over volumes is not allowed.');

    const name = this.#referenceName(existingRef);
    const snap = this.#lookup(name, 'manageLookup');
    this.#checkParent(snap, volume, name);

    const displayName = this.#displayName(snapshot, snap);
    this.#rule('modify', 'It is renamed to oss- and the id in base64, and its comment says what Cinder knows of it.');
    this.#array.modifyVolume(snap.name, {
      newName: this.#named('oss', snapshot.id),
      comment: jsonDumps(commentOf(snapshot, displayName)),
    });
    if (!hasKey(existingRef, SOURCE_NAME)) {
      this.#rule('logName', 'Behind the rename the log asks for source-name, whatever was asked by: source-id alone is a KeyError.');
      throw keyError(SOURCE_NAME);
    }
    return object([['display_name', displayName]]);
  }

  unmanageSnapshot({ id, volume }: SnapshotView): null {
    this.#rule('unmanageFailedOver', 'Nothing is unmanaged of a volume whose replication_status is failed-over.');
    if (volume.replication_status === FAILED_OVER) throw new CinderException('SnapshotIsBusy', { snapshot_name: id });
    this.#rule('unmanageModify', 'It is renamed to ums- and the id in base64; one that is gone is an error of the client.');
    this.#array.modifyVolume(this.#named('oss', id), { newName: this.#named('ums', id) });
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    this.#rule('list', 'All virtual volumes of the array are asked for, and the snapshots of each.');
    const volumes = this.#array.getVolumes();
    this.#rule('listSize', "The size is the volume's and rounded down, which get_size does not do.");
    this.#rule('listManaged', 'Already managed: the name is what Cinder calls one of the snapshots that it asked about.');
    this.#rule('listReference', 'The reference has the key name, which manage does not take: it must be written again with source-name.');
    const managed = new Map(query.cinder_snapshots.map(({ id }) => [this.#named('oss', id), id]));
    const snapshots = namesByParent(volumes);
    const entries = volumes.flatMap((volume) => (snapshots.get(volume.name) ?? []).map((name) => entryOf(name, volume, managed.get(name) ?? null)));
    return paginateEntriesList(this.#context, entries, query, ['reason_not_safe']);
  }

  deleteSnapshot({ id }: SnapshotView): null {
    this.#rule('delete', "What has the name that Cinder gives to the snapshot is deleted.");
    const wasThere = this.#array.deleteVolume(this.#named('oss', id));
    if (!wasThere) this.#rule('deleted', 'A snapshot that is not there counts as deleted.');
    return null;
  }

  /** What the reference says: any value under source-name; else the name that unmanage gave. */
  #referenceName(existingRef: Json): Json {
    this.#rule('sourceName', 'source-name is taken as it is, whatever else the reference has.');
    if (hasKey(existingRef, SOURCE_NAME)) return itemOf(existingRef, SOURCE_NAME);
    this.#rule('sourceId', 'source-id is an id that the snapshot had in Cinder: it stands for the name that unmanage gave.');
    if (hasKey(existingRef, SOURCE_ID)) {
      const id = itemOf(existingRef, SOURCE_ID);
      this.#rule('encodeName', 'The id is encoded in base64.');
      return this.#named('ums', id);
    }
    this.#rule('noKey', 'A reference without source-name and source-id is refused.');
    throw invalidReference(existingRef, 'Reference must contain source-name or source-id.');
  }

  /** The name of a volume, of a snapshot, or of one that was unmanaged. Raises what upstream's `_encode_name` raises. */
  #named(prefix: 'osv' | 'oss' | 'ums', id: Json): string {
    return `${prefix}-${this.#upstream.encodeName(id)}`;
  }

  /** Raises InvalidInput when nothing has the name. */
  #lookup(name: Json, rule: 'sizeLookup' | 'manageLookup'): VolumeInfo {
    this.#rule(rule, 'What the array does not have is refused with InvalidInput, not with ManageExistingInvalidReference.');
    const known = this.#upstream.nameOf(name);
    const found = known === undefined ? undefined : this.#array.getVolume(known);
    if (!found) throw invalidInput(`Snapshot '${pyStr(name)}' doesn't exist on array.`);
    return found;
  }

  #checkParent({ copyOf }: VolumeInfo, volume: VolumeRow, name: Json): void {
    this.#rule('parent', "It must be a copy of the snapshot's volume, by the name that Cinder gives this; what is no copy has no such field: a KeyError.");
    if (copyOf === undefined) throw keyError('copyOf');
    if (copyOf !== this.#named('osv', volume.name_id)) {
      throw invalidInput(`The provided snapshot '${pyStr(name)}' is not a snapshot of the provided volume.`);
    }
  }

  #displayName({ display_name: asked }: SnapshotView, { comment }: VolumeInfo): Json {
    this.#rule('displayName', 'The name that the user asked for, else the one in the comment on the array.');
    if (asked !== null && asked !== '') return asked;
    if (comment === undefined) return null;
    this.#rule('commentValue', 'The comment is read as a Python literal; free text there is an error of Python.');
    return get(pyDict(literalEval(comment)), 'display_name') ?? null;
  }
}

/** What is kept on the array of a managed snapshot. */
function commentOf({ volume, display_description }: SnapshotView, displayName: Json): JsonObject {
  return object([
    ...(pyTruthy(displayName) ? [['display_name', displayName] as const] : []),
    ['volume_id', volume.id],
    ['volume_name', `volume-${volume.id}`],
    ...(volume.name_id === volume.id ? [] : [['_name_id', volume.name_id] as const]),
    ['description', display_description ?? ''],
  ]);
}

function entryOf(name: string, volume: VolumeInfo, cinderId: string | null): JsonObject {
  return object([
    ['reference', object([['name', name]])],
    ['size', int(Math.floor(volume.size_bytes / GIB))],
    ['safe_to_manage', cinderId === null],
    ['reason_not_safe', cinderId === null ? null : 'Snapshot already managed'],
    ['cinder_id', cinderId],
    ['source_reference', object([['name', volume.name]])],
  ]);
}

function namesByParent(volumes: readonly VolumeInfo[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, copyOf } of volumes) {
    if (copyOf === undefined) continue;
    const siblings = names.get(copyOf);
    if (siblings) siblings.push(name);
    else names.set(copyOf, [name]);
  }
  return names;
}

function invalidInput(reason: string): CinderException {
  return new CinderException('InvalidInput', { reason });
}
