/**
 * The client of a PowerFlex gateway: volumes and snapshots alike are volumes there, known by ids of 16 hex digits.
 *
 * Attributes of an object that it knows: `mappedSdcInfo`, the hosts that it is mapped to (null: none);
 * `orig_parent_overriden` and `is_source_deleted`, which the gateway leaves out where they don't apply.
 *
 * Source: class RestClient, cinder/volume/drivers/dell_emc/powerflex/rest_client.py at ab09bc39.
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import { get, type Json, type JsonObject } from '../../value/json.ts';
import { pyStr } from '../../value/python.ts';
import { requestPath } from '../common/request-path.ts';
import { backendException } from '../common/refusals.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

/** A volume or snapshot, as the gateway shows it. */
export interface PowerFlexVolume {
  readonly id: Json;
  readonly size_bytes: number;
  /** Null when it is mapped to no host. */
  readonly mappedSdcInfo: Json;
  /** Id of what it is a snapshot of; null when it is a volume, or when that is gone. */
  readonly ancestorVolumeId: Json;
  readonly attributes: JsonObject;
}

/** The gateway answers with an error. */
class GatewayError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const ILLEGAL_SYNTAX = 0;
const NO_SUCH_ADDRESS = 1;
const VOLUME_NOT_FOUND = 79;
const INTERNAL_ERROR = 500;
const VOLUME_URL = '/instances/Volume::';
const VOLUME_PATH = /^\/api\/instances\/Volume::(.*)$/;
const LEGAL_ID = /^[0-9a-f]{16}$/;
/** How often a removal is tried (cinder/utils.py:644). */
const ATTEMPTS = 3;

export class RestClient {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/powerflex/rest_client.py');
  }

  /** The volume or snapshot of this id, whatever the caller takes for one. Raises VolumeBackendAPIException. */
  queryVolume(volId: Json): PowerFlexVolume {
    this.#rule(218, 'The id becomes a part of the address, and PowerFlex is asked for the volume of this id: snapshots are volumes to it.');
    try {
      return this.#request('', () => this.#volume(volId));
    } catch (failure) {
      if (!(failure instanceof GatewayError)) throw failure;
      this.#rule(221, 'Any answer but 200 is a failure of the backend: so an id that is not there is no invalid reference.');
      throw backendException(`Failed to query volume: ${failure.message}.`);
    }
  }

  /** Removes the volume or snapshot of this id, from its hosts first. Raises VolumeBackendAPIException. */
  removeVolume(volId: string | null): void {
    this.#rule(658, 'A removal that fails is tried up to three times.');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return this.#removeOnce(volId);
      } catch (failure) {
        if (!(failure instanceof GatewayError) || attempt < ATTEMPTS) continue;
        this.#rule(681, 'PowerFlex did not remove it.');
        throw backendException(`Failed to delete volume ${pyStr(volId)}: ${failure.message}.`);
      }
    }
  }

  #removeOnce(volId: string | null): void {
    this.#lookWhetherItIsMapped(volId);
    try {
      this.#request('/action/removeVolume', () => this.#backend.remove(this.#found(volId).id));
    } catch (failure) {
      if (!(failure instanceof GatewayError)) throw failure;
      this.#rule(669, 'What PowerFlex does not have counts as removed; so does a snapshot for which Cinder has no provider_id.');
      if (failure.code !== VOLUME_NOT_FOUND && volId !== null) throw failure;
    }
  }

  /** What is mapped is unmapped before it is removed; here both is one. */
  #lookWhetherItIsMapped(volId: string | null): void {
    try {
      this.#request('', () => this.#volume(volId));
    } catch (failure) {
      if (!(failure instanceof GatewayError)) throw failure;
      this.#rule(641, 'What PowerFlex does not show, for whatever reason, is taken for not mapped, and the removal goes on.');
    }
  }

  #volume(volId: Json): PowerFlexVolume {
    const objects = this.#backend.list();
    const { native_id = null, size_bytes, parent, attributes } = found(objects, volId);
    return {
      id: native_id,
      size_bytes,
      mappedSdcInfo: get(attributes, 'mappedSdcInfo') ?? null,
      ancestorVolumeId: objects.find(({ id }) => id === parent)?.native_id ?? null,
      attributes,
    };
  }

  #found(volId: Json): BackendObject {
    return found(this.#backend.list(), volId);
  }

  /** A request that times out is told like an error of the gateway. */
  #request<Answer>(action: string, carryOut: () => Answer): Answer {
    try {
      return carryOut();
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      const timedOut =
        `The request to URL ${VOLUME_URL}%(vol_id)s${action} failed with timeout exception ` +
        "HTTPSConnectionPool(host='10.0.0.1', port=443): Read timed out. (read timeout=30)";
      throw new GatewayError(INTERNAL_ERROR, problem.done ? timedOut : 'The gateway could not carry out the request');
    }
  }
}

function found(objects: readonly BackendObject[], volId: Json): BackendObject {
  const path = requestPath(`/api${VOLUME_URL}${pyStr(volId)}`);
  const id = VOLUME_PATH.exec(path)?.[1];
  if (id === undefined) throw new GatewayError(NO_SUCH_ADDRESS, `no ${path}`);
  if (!LEGAL_ID.test(id)) throw new GatewayError(ILLEGAL_SYNTAX, 'The request ID is illegal');
  const volume = objects.find(({ native_id }) => native_id === id);
  if (!volume) throw new GatewayError(VOLUME_NOT_FOUND, 'Could not find the volume');
  return volume;
}
