/**
 * Seagate STX: a snapshot is tied to Cinder's by its name, `s` and the beginning of its id in base64.
 *
 * Source: class STXCommon, cinder/volume/drivers/stx/common.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, ListingQuery, SnapshotView, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { paginateEntriesList } from '../common/pagination.ts';
import { itemOf } from '../common/python-mapping.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { RequestError, StxClient, type ShownSnapshot } from './client.ts';
import { encodeName } from './names.ts';

const SOURCE_NAME = 'source-name';

export class StxDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #client: StxClient;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/stx/common.py');
    this.#client = new StxClient(context);
  }

  manageExistingSnapshot({ id }: SnapshotView, existingRef: Json): null {
    this.#rule(516, 'The name is read from source-name; that the key is there is not checked.');
    const oldName = itemOf(existingRef, SOURCE_NAME);
    const newName = this.#snapName(id);
    this.#refusing(526, () => this.#client.modifyVolumeName(oldName, newName));
    return null;
  }

  manageExistingSnapshotGetSize(_snapshot: SnapshotView, existingRef: Json): PyInt {
    this.#rule(541, 'The name is read from source-name; that the key is there is not checked.');
    const name = itemOf(existingRef, SOURCE_NAME);
    return this.#refusing(547, () => this.#client.getVolumeSize(name));
  }

  unmanageSnapshot(): null {
    const text = 'Unmanaging does nothing: the snapshot keeps its name on the array.';
    this.#context.rule({ text, upstream: { file: 'cinder/volume/drivers/stx/iscsi.py', line: 220 } });
    return null;
  }

  getManageableSnapshots(query: ListingQuery): readonly JsonObject[] {
    const managed = new Map(query.cinder_snapshots.map(({ id }) => [this.#snapName(id), id]));
    const snapshots = this.#refusing(573, () => this.#client.getSnapshots());
    const entries = snapshots.map((snapshot) => this.#entry(snapshot, managed.get(snapshot.name) ?? null));
    return paginateEntriesList(this.#context, entries, query);
  }

  deleteSnapshot({ id }: SnapshotView): null {
    const name = this.#snapName(id);
    this.#refusing(395, () => this.#client.deleteSnapshot(name));
    return null;
  }

  /** @param cinderId of the snapshot of Cinder's that has this name; null when none has */
  #entry({ name, size, mapped, parent }: ShownSnapshot, cinderId: string | null): JsonObject {
    this.#rule(586, "Already managed: the name is that of one of Cinder's snapshots; where several have it, of the last in Cinder's list.");
    const reason = cinderId !== null ? 'already managed' : mapped ? 'snapshot in use' : null;
    return object([
      ['reference', object([[SOURCE_NAME, name]])],
      ['size', int(size)],
      ['cinder_id', cinderId],
      ['extra_info', null],
      ['safe_to_manage', reason === null],
      ['reason_not_safe', reason],
      ['source_reference', object([[SOURCE_NAME, parent]])],
    ]);
  }

  #snapName(id: string): string {
    this.#rule(148, 'A name on the array is one letter and 19 characters of the base64 of the id: close ids have one name.');
    return `s${encodeName(id)}`;
  }

  /** @param line where upstream catches what the array refuses */
  #refusing<Result>(line: number, call: () => Result): Result {
    try {
      return call();
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      this.#rule(line, "What the array refuses is raised as Invalid, in the array's own words.");
      throw new CinderException('Invalid', failure.message);
    }
  }
}
