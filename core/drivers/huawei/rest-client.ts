/**
 * The client of an OceanStor. What it is asked for by id or name, it answers with all that it has, as texts.
 *
 * Attributes of a snapshot that it knows: `health` (`1`: normal), `exposed` (`true` or `false`: whether hosts see it), `running`
 * (`43`: active, `45`: inactive), `description`; of a LUN: `wwn`.
 *
 * Source: class RestClient, cinder/volume/drivers/huawei/rest_client.py at ab09bc39.
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import { get, int, object, type Json } from '../../value/json.ts';
import { pyRepr, pyStr, pyTypeName } from '../../value/python.ts';
import { typeError } from '../common/python-errors.ts';
import { backendException } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

export interface SnapshotInfo {
  readonly ID: Json;
  /** Id of its LUN; empty when that is gone. */
  readonly PARENTID: Json;
  readonly size_bytes: number;
  readonly HEALTHSTATUS: Json;
  readonly EXPOSEDTOINITIATOR: Json;
  readonly RUNNINGSTATUS: Json;
}

export interface LunInfo {
  readonly ID: Json;
  readonly WWN: Json;
}

export const ACTIVE = '43';
const INACTIVE = '45';
/** World Wide Name of the LUNs of the recorded array. */
const ANY_WWN = 'w';

/** The array answers with an error code. */
class ArrayError extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

const NOT_THERE = 1077937880;
const BUSY = 1077949006;
const NOT_CONNECTED = -403;

export class RestClient {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/huawei/rest_client.py');
  }

  /** Id of the first snapshot of this name, of whichever LUN; null when there is none. Raises VolumeBackendAPIException. */
  getSnapshotIdByName(name: Json): Json {
    this.#rule(353, 'The name becomes a part of the request, whatever its kind; the first snapshot of the name is taken, of whichever volume.');
    return this.#call('Get snapshot id error.', () => this.#named('snapshot', pyStr(name))?.native_id ?? null);
  }

  /** Raises TypeError for an id that is no text, VolumeBackendAPIException for one that is not there. */
  getSnapshotInfo(id: Json): SnapshotInfo {
    this.#rule(1555, 'The id is appended to the address, which only a text can be.');
    const url = concatenated(id);
    this.#rule(1559, 'An id that the array does not have is a failure of the backend, and no invalid reference.');
    return this.#call('Get snapshot error.', () => {
      const objects = this.#backend.list();
      return infoOf(found(objects.find((each) => each.kind === 'snapshot' && each.native_id === url)), objects);
    });
  }

  /** The first LUN of this name. Raises VolumeBackendAPIException. */
  getLunInfoByName(name: string): LunInfo | undefined {
    return this.#call(`Get lun by name ${name} error.`, () => {
      const lun = this.#named('volume', name);
      return lun && lunInfoOf(lun);
    });
  }

  /** Raises TypeError for an id that is no text, VolumeBackendAPIException for one that is not there. */
  getLunInfoById(id: Json): LunInfo {
    this.#rule(2388, 'The id is appended to the address, which only a text can be.');
    const url = concatenated(id);
    return this.#call(`Get lun by id ${url} error.`, () =>
      lunInfoOf(found(this.#backend.list().find(({ kind, native_id }) => kind === 'volume' && native_id === url))),
    );
  }

  /** Raises VolumeBackendAPIException. */
  renameSnapshot(id: Json, name: string, description: string): void {
    this.#call('Rename snapshot on array error.', () => {
      const snapshot = this.#snapshot(id);
      this.#backend.rename(snapshot.id, name);
      if (description !== '') this.#setAttribute(snapshot, 'description', description);
    });
  }

  /** Raises VolumeBackendAPIException. */
  activateSnapshot(id: Json): void {
    this.#call('Activate snapshot error.', () => {
      for (const each of this.#backend.list()) if (each.native_id === id) this.#setAttribute(each, 'running', ACTIVE);
    });
  }

  /** The first snapshot of a name that Cinder gives; null when there is none. Raises VolumeBackendAPIException. */
  getSnapshotIdOfName(name: string): Json {
    return this.#call(`Get snapshot by name ${name} error.`, () => this.#named('snapshot', name)?.native_id ?? null);
  }

  /** Raises VolumeBackendAPIException. */
  stopSnapshot(id: Json): void {
    this.#call('Stop snapshot error.', () => this.#setAttribute(this.#snapshot(id), 'running', INACTIVE));
  }

  /** Raises VolumeBackendAPIException. */
  deleteSnapshot(id: Json): void {
    this.#call('Delete snapshot error.', () => this.#backend.remove(this.#snapshot(id).id));
  }

  /** Raises what the array answers when there is no such snapshot. */
  #snapshot(id: Json): BackendObject {
    return found(this.#backend.list().find(({ kind, native_id }) => kind === 'snapshot' && native_id === id));
  }

  #named(kind: BackendObject['kind'], name: string): BackendObject | undefined {
    return this.#backend.named(name).find((each) => each.kind === kind);
  }

  #setAttribute({ id, attributes }: BackendObject, name: string, value: Json): void {
    this.#backend.setAttributes(id, object([...attributes.entries, [name, value]]));
  }

  /** A request. @param problem what the driver says when it fails */
  #call<Answer>(problem: string, carryOut: () => Answer): Answer {
    try {
      return this.#orAgain(() => translated(carryOut));
    } catch (failure) {
      if (!(failure instanceof ArrayError)) throw failure;
      const error = object([['code', int(failure.code)], ['description', failure.message]]);
      throw backendException(`${problem}\nresult: ${pyRepr(object([['error', error]]))}.`);
    }
  }

  /** A request without an answer is sent once more, after a new login. */
  #orAgain<Answer>(request: () => Answer): Answer {
    try {
      return request();
    } catch (failure) {
      if (!(failure instanceof ArrayError) || failure.code !== NOT_CONNECTED) throw failure;
      this.#rule(167, 'When no answer comes, the client logs in anew and sends the request once more.');
      return request();
    }
  }
}

function translated<Answer>(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (problem) {
    if (!(problem instanceof BackendFault)) throw problem;
    throw problem.done ? new ArrayError(NOT_CONNECTED, 'Connect to server error.') : new ArrayError(BUSY, 'The system is busy.');
  }
}

function infoOf({ native_id = null, parent, size_bytes, attributes }: BackendObject, objects: readonly BackendObject[]): SnapshotInfo {
  const lun = objects.find(({ kind, id }) => kind === 'volume' && id === parent);
  const attribute = (name: string, otherwise: string): Json => {
    const value = get(attributes, name);
    return value === undefined ? otherwise : value;
  };
  return {
    ID: native_id,
    PARENTID: lun?.native_id ?? '',
    size_bytes,
    HEALTHSTATUS: attribute('health', '1'),
    EXPOSEDTOINITIATOR: attribute('exposed', 'false'),
    RUNNINGSTATUS: attribute('running', ACTIVE),
  };
}

function lunInfoOf({ native_id = null, attributes }: BackendObject): LunInfo {
  return { ID: native_id, WWN: get(attributes, 'wwn') ?? ANY_WWN };
}

function found(looked: BackendObject | undefined): BackendObject {
  if (!looked) throw new ArrayError(NOT_THERE, 'The specified snapshot does not exist.');
  return looked;
}

/** `"/snapshot/" + id`. Raises TypeError. */
function concatenated(id: Json): string {
  if (typeof id !== 'string') throw typeError(`can only concatenate str (not "${pyTypeName(id)}") to str`);
  return id;
}
