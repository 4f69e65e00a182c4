/**
 * MacroSAN: a snapshot is a snapshot point of the volume's LUN. Its number in `provider_location` ties it to Cinder's; it
 * is renamed besides.
 *
 * Source: class MacroSANBaseDriver, cinder/volume/drivers/macrosan/driver.py at ab09bc39; the same since 21.3.1.
 */
import { CinderException } from '../../errors.ts';
import type { DriverContext, SnapshotView, VolumeRow, VolumeSnapshotManagementDriver } from '../../interface.ts';
import { int, object, type Json, type JsonObject, type PyInt } from '../../value/json.ts';
import { pyTruthy } from '../../value/operators.ts';
import { listingNotImplemented } from '../common/base-class.ts';
import { indexError } from '../common/python-errors.ts';
import { getFrom, noAttribute } from '../common/python-mapping.ts';
import { invalidReference } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';
import { DevopClient } from './devop-client.ts';

/** A name of a snapshot point has at most so many characters. */
const LONGEST_NAME = 31;

export class MacroSanDriver implements VolumeSnapshotManagementDriver {
  readonly #context: DriverContext;
  readonly #rule: NoteRule;
  readonly #client: DevopClient;

  constructor(context: DriverContext) {
    this.#context = context;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/macrosan/driver.py');
    this.#client = new DevopClient(context);
  }

  manageExistingSnapshotGetSize({ volume }: SnapshotView): PyInt {
    this.#rule(919, 'The size is that of the volume in Cinder; the reference is not looked at, and the array is not asked.');
    return int(volume.size);
  }

  manageExistingSnapshot({ id, volume }: SnapshotView, existingRef: Json): JsonObject {
    const name = this.#sourceName(existingRef);
    this.#rule(910, "The name is looked up among the snapshot points of the volume's LUN.");
    const pointId = this.#client.snapshotPointId(volume.name, snapshotName(name));
    this.#rule(913, "It is renamed to the snapshot's id without hyphens, cut to 31 characters: all but the last digit.");
    this.#client.renameSnapshotPoint(volume.name, pointId, snapshotName(id));
    this.#rule(914, 'Its number goes into provider_location, whether the array answered or not.');
    return object([['provider_location', `pointid: ${pointId ?? 'None'}`]]);
  }

  unmanageSnapshot(): null {
    this.#rule(930, 'Unmanaging does nothing: the snapshot point keeps its name.');
    return null;
  }

  getManageableSnapshots(): never {
    throw listingNotImplemented(this.#context);
  }

  deleteSnapshot({ provider_location, volume }: SnapshotView): null {
    this.#rule(563, 'Without a provider_location there is nothing to delete.');
    if (!provider_location) return null;
    this.#rule(566, 'The snapshot point is the one with the number in provider_location; without a number the driver crashes.');
    const [, pointId] = /pointid: (\p{Nd}+)/u.exec(provider_location) ?? [];
    if (pointId === undefined) throw indexError();
    const lunName = this.#lunName(volume);
    this.#rule(543, 'One that is not there counts as deleted.');
    if (!this.#client.snapshotPointExists(lunName, pointId)) return null;
    this.#rule(544, 'The snapshot point is deleted.');
    this.#client.deleteSnapshotPoint(lunName, pointId);
    return null;
  }

  /** The name in the reference, without underscores at its beginning. */
  #sourceName(existingRef: Json): string {
    this.#rule(922, 'The reference must have the key source-name, and something under it; other keys do not matter.');
    const name = getFrom(existingRef, 'source-name');
    if (!pyTruthy(name)) throw invalidReference(existingRef, 'No source-name to get existing snap');
    this.#rule(908, 'Underscores at the beginning of the name are dropped, which only a text can have.');
    if (typeof name !== 'string') throw noAttribute(name, 'lstrip');
    this.#rule(172, 'All hyphens in it are dropped, and it is cut to 31 characters.');
    return name.replace(/^_+/, '');
  }

  /** The LUN of the UUID in the volume's provider_location. */
  #lunName({ provider_location, id }: VolumeRow): string {
    this.#rule(165, "The LUN is found by the UUID in the volume's provider_location.");
    try {
      const [, uuid] = /macrosan uuid:(.+)/.exec(provider_location ?? '') ?? [];
      const name = uuid === undefined ? undefined : this.#client.lunName(uuid);
      if (name !== undefined) return name ?? 'None';
    } catch (failure) {
      if (!(failure instanceof CinderException)) throw failure;
    }
    this.#rule(169, "When that finds none, the volume's id is taken for its name.");
    return id;
  }
}

/** As names of snapshot points are made: without hyphens, and short enough. */
export function snapshotName(name: string): string {
  return [...name.replaceAll('-', '')].slice(0, LONGEST_NAME).join('');
}
