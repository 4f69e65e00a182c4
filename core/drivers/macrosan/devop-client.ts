/**
 * The REST API of a MacroSAN array, as the driver's client uses it: LUNs by name, their snapshot points by name or by
 * number. What the array writes into errors is a stand-in's.
 *
 * Attribute of a LUN that it knows: `unreachable` (`GET`, `PUT`, or true): the connection breaks at such a request about
 * its snapshot points.
 *
 * Source: class Client, cinder/volume/drivers/macrosan/devop_client.py at ab09bc39.
 */
import { BackendFault } from '../../errors.ts';
import type { Backend, BackendObject, DriverContext } from '../../interface.ts';
import { get, object } from '../../value/json.ts';
import { pyEquals } from '../../value/operators.ts';
import { pyStr } from '../../value/python.ts';
import { backendException } from '../common/refusals.ts';
import { queryValues } from '../common/requests-query.ts';
import { rulesOf, type NoteRule } from '../common/rules.ts';

type Verb = 'GET' | 'PUT' | 'DELETE';

/** The connection breaks before the answer is there. */
class ConnectionBroken extends Error {}

export class DevopClient {
  readonly #backend: Backend;
  readonly #rule: NoteRule;

  constructor(context: DriverContext) {
    this.#backend = context.backend;
    this.#rule = rulesOf(context, 'cinder/volume/drivers/macrosan/devop_client.py');
  }

  /** The number of the LUN's snapshot point of this name. Raises UnicodeEncodeError for a name that has no UTF-8 form. */
  snapshotPointId(lunName: string, name: string): string | null {
    queryValues(name);
    return this.#request(() => numberOf(found(this.#points('GET', lunName).find((point) => point.name === name))));
  }

  renameSnapshotPoint(lunName: string, pointId: string | null, name: string): void {
    this.#request(() => {
      const points = this.#points('PUT', lunName);
      const point = found(points.find((candidate) => numberOf(candidate) === pointId));
      if (points.some((other) => other.id !== point.id && other.name === name)) throw failure('snapshot point name already exists');
      this.#backend.rename(point.id, name);
    });
  }

  snapshotPointExists(lunName: string, pointId: string): boolean {
    return this.#request(() => this.#points('GET', lunName).some((point) => numberOf(point) === pointId)) ?? false;
  }

  deleteSnapshotPoint(lunName: string, pointId: string): void {
    this.#request(() => {
      this.#backend.remove(found(this.#points('DELETE', lunName).find((point) => numberOf(point) === pointId)).id);
    });
  }

  /** The name of the LUN of this UUID. */
  lunName(uuid: string): string | null {
    return this.#request(() => {
      const lun = this.#backend.list().find((candidate) => candidate.kind === 'volume' && numberOf(candidate) === uuid);
      if (!lun) throw failure('lun not found');
      return lun.name;
    });
  }

  /** Whatever the array answers but 200 is a VolumeBackendAPIException; no answer at all is null. */
  #request<Answer>(carryOut: () => Answer): Answer | null {
    try {
      return carryOut();
    } catch (problem) {
      if (problem instanceof BackendFault && !problem.done) throw this.#refused(failure('internal error'));
      if (problem instanceof ArrayRefusal) throw this.#refused(problem);
      if (!(problem instanceof BackendFault) && !(problem instanceof ConnectionBroken)) throw problem;
      this.#rule(88, 'A connection that breaks is logged, and the answer is taken to be None.');
      return null;
    }
  }

  #refused({ message }: ArrayRefusal): Error {
    this.#rule(97, 'What the array refuses is a VolumeBackendAPIException with its answer.');
    return backendException(pyStr(object([['error', message]])));
  }

  #points(verb: Verb, lunName: string): BackendObject[] {
    const lun = this.#backend.named(lunName).find(({ kind }) => kind === 'volume');
    if (!lun) throw failure('lun not found');
    const unreachable = get(lun.attributes, 'unreachable') ?? null;
    if (unreachable === verb || pyEquals(unreachable, true)) throw new ConnectionBroken();
    return this.#backend.list().filter(({ kind, parent }) => kind === 'snapshot' && parent === lun.id);
  }
}

/** The array answers with an error. */
class ArrayRefusal extends Error {}

function failure(text: string): ArrayRefusal {
  return new ArrayRefusal(text);
}

function found(point: BackendObject | undefined): BackendObject {
  if (!point) throw failure('snapshot point not found');
  return point;
}

function numberOf({ native_id, id }: BackendObject): string {
  return pyStr(native_id ?? id);
}
