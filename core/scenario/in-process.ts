/** A driver of ours as a target: the driver over the fake array, both in this process. */
import { arrayOver } from '../backend/array.ts';
import { contentOf } from '../backend/content.ts';
import { removeExpired } from '../backend/retention.ts';
import { newestFirst } from '../cinder/api/snapshot-order.ts';
import type { DriverDefinition } from '../definition.ts';
import { DEFAULT_OPTIONS, type BackendObject, type ListingQuery, type Rows, type SnapshotRow } from '../interface.ts';
import { get, int, object, type Json, type JsonObject } from '../value/json.ts';
import { backendName } from './backends.ts';
import { faultGate } from '../world/faults.ts';
import { World } from '../world/world.ts';
import { callLocally } from './driver-call.ts';
import { placeObject } from './placing.ts';
import type { BackendEvent, DriverCall, Done, Hello, ReferenceQuestion, Reset, ResetAnswer, SyncTarget, VolumeUpdate } from './target.ts';

const DONE: Done = { done: true };
/** What most arrays say of an object that somebody uses. */
const OPEN = object([['open', true]]);

export function inProcessTarget(definition: DriverDefinition): SyncTarget {
  let world = World.empty();
  let config: JsonObject = object([]);
  let options = DEFAULT_OPTIONS;
  /** Objects by their handles, as they were last inspected: of one that is gone, a reference can still be written. */
  let seen = new Map<string, BackendObject>();

  const byHandle = (handle: string): BackendObject => {
    const found = world.objects.all().find((candidate) => candidate.handle === handle) ?? seen.get(handle);
    if (!found) throw new RangeError(`There is no object ${handle} on the backend.`);
    return found;
  };

  return {
    hello: () => helloOf(definition),
    reset(ask: Reset): ResetAnswer {
      world = World.empty(ask.seed, ask.now);
      config = ask.config;
      options = { ...DEFAULT_OPTIONS, ...ask.options };
      seen = new Map();
      const volumes: VolumeUpdate[] = [];
      for (const seed of ask.objects) {
        const made = placeObject(world, definition, seed);
        if (typeof made === 'string') return { unsupported: { handle: seed.handle, reason: made } };
        const fields = seed.volume_id && definition.volumeFields?.({ name: made.name, native_id: made.native_id ?? null });
        if (seed.volume_id && fields) volumes.push({ id: seed.volume_id, ...fields });
      }
      return {
        objects: world.objects.all().map(({ id, handle, name, size_bytes }) => ({ handle: handle ?? '', id, name, size_bytes })),
        ...(volumes.length > 0 ? { volumes } : {}),
      };
    },
    reference: (question) => ({ existing_ref: referenceFor(definition, world, byHandle, question) }),
    call: (call) =>
      callLocally(
        definition,
        {
          backend: arrayOver(world.objects, () => world.newObjectId(), faultGate(world, call.method), call.backend),
          cinder: call.cinder,
          now: world.now,
          config,
          options,
        },
        { method: call.method, snapshot: call.snapshot, existing_ref: call.existing_ref, query: queryOf(call) },
      ),
    event(event) {
      if (event.event !== 'add') return carryOut(world, definition, byHandle(event.object), event);
      const made = placeObject(world, definition, event.object);
      return typeof made === 'string' ? { unsupported: made } : DONE;
    },
    fault({ during, at, n, effect, times }) {
      world.faults.put({ id: world.newId(), during, at, n: n ?? 1, effect, times });
      return DONE;
    },
    inspect() {
      const objects = world.objects.all();
      for (const each of objects) if (each.handle !== null) seen.set(each.handle, each);
      return { objects };
    },
    advance({ seconds }) {
      world.advance(seconds);
      removeExpired(world.objects, world.now);
      return DONE;
    },
    close: () => undefined,
  };
}

function helloOf({ id, version, upstream, capabilities, referenceForms }: DriverDefinition): Hello {
  return {
    protocol: 1,
    target: { name: id, version, ...(upstream === undefined ? {} : { upstream }) },
    level: 'driver',
    capabilities,
    reference_forms: referenceForms,
    evidence: 'harness',
  };
}

function referenceFor(definition: DriverDefinition, world: World, byHandle: (handle: string) => BackendObject, question: ReferenceQuestion): Json {
  const forms = definition.referenceForms;
  const form = question.form ?? forms.find((candidate) => candidate.default)?.id ?? forms[0]?.id ?? '';
  if ('names_nothing' in question) return definition.referenceToNothing(question.names_nothing, form);
  const { id, native_id = id, name, parent } = byHandle(question.names);
  return definition.referenceTo({ id: native_id, name, parentName: nameOf(world, parent) }, form);
}

function nameOf(world: World, id: BackendObject['parent']): string | null {
  return id === null ? null : (world.objects.get(id)?.name ?? null);
}

function carryOut(world: World, definition: DriverDefinition, changed: BackendObject, event: Exclude<BackendEvent, { event: 'add' }>): Done {
  const { objects } = world;
  const { id, kind, attributes, size_bytes, parent } = changed;
  const inUse = definition.attributesInUse ?? OPEN;
  switch (event.event) {
    case 'grow':
      objects.update(id, { size_bytes: event.size_bytes });
      break;
    case 'rename': {
      const placed = definition.place({ handle: event.object, kind, size_bytes, name: event.name }, nameOf(world, parent));
      if ('unsupported' in placed) return placed;
      objects.update(id, { name: placed.name });
      break;
    }
    case 'write':
      objects.update(id, { content: contentOf(event.content) });
      break;
    case 'attach':
      objects.update(id, { attributes: object([...attributes.entries, ...inUse.entries]) });
      break;
    case 'detach':
      objects.update(id, { attributes: object(attributes.entries.filter(([key]) => get(inUse, key) === undefined)) });
      break;
    case 'remove':
      objects.remove(id);
      break;
  }
  return DONE;
}

/** The listing that is asked for; Cinder's own defaults where the call leaves something out. */
function queryOf({ cinder, backend, marker, limit, offset, sort_keys, sort_dirs }: DriverCall): ListingQuery {
  return {
    cinder_snapshots: snapshotsOn(backend, cinder).toSorted(newestFirst),
    marker: marker ?? null,
    limit: int(limit ?? 1000),
    offset: int(offset ?? 0),
    sort_keys: sort_keys ?? ['reference'],
    sort_dirs: sort_dirs ?? ['asc'],
  };
}

/** Cinder's snapshots of volumes on this backend (cinder/volume/manager.py:3300). */
function snapshotsOn(backend: string | undefined, { volumes, snapshots }: Rows): readonly SnapshotRow[] {
  if (backend === undefined) return snapshots;
  const here = new Set(volumes.filter(({ host }) => backendName(host ?? '') === backend).map(({ id }) => id));
  return snapshots.filter(({ volume_id }) => here.has(volume_id));
}
