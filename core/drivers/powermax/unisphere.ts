/**
 * Unisphere's REST interface over one array, with the errors of Cinder's client (rest.py at ab09bc39): a GET that fails gives
 * nothing, one whose answer does not come raises what `requests` raises, and a PUT that fails raises VolumeBackendAPIException.
 *
 * Devices are the backend's volumes, SnapVX snapshots belong to one and have an id of their own: two may share a name, as
 * generations, the youngest the 0th. Attributes that it knows: of a device `identifier` (what it is labelled with, its name
 * otherwise), `private`, `system_resource`, `emulationType`, `configuration`; of a snapshot `generation`, `expired`, `secured`,
 * `timeToLive`, `timestamp`, and `locked`: it cannot be renamed.
 */
import { onceAList } from '../../backend/once-a-list.ts';
import { BackendFault, CinderException, type PythonException } from '../../errors.ts';
import type { Backend, BackendObject } from '../../interface.ts';
import { get, isInt, object, type Json } from '../../value/json.ts';
import { pyEquals } from '../../value/operators.ts';
import { pyRepr, pyStr } from '../../value/python.ts';
import { isSet } from '../common/attributes.ts';
import { requestPath, unquoted } from '../common/request-path.ts';
import { readTimeout } from '../common/requests-errors.ts';
import { capacityOf, type Capacity } from './capacity.ts';

export const ARRAY = '000197800123';
const SNAPSHOTS = `/univmax/restapi/private/92/replication/symmetrix/${ARRAY}/snapshot/`;
/** When snapshots were made that don't say it: milliseconds since 1970. */
const TIMESTAMP = 1_512_763_278_000n;

export interface Device extends Capacity {
  readonly id: Json;
  /** What it is labelled with; null for nothing. */
  readonly identifier: Json;
  readonly attributes: (name: string, otherwise: Json) => Json;
  /** By generation. */
  readonly snapshots: readonly Snap[];
}

export interface Snap {
  readonly name: string;
  readonly snapId: bigint;
  readonly generation: bigint;
  readonly expired: boolean;
  readonly secured: boolean;
  /** Seconds since 1970 until when it is kept; 0 for ever. */
  readonly timeToLive: bigint;
  /** When it was made, in milliseconds since 1970. */
  readonly timestamp: bigint;
  readonly object: BackendObject;
}

/** A volume with its snapshots, in the order in which they came. */
interface OnArray {
  readonly volume: BackendObject;
  readonly snapshots: readonly BackendObject[];
}

export class Unisphere {
  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The device of this id; undefined also when the request fails. Raises ReadTimeout. */
  getVolume(deviceId: Json): Device | undefined {
    const wanted = pyStr(deviceId);
    const found = this.#get(() => this.#onArray()).find(({ volume }) => idOf(volume) === wanted);
    return found && deviceOf(found);
  }

  /** The snapshots of a device that have this name. Raises ReadTimeout. */
  getVolumeSnaps(deviceId: Json, name: Json): readonly Snap[] {
    return this.getVolume(deviceId)?.snapshots.filter((snap) => snap.name === name) ?? [];
  }

  /** All devices; none when the request fails. Raises ReadTimeout. */
  getPrivateVolumeList(): readonly Device[] {
    return this.#get(() => this.#onArray()).map(deviceOf);
  }

  /** Raises VolumeBackendAPIException, ReadTimeout. @param newName None is what the driver makes of a name without its prefix */
  renameSnap(deviceId: Json, name: string, snapId: bigint, newName: string | null): void {
    this.#modify(() => {
      const asked = nameInUrl(name);
      const device = this.#onArray().find(({ volume }) => pyEquals(idOf(volume), deviceId));
      const snap = device && deviceOf(device).snapshots.find((each) => each.name === asked && each.snapId === snapId);
      if (!snap) throw refused(404, 'The snapshot was not found.');
      if (isSet(snap.object.attributes, 'locked')) throw refused(400, 'The snapshot is locked.');
      if (newName === null) throw refused(400, 'newsnapshotname is empty.');
      this.#backend.rename(snap.object.id, newName);
    });
  }

  /** Raises VolumeBackendAPIException, ReadTimeout. */
  deleteSnap({ object: { id } }: Snap): void {
    this.#modify(() => this.#backend.remove(id));
  }

  /** Raises VolumeBackendAPIException, ReadTimeout. */
  deleteVolume(deviceId: Json): void {
    this.#modify(() => {
      const device = this.#onArray().find(({ volume }) => idOf(volume) === pyStr(deviceId));
      if (device) this.#backend.remove(device.volume.id);
    });
  }

  #onArray(): readonly OnArray[] {
    return volumesOf(this.#backend.list());
  }

  #get(carryOut: () => readonly OnArray[]): readonly OnArray[] {
    try {
      return carryOut();
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      if (problem.done) throw timedOut('GET');
      return [];
    }
  }

  #modify(carryOut: () => void): void {
    try {
      carryOut();
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      throw problem.done ? timedOut('PUT') : refused(500, 'The request failed.');
    }
  }
}

