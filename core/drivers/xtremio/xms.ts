/**
 * The client of the XMS, XtremIO's management server, which upstream's driver brings along: one request each, and what it
 * makes of the answer. To the XMS a snapshot is a volume that has an ancestor.
 *
 * Source: class XtremIOClient, cinder/volume/drivers/dell_emc/xtremio.py:118-218 at ab09bc39.
 */
import { BackendFault, CinderException } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import type { Json } from '../../value/json.ts';
import { pyEquals, pyTruthy } from '../../value/operators.ts';
import { parentName } from '../common/parent-name.ts';
import { backendException } from '../common/refusals.ts';
import { queryValues } from '../common/requests-query.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

/** The XMS has no such object. */
export class NotFound extends CinderException {
  constructor() {
    super('NotFound');
  }
}

export interface XmsVolume {
  /** What the XMS counts it by. */
  readonly index: Json;
  readonly size_bytes: number;
  /** Name of the volume that a snapshot is of; null for what is no snapshot. */
  readonly ancestorName: string | null;
}

export class Xms {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/dell_emc/xtremio.py');
  }

  /**
   * The volume or snapshot of this name; undefined when the request asks for the list of all instead. Raises NotFound;
   * UnicodeEncodeError for a name that has no UTF-8 form, and Cinder's exceptions when the XMS fails.
   */
  volume(name: Json): XmsVolume | undefined {
    if (!pyTruthy(name)) {
      this.#rule(158, 'An empty name is left out of the request, which then asks for the list of all volumes.');
      return undefined;
    }
    this.#rule(173, 'The name is put into the address of a request: a number as its text, a list as its items, an object as its keys.');
    const names = queryValues(name);
    if (names.length === 0) {
      this.#rule(173, 'Nulls and empty lists are not put there: the request asks for the list of all volumes.');
      return undefined;
    }
    return this.#request(() => {
      const found = this.#named(names);
      return { index: found.native_id ?? found.id, size_bytes: found.size_bytes, ancestorName: parentName(this.#backend, found) };
    });
  }

  /** Raises NotFound; VolumeBackendAPIException when another has the name. */
  renameAt(index: Json, to: string): void {
    this.#request(() => {
      const found = this.#backend.list().find(({ id, native_id = id }) => pyEquals(native_id, index));
      if (!found) throw new NotFound();
      this.#giveName(found, to);
    });
  }

  /** Raises NotFound; VolumeBackendAPIException when another has the new name. */
  renameNamed(name: string, to: string): void {
    this.#request(() => this.#giveName(this.#named([name]), to));
  }

  /** Raises NotFound. */
  delete(name: string): void {
    this.#request(() => this.#backend.remove(this.#named([name]).id));
  }

  #named(names: readonly string[]): BackendObject {
    const [name = '', ...others] = names;
    const found = others.length === 0 ? this.#backend.named(name)[0] : undefined;
    if (!found) throw new NotFound();
    return found;
  }

  #giveName({ id }: BackendObject, name: string): void {
    const other = this.#backend.named(name).find((candidate) => candidate.id !== id);
    if (other) {
      this.#rule(204, 'A name that another volume or snapshot has is refused by the XMS.');
      throw backendException('Volume by this name already exists');
    }
    this.#backend.rename(id, name);
  }

  #request<Answer>(carryOut: () => Answer): Answer {
    try {
      return carryOut();
    } catch (fault) {
      if (!(fault instanceof BackendFault)) throw fault;
      if (fault.done) {
        this.#rule(177, 'The connection to the XMS broke before its answer was there.');
        const lost = "Exception: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))";
        throw new CinderException('VolumeDriverException', { message: lost });
      }
      this.#rule(216, 'Any failure of the XMS that the client does not know becomes a VolumeBackendAPIException with the text of the answer.');
      throw new CinderException('VolumeBackendAPIException', 'Bad response from XMS, {"message": "internal_error", "error_code": 500}');
    }
  }
}
