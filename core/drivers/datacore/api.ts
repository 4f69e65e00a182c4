/**
 * The client of a DataCore server group, which upstream's driver brings along: SOAP requests over a web socket, repeated
 * when the connection breaks.
 *
 * Source: class DataCoreClient, cinder/volume/drivers/datacore/api.py at ab09bc39.
 */
import { BackendFault, CinderException } from '../../errors.ts';
import type { Backend, DriverContext, ObjectId } from '../../interface.ts';
import type { Json } from '../../value/json.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

/** A virtual disk as the server group shows it; a snapshot is one as well. */
export interface VirtualDisk {
  readonly Id: Json;
  readonly Alias: string;
  /** In bytes. */
  readonly Size: number;
  readonly key: ObjectId;
}

/** How often a request is made before the client gives up (api.py:302). */
const ATTEMPTS = 10;

export class DataCoreClient {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/datacore/api.py');
  }

  /** All virtual disks. Raises DataCoreFaultException, DataCoreConnectionException. */
  getVirtualDisks(): VirtualDisk[] {
    return this.#invoke(() => this.#backend.list()).map(({ id, native_id = id, name, size_bytes }) => ({ Id: native_id, Alias: name, Size: size_bytes, key: id }));
  }

  /** Raises DataCoreFaultException, DataCoreConnectionException. */
  deleteVirtualDisk({ key }: VirtualDisk): void {
    this.#invoke(() => {
      if (!this.#backend.get(key)) throw this.#fault('The virtual disk does not exist.');
      this.#backend.remove(key);
    });
  }

  #invoke<Answer>(request: () => Answer): Answer {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return request();
      } catch (failure) {
        if (!(failure instanceof BackendFault)) throw failure;
        if (!failure.done) throw this.#fault('Internal error.');
        this.#rule(299, 'A request whose answer does not come is made again, ten times at most.');
        if (attempt >= ATTEMPTS) throw derived('DataCoreConnectionException', 'Failed to connect to DataCore Server Group: Connection is already closed..');
      }
    }
  }

  #fault(reason: string): CinderException {
    this.#rule(287, "A fault of the server group becomes an exception of Cinder's, with the server's words.");
    return derived('DataCoreFaultException', `DataCore Server Group reported an error: Server raised fault: '${reason}'.`);
  }
}

function derived(className: string, text: string): CinderException {
  return new CinderException('VolumeBackendAPIException', text, className);
}