const volumesOf = onceAList((objects): readonly OnArray[] => {
  const names = new Map(objects.map(({ id, name }) => [id, name]));
  const snapshots = new Map<string, BackendObject[]>();
  for (const object of objects) {
    if (object.kind !== 'snapshot' || object.parent === null) continue;
    const parentName = names.get(object.parent) ?? object.parent;
    const siblings = snapshots.get(parentName);
    if (siblings) siblings.push(object);
    else snapshots.set(parentName, [object]);
  }
  return objects.filter(({ kind }) => kind === 'volume').map((volume) => ({ volume, snapshots: snapshots.get(volume.name) ?? [] }));
});

function deviceOf({ volume, snapshots }: OnArray): Device {
  return {
    id: idOf(volume),
    identifier: identifierOf(volume),
    attributes: (name, otherwise) => get(volume.attributes, name) ?? otherwise,
    snapshots: generationsOf(snapshots).toSorted((a, b) => Number(a.generation - b.generation)),
    ...capacityOf(volume.size_bytes),
  };
}

function idOf({ id, native_id }: BackendObject): Json {
  return native_id ?? id;
}

/** Counted from the youngest of each name, which is the last. */
function generationsOf(snapshots: readonly BackendObject[]): Snap[] {
  const younger = new Map<string, bigint>();
  return snapshots
    .toReversed()
    .map((snapshot) => {
      const generation = younger.get(snapshot.name) ?? 0n;
      younger.set(snapshot.name, generation + 1n);
      return snapOf(snapshot, generation);
    })
    .toReversed();
}

function identifierOf({ name, attributes }: BackendObject): Json {
  const identifier = get(attributes, 'identifier');
  return identifier === undefined ? name : identifier;
}

function snapOf(snapshot: BackendObject, generation: bigint): Snap {
  const whole = (name: string, otherwise: bigint): bigint => {
    const value = get(snapshot.attributes, name) ?? null;
    return isInt(value) ? value.int : otherwise;
  };
  return {
    name: snapshot.name,
    snapId: BigInt(pyStr(snapshot.native_id ?? '0')),
    generation: whole('generation', generation),
    expired: isSet(snapshot.attributes, 'expired'),
    secured: isSet(snapshot.attributes, 'secured'),
    timeToLive: whole('timeToLive', 0n),
    timestamp: whole('timestamp', TIMESTAMP),
    object: snapshot,
  };
}

/** The name that Unisphere reads out of the URL, into which Cinder puts it unquoted. */
function nameInUrl(name: string): string {
  return unquoted(requestPath(SNAPSHOTS + name).slice(SNAPSHOTS.length));
}

function refused(status: number, message: string): CinderException {
  const body = pyRepr(object([['message', message]]));
  return literal(`Error modify snapshot resource. The status code received is ${status} and the message is ${body}.`);
}

function timedOut(method: string): PythonException {
  return readTimeout(
    `The ${method} to Unisphere server https://10.0.0.1:8443/univmax/restapi has experienced a ReadTimeout error. Please check ` +
    'your Unisphere server connection/availability. Exception message: Read timed out.',
  );
}

/** VolumeBackendAPIException with a text of its own in place of its template, which is how this driver always raises it. */
export function literal(message: string): CinderException {
  return new CinderException('VolumeBackendAPIException', message);
}
