/** Worlds to store, and the journal of what is done to them. */
import type { ObjectId } from '../../../core/interface.ts';
import { digestJson } from '../../../core/value/digest.ts';
import { int, object, type Json } from '../../../core/value/json.ts';
import { toJson } from '../../../core/value/plain.ts';
import type { JournalEntry } from '../../../core/workspace/store.ts';
import type { Told } from '../../../core/workspace/told.ts';
import { World } from '../../../core/world/world.ts';

/** Puts an object on the array; its id. */
export function addObject(world: World, name: string, attribute: Json = null): ObjectId {
  const id = world.newObjectId();
  world.objects.put({
    id, handle: null, kind: 'snapshot', name, parent: null, size_bytes: 1024 ** 3, content: null, attributes: object([['note', attribute]]),
  });
  return id;
}

/** A world with so many objects, named `object-0` and so on. */
export function worldOf(objects: number): World {
  const world = World.empty(7);
  for (let n = 0; n < objects; n += 1) addObject(world, `object-${n}`, int(n));
  world.takeChanges();
  return world;
}

const USED = { limit: -1, in_use: 0, reserved: 0 };
const NOTHING: Told = {
  request: object([]),
  outcome: null,
  rules: [],
  observed: { quota: { snapshots: USED, gigabytes: USED }, notifications: [], user_messages: [], log: [], tasks: [], calls: [] },
};

/** What was done to a world since the last entry, as the journal has it. */
export function entryOf(world: World, revision: number): JournalEntry {
  const set = world.takeChanges();
  return {
    revision,
    command: { format: 1, command: { do: 'advance', seconds: 1 } },
    changes: { format: 1, set },
    told: NOTHING,
    digest: digestJson(toJson(set)),
  };
}
