/**
 * The client of a VPSA: volumes and snapshots have an id, which is called their name there, and a display name. The snapshots of
 * a volume are those of its consistency group. A snapshot has no size of its own.
 *
 * Source: class ZadaraVPSAConnection, cinder/volume/drivers/zadara/common.py, and vpsa_send_cmd, zadara.py:141, at ab09bc39.
 */
import { BackendFault, CinderException, PythonException } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import type { Json } from '../../value/json.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

export interface VpsaVolume {
  readonly size_bytes: number;
  /** Its snapshots, oldest first. */
  readonly snapshots: readonly { readonly id: Json; readonly display_name: string }[];
}

export interface VpsaSnapshot {
  readonly id: Json;
  readonly display_name: string;
  readonly volume_id: Json;
  readonly volume_display_name: string;
  /** Of its volume. */
  readonly size_bytes: number;
}

const FAILED = `Operation failed with status=10. Full dump: b'{"response":{"status":10,"message":"The operation failed"}}'`;
const TIMED_OUT = "Exception: HTTPConnectionPool(host='10.0.0.1', port=80): Read timed out. (read timeout=300)";

export class VpsaConnection {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/zadara/common.py');
  }

  /** The volume of this id, with its snapshots. Raises FailedCmdWithDump, SessionRequestException: not Cinder's. */
  volumeById(id: string): VpsaVolume | undefined {
    return this.#lookUp((objects) => volumeOf(objects, ({ native_id }) => native_id === id));
  }

  /** The first volume of this display name, with its snapshots. Raises as `volumeById` does. */
  volumeByName(name: string): VpsaVolume | undefined {
    return this.#lookUp((objects) => volumeOf(objects, (each) => each.name === name));
  }

  /** Raises as `volumeById` does. */
  allSnapshots(): readonly VpsaSnapshot[] {
    return this.#lookUp((objects) =>
      objects.filter(isSnapshot).flatMap(({ native_id = null, name, parent }) => {
        const volume = objects.find(({ id }) => id === parent);
        // A VPSA has no snapshots without a volume.
        if (!volume) return [];
        return [{ id: native_id, display_name: name, volume_id: volume.native_id ?? null, volume_display_name: volume.name, size_bytes: volume.size_bytes }];
      }),
    );
  }

  /** Gives the snapshot another display name; its id. Raises FailedCmdWithDump, ZadaraSessionRequestException: Cinder's. */
  renameSnapshot(id: Json, newName: string): Json {
    this.#send((object) => this.#backend.rename(object.id, newName), id);
    return id;
  }

  /** Raises as `renameSnapshot` does. */
  deleteSnapshot(id: Json): void {
    this.#send((object) => this.#backend.remove(object.id), id);
  }

  #lookUp<Answer>(answer: (objects: readonly BackendObject[]) => Answer): Answer {
    try {
      return answer(this.#backend.list());
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      this.#rule(problem.done ? 330 : 345, "A lookup that fails raises an exception of the client's own, which the driver does not turn into one of Cinder's.");
      // What these exceptions hold, they don't show as a text.
      throw new PythonException(problem.done ? 'SessionRequestException' : 'FailedCmdWithDump', '');
    }
  }

  #send(change: (object: BackendObject) => void, id: Json): void {
    try {
      const found = this.#backend.list().find(({ native_id }) => native_id === id);
      if (found) change(found);
    } catch (problem) {
      if (!(problem instanceof BackendFault)) throw problem;
      this.#rule(problem.done ? 330 : 345, "A change that fails raises an exception of the client's own, which the driver turns into one of Cinder's.");
      if (problem.done) throw new CinderException('VolumeDriverException', TIMED_OUT, 'ZadaraSessionRequestException');
      throw new CinderException('VolumeDriverException', FAILED, 'FailedCmdWithDump');
    }
  }
}

function volumeOf(objects: readonly BackendObject[], isWanted: (object: BackendObject) => boolean): VpsaVolume | undefined {
  const volume = objects.find((each) => each.kind === 'volume' && isWanted(each));
  if (!volume) return undefined;
  const snapshots = objects.filter((each) => isSnapshot(each) && each.parent === volume.id);
  return {
    size_bytes: volume.size_bytes,
    snapshots: snapshots.map(({ native_id = null, name }) => ({ id: native_id, display_name: name })),
  };
}

function isSnapshot({ kind }: BackendObject): boolean {
  return kind === 'snapshot';
}
