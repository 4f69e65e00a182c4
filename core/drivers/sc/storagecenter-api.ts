/**
 * The client of a Storage Center's data collector. A snapshot is a *replay* there: it has no name, only a description.
 *
 * Attributes of a replay that it knows: `expired`, whether it is marked for expiration; `expire`, the minutes after which the
 * array removes it, as they were last set (0: never). Where the attribute `expires_at` is there (null: never), the array keeps
 * the time of that as well, and removes what has expired. The recorded array has no clock, so its replays don't have it.
 *
 * Source: classes SCApi and HttpClient, cinder/volume/drivers/dell_emc/sc/storagecenter_api.py at ab09bc39.
 */
import { BackendFault, CinderException, type PythonException } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import { codePointLength } from '../../value/code-points.ts';
import { get, int, object, type Json } from '../../value/json.ts';
import { pyEquals } from '../../value/operators.ts';
import { isSet } from '../common/attributes.ts';
import { typeError } from '../common/python-errors.ts';
import { backendException } from '../common/refusals.ts';
import { readTimeout } from '../common/requests-errors.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

/** Serial number of the array, of which all its ids begin. */
export const SSN = '64702';
/** A replay with a shorter description is never found. */
export const SHORTEST_DESCRIPTION = 30;
const MINUTE_MS = 60_000;
/** Seconds that a request may take: one that changes something, and any other. */
const TIMEOUTS = { write: 15, lookup: 30 } as const;

/** A replay, as the array shows it. */
export interface Replay {
  readonly instanceId: Json;
  readonly description: string;
  readonly size_bytes: number;
  /** Id of the volume that it is of. */
  readonly volumeId: Json;
}

export class StorageCenterApi {
  readonly #backend: Backend;
  readonly #now: number;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#now = context.now;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/sc/storagecenter_api.py');
  }

  /** Id of the volume, if it is there. Raises VolumeBackendAPIException for a name that two have; TypeError, ReadTimeout. */
  findVolume(name: string, providerId: string | null): Json {
    if (providerId?.split('.')[0] === SSN) {
      this.#rule(1263, "Cinder's provider_id of the snapshot is the id of its volume: when it is of this array, the volume is looked up by it.");
      return this.#lookUp((objects) => objects.find(({ native_id }) => native_id === providerId)?.native_id) ?? null;
    }
    this.#rule(1278, "The volume is looked up by its name, which is Cinder's id of the volume.");
    return this.#searchForVolume(name);
  }

  /** The replay of this volume whose description the name begins with. Raises ReadTimeout. */
  findReplay(volumeId: Json, name: Json): Replay | undefined {
    this.#rule(2197, 'A replay is found by its description: that must have 30 characters or more, the name must begin with it, and it must not be marked for expiration.');
    const replays = this.#lookUp((objects) => replaysOf(objects, volumeId)) ?? [];
    return replays.find(
      ({ description, isExpired }) =>
        codePointLength(description) >= SHORTEST_DESCRIPTION && typeof name === 'string' && name.startsWith(description) && !isExpired,
    );
  }

  /** Gives the replay another description, and takes its expiration away. Raises VolumeBackendAPIException, ReadTimeout. */
  manageReplay(replay: Replay, description: string): void {
    this.#rule(2220, 'The description of the replay becomes the id of the snapshot, and it never expires.');
    this.#change(replay, ({ id }) => this.#backend.rename(id, description));
    this.#expireAfter(replay, 0);
  }

  /** Has the array remove the replay a day later. Raises VolumeBackendAPIException, ReadTimeout. */
  unmanageReplay(replay: Replay): void {
    this.#rule(2238, 'The replay is set to expire in 1440 minutes: a day after it was unmanaged, the array removes it.');
    this.#expireAfter(replay, 1440);
  }

  /** Marks the replay for expiration; here it goes at once. Raises VolumeBackendAPIException, ReadTimeout. */
  expireReplay(replay: Replay): void {
    this.#rule(2265, 'The replay is marked for expiration, and the array removes it.');
    this.#change(replay, ({ id }) => this.#backend.remove(id));
  }

  /** The first search is in the folder of Cinder's volumes, the second everywhere; here all volumes are in the folder. */
  #searchForVolume(name: string): Json {
    const named = (): readonly Json[] | undefined =>
      name === '' ? undefined : this.#lookUp((objects) => objects.flatMap((each) => (isVolume(each) && each.name === name ? [each.native_id ?? null] : [])));
    let found = named();
    if (!found || found.length === 0) found = named();
    if (found?.length === 1) return found[0] ?? null;
    this.#rule(1312, 'Two volumes of one name are an error. That the search itself may have failed is not thought of.');
    if (!found) throw typeError("object of type 'NoneType' has no len()");
    if (found.length > 1) throw backendException(`Multiple copies of volume ${name} found.`);
    return null;
  }

  #expireAfter(replay: Replay, minutes: number): void {
    this.#change(replay, ({ id, attributes }) => {
      const keepsTime = get(attributes, 'expires_at') !== undefined;
      const at = minutes === 0 ? null : int(this.#now + minutes * MINUTE_MS);
      const changed = object([...attributes.entries, ['expire', int(minutes)], ...(keepsTime ? [['expires_at', at] as const] : [])]);
      // Description and expiration are set in one request: what stays as it is must not count as another.
      if (!pyEquals(changed, attributes)) this.#backend.setAttributes(id, changed);
    });
  }

  /** What the array answers; undefined when it answers that it failed. */
  #lookUp<Answer>(answer: (objects: readonly BackendObject[]) => Answer): Answer | undefined {
    try {
      return answer(this.#backend.list());
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      if (problem.done) throw timedOut(TIMEOUTS.lookup);
      return undefined;
    }
  }

  /** The first object of this id is changed. */
  #change({ instanceId }: Replay, change: (found: BackendObject) => void): void {
    try {
      const found = this.#backend.list().find(({ native_id }) => native_id === instanceId);
      if (found) change(found);
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      if (problem.done) throw timedOut(TIMEOUTS.write);
      this.#rule(221, 'A change that the array does not accept at once is an error.');
      throw new CinderException('VolumeBackendAPIException', 'REST Async Error: Command not accepted.');
    }
  }
}

function replaysOf(objects: readonly BackendObject[], volumeId: Json): (Replay & { readonly isExpired: boolean })[] {
  const volume = objects.find(({ native_id }) => native_id === volumeId);
  return objects
    .filter(({ kind, parent }) => kind === 'snapshot' && parent === volume?.id)
    .map(({ native_id = null, name, size_bytes, attributes }) => ({
      instanceId: native_id,
      description: name,
      size_bytes,
      volumeId: volume?.native_id ?? null,
      isExpired: isSet(attributes, 'expired'),
    }));
}

function isVolume({ kind }: BackendObject): boolean {
  return kind === 'volume';
}

function timedOut(seconds: number): PythonException {
  return readTimeout(`HTTPSConnectionPool(host='10.0.0.1', port=3033): Read timed out. (read timeout=${seconds})`);
}
