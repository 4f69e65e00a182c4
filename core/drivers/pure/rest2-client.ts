/**
 * The array's client of REST 2 (pypureclient), as far as the driver uses it. It raises nothing when the array refuses or
 * fails a request: it gives back an answer with the HTTP status and the array's message. It raises when there is no answer.
 */
import { BackendFault, PythonException } from '../../errors.ts';
import type { Backend } from '../../interface.ts';
import { Purity, type PuritySnapshot } from './purity.ts';

/** Without any errors in it, an answer of status 200 has no attribute of that name. */
export type Answer<Item> =
  | { readonly status: 200; readonly items: readonly Item[] }
  | { readonly status: 400 | 500; readonly message: string };

const NO_VOLUME = 'Volume does not exist.';
const NO_SNAPSHOT = 'Volume snapshot does not exist.';

export class Rest2Client {
  readonly #purity: Purity;

  constructor(backend: Backend) {
    this.#purity = new Purity(backend);
  }

  getVolume(name: string): Answer<string> {
    return answerOf(() => {
      const volume = this.#purity.findKind('volume', name);
      return volume ? { status: 200, items: [volume.name] } : refusal(NO_VOLUME);
    });
  }

  getVolumeSnapshot(name: string): Answer<PuritySnapshot> {
    return answerOf(() => {
      const snapshot = this.#purity.findKind('snapshot', name);
      return snapshot ? { status: 200, items: [this.#purity.describe(snapshot)] } : refusal(NO_SNAPSHOT);
    });
  }

  getVolumeSnapshots(): Answer<PuritySnapshot> {
    return answerOf(() => ({ status: 200, items: this.#purity.snapshots() }));
  }

  /** Gives the snapshot another name. */
  renameVolumeSnapshot(from: string, to: string): Answer<string> {
    return answerOf(() => {
      const snapshot = this.#purity.findKind('snapshot', from);
      if (!snapshot) return refusal(NO_SNAPSHOT);
      if (this.#purity.find(to)) return refusal('Volume snapshot already exists.');
      this.#purity.rename(snapshot, to);
      return { status: 200, items: [to] };
    });
  }

  destroyVolumeSnapshot(name: string): Answer<string> {
    return answerOf(() => {
      const snapshot = this.#purity.findKind('snapshot', name);
      if (!snapshot) return refusal(NO_SNAPSHOT);
      this.#purity.destroy(snapshot);
      return { status: 200, items: [name] };
    });
  }
}

function refusal(message: string): { status: 400; message: string } {
  return { status: 400, message };
}

/** Raises ProtocolError, of urllib3, when the connection breaks before the answer is there. */
function answerOf<Item>(request: () => Answer<Item>): Answer<Item> {
  try {
    return request();
  } catch (fault) {
    if (!(fault instanceof BackendFault)) throw fault;
    if (!fault.done) return { status: 500, message: 'Internal server error.' };
    const text = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))";
    throw new PythonException('ProtocolError', text, ['ProtocolError', 'HTTPError']);
  }
}
