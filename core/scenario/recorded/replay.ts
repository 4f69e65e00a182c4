/** Replays a recording of a real driver on ours: the same calls, with our own answers. */
import { arrayOver } from '../../backend/array.ts';
import { rowAfterCall } from '../../cinder/after-call.ts';
import { newestFirst } from '../../cinder/api/snapshot-order.ts';
import { viewOf } from '../../cinder/calling.ts';
import type { DriverDefinition } from '../../definition.ts';
import { DEFAULT_OPTIONS, METHODS, type ListingQuery, type Outcome, type SnapshotId, type SnapshotView, type VolumeId } from '../../interface.ts';
import { get, int, isList, isObject, object, type Json, type JsonObject } from '../../value/json.ts';
import { World } from '../../world/world.ts';
import { callLocally } from '../driver-call.ts';
import { RecordedBackend } from './backend.ts';
import { dialectOf } from './dialect.ts';
import { recordedSnapshot, recordedVolume } from './rows.ts';

/**
 * Replays one line of a recording.
 *
 * @param line      the recording, or a case in its form: the steps' `outcome` and `objects` are not looked at
 * @param driverOf  our driver of this id
 * @returns the same line, the steps with our `outcome` and `objects`
 * @throws SyntaxError for what is no recording, RangeError for a driver that we don't have
 */
export function replayRecording(line: Json, driverOf: (id: string) => DriverDefinition | undefined): Json {
  const recording = must(line, isObject, 'A recording is a JSON object.');
  const id = must(get(recording, 'driver'), isText, 'A recording names its driver.');
  const definition = driverOf(id);
  if (!definition) throw new RangeError(`There is no driver ${id} here.`);

  const replay = new Replay(definition, recording);
  const steps = must(get(recording, 'steps'), isList, 'A recording has a list of steps.');
  const replayed = steps.map((step) => replay.step(must(step, isObject, 'A step is a JSON object.')));
  return withEntries(recording, [['steps', replayed]]);
}

class Replay {
  readonly #definition: DriverDefinition;
  readonly #config: JsonObject;
  readonly #world = World.empty();
  readonly #backend: RecordedBackend;

  constructor(definition: DriverDefinition, recording: JsonObject) {
    const initial = must(get(recording, 'initial'), isObject, 'A recording has an initial state.');
    const config = get(recording, 'config') ?? null;
    const dialect = dialectOf(definition.id);
    this.#definition = definition;
    this.#config = object(isObject(config) ? config.entries.filter(([option]) => !dialect.idleOptions.includes(option)) : []);
    for (const volume of rows(initial, 'volumes')) this.#world.volumes.put(recordedVolume(volume));
    for (const snapshot of rows(initial, 'snapshots')) this.#world.snapshots.put(recordedSnapshot(this.#world, snapshot));
    this.#backend = new RecordedBackend(get(initial, 'objects') ?? [], (id) => this.#nameOfVolume(id), definition, dialect);
  }

  /** What the array calls Cinder's volume. */
  #nameOfVolume(id: string): string {
    const name = this.#world.volumes.get(id)?.name ?? `volume-${id}`;
    const placed = this.#definition.place({ handle: id, kind: 'volume', size_bytes: 1, volume_id: id as VolumeId, volume_name: name }, null);
    return 'name' in placed ? placed.name : name;
  }

  step(step: JsonObject): Json {
    const outcome = get(step, 'op') === 'backend' ? this.#mutate(step) : this.#call(step);
    return withEntries(step, [['outcome', outcome], ['objects', this.#backend.toJson()]]);
  }

  #mutate(step: JsonObject): Json {
    this.#backend.mutate(step);
    return object([['ok', true], ['result', null]]);
  }

  #call(step: JsonObject): Json {
    const op = get(step, 'op');
    const method = METHODS.find((known) => known === op);
    if (!method) throw new SyntaxError('The op of a step is one of the methods of a driver, or "backend".');

    const snapshot = method === 'get_manageable_snapshots' ? undefined : this.#snapshot(step);
    const inventory = this.#backend.inventory();
    const outcome = callLocally(
      this.#definition,
      {
        backend: arrayOver(inventory, () => this.#world.newObjectId()),
        cinder: this.#world.rows(),
        now: this.#world.now,
        config: this.#config,
        options: DEFAULT_OPTIONS,
      },
      { method, snapshot, existing_ref: get(step, 'existing_ref'), query: this.#query(step) },
    );
    this.#backend.take(inventory);
    const failedUpdate = snapshot && rowAfterCall(this.#world, method, snapshot.id, outcome);
    return outcomeJson(outcome, failedUpdate);
  }

  /** Cinder's snapshot of this step; its row is made when it is first named. */
  #snapshot(step: JsonObject): SnapshotView {
    const fields = must(get(step, 'snapshot'), isObject, 'This step names a snapshot.');
    const id = must(get(fields, 'id'), isText, 'A snapshot has an id.') as SnapshotId;
    if (!this.#world.snapshots.get(id)) this.#world.snapshots.put(recordedSnapshot(this.#world, fields));
    return viewOf(this.#world, id);
  }

  #query(step: JsonObject): ListingQuery {
    const argument = (key: string, otherwise: Json): Json => {
      const value = get(step, key);
      return value === undefined ? otherwise : value;
    };
    return {
      cinder_snapshots: this.#world.snapshots.all().toSorted(newestFirst),
      marker: argument('marker', null),
      limit: argument('limit', int(1000)),
      offset: argument('offset', int(0)),
      sort_keys: argument('sort_keys', ['reference']),
      sort_dirs: argument('sort_dirs', ['asc']),
    };
  }
}

/** Where the recording has `file:function` of upstream, we have the `file:line` of the rule that decided. */
function outcomeJson(outcome: Outcome, failedUpdate: string | undefined): Json {
  const updateFailed: [string, Json][] = failedUpdate === undefined ? [] : [['model_update_failed', failedUpdate]];
  if (outcome.kind === 'returned') return object([['ok', true], ['result', outcome.value], ...updateFailed]);
  if (outcome.kind !== 'refused' && outcome.kind !== 'crashed') throw new TypeError(`A driver of ours is never ${outcome.kind}.`);
  const { class: className, message } = outcome.error;
  const decided = outcome.rules?.at(-1);
  const where = decided?.upstream ? `${decided.upstream.file.replace(/^cinder\//, '')}:${decided.upstream.line}` : null;
  const error = object([['class', className], ['cinder', outcome.kind === 'refused'], ['message', message], ['where', where]]);
  return object([['ok', false], ['error', error]]);
}

/** The object with these entries: in their places when it has them, else at the end. */
function withEntries(value: JsonObject, entries: readonly (readonly [string, Json])[]): JsonObject {
  return object([...value.entries, ...entries]);
}

function rows(initial: JsonObject, table: string): JsonObject[] {
  const list = get(initial, table) ?? [];
  return isList(list) ? list.filter(isObject) : [];
}

function must<Kind extends Json>(value: Json | undefined, is: (value: Json) => value is Kind, problem: string): Kind {
  if (value === undefined || !is(value)) throw new SyntaxError(problem);
  return value;
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}
