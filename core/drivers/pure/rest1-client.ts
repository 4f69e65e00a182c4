/**
 * The array's client of REST 1 (purestorage), as far as the driver of 21.3.1 uses it. It raises PureHTTPError when the
 * array refuses or fails a request, PureError when there is no answer; neither is one of Cinder's exceptions.
 */
import { BackendFault, PythonException } from '../../errors.ts';
import type { Backend } from '../../interface.ts';
import { Purity, type PuritySnapshot } from './purity.ts';

/** The array answered with another status than 200. */
export class PureHTTPError extends PythonException {
  readonly code: number;
  /** The body of the answer. */
  readonly text: string;

  constructor(code: 400 | 500, reason: string, text: string) {
    const message = `PureHTTPError status code ${code} returned by REST version 1.19 at fa1: ${reason}\n${text}`;
    super('PureHTTPError', message, ['PureHTTPError', 'PureError']);
    this.code = code;
    this.text = text;
  }
}

const NO_VOLUME = 'Volume does not exist.';

export class Rest1Client {
  readonly #purity: Purity;

  constructor(backend: Backend) {
    this.#purity = new Purity(backend);
  }

  /** The snapshots of a volume. Raises PureHTTPError when there is no such volume. */
  snapshotsOfVolume(name: string): readonly PuritySnapshot[] {
    return request(() => {
      if (!this.#purity.findKind('volume', name)) throw refusal(NO_VOLUME, name);
      return this.#purity.snapshots().filter(({ source }) => source === name);
    });
  }

  snapshots(): readonly PuritySnapshot[] {
    return request(() => this.#purity.snapshots());
  }

  /** Gives a volume or a snapshot another name. Raises PureHTTPError. */
  renameVolume(from: string, to: string): void {
    request(() => {
      const found = this.#purity.find(from);
      if (!found) throw refusal(NO_VOLUME, from);
      if (this.#purity.find(to)) throw refusal('Volume already exists.', to);
      this.#purity.rename(found, to);
    });
  }

  /** Raises PureHTTPError. */
  destroyVolume(name: string): void {
    request(() => {
      const found = this.#purity.find(name);
      if (!found) throw refusal(NO_VOLUME, name);
      this.#purity.destroy(found);
    });
  }
}

function refusal(message: string, context: string): PureHTTPError {
  return new PureHTTPError(400, 'BAD REQUEST', `[{"msg": "${message}", "ctx": "${context}"}]`);
}

function request<Answer>(carryOut: () => Answer): Answer {
  try {
    return carryOut();
  } catch (fault) {
    if (!(fault instanceof BackendFault)) throw fault;
    if (!fault.done) throw new PureHTTPError(500, 'INTERNAL SERVER ERROR', '[{"msg": "Internal server error."}]');
    const lost = "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))";
    throw new PythonException('PureError', `PureError: ${lost}`);
  }
}
