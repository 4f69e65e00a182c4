/** Random things done to a world, for properties that must hold whatever was done. */
import * as fc from 'fast-check';
import { TABLE_NAMES, type ChangeSet } from '../../../core/world/changes.ts';
import type { World, WorldState } from '../../../core/world/world.ts';
import { anObject } from '../backend/objects.ts';

export type Operation = (world: World) => void;

const id = fc.constantFrom('a', 'b', 'c', 'd');
const amount = fc.integer({ min: 0, max: 3 });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(id, fc.constantFrom('x', 'y')).map(([of, name]): Operation => (world) => world.objects.put(anObject(of, { name }))),
  id.map((of): Operation => (world) => world.objects.remove(of)),
  fc.tuple(id, amount).map(([of, reserved]): Operation => (world) =>
    world.quotas.put({ id: of, project_id: of, resource: 'gigabytes', limit: 10, in_use: 0, reserved })),
  id.map((of): Operation => (world) => world.quotas.remove(of)),
  fc.tuple(id, amount).map(([of, times]): Operation => (world) =>
    world.faults.put({ id: of, during: 'unmanage_snapshot', at: 'any', n: 1, effect: 'fails', times })),
  id.map((of): Operation => (world) => world.faults.remove(of)),
  amount.map((seconds): Operation => (world) => world.advance(seconds)),
  fc.constant((world: World): void => void world.newId()),
);

export const operations: fc.Arbitrary<readonly Operation[]> = fc.array(operation, { maxLength: 12 });

/** Does all of it; what changed by it. */
export function carryOut(world: World, all: readonly Operation[]): ChangeSet {
  for (const each of all) each(world);
  return world.takeChanges();
}

/** A state as sets of rows, whose order within a table says nothing. */
export function asSets(state: WorldState): unknown {
  return TABLE_NAMES.map((name) => [...state[name]].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** A change set as sets of changes. */
export function changesAsSets(changes: ChangeSet): unknown {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return TABLE_NAMES.map((name) => {
    const { added = [], updated = [], removed = [] } = changes[name] ?? {};
    return { added: [...added].sort(byId), updated: [...updated].sort(([a], [b]) => byId(a, b)), removed: [...removed].sort(byId) };
  });
}
