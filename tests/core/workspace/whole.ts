/** A workspace with all that was done in it. */
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import { World } from '../../../core/world/world.ts';
import type { Bench } from './workplaces.ts';

/** @param from the oldest revision that is kept */
export function wholeOf({ setting, past, entries }: Bench, from = 0): WholeWorkspace {
  const [first, start] = [past.state(0), past.state(from)];
  if (!first || !start) throw new Error('The bench keeps all.');
  return { name: 'Payroll', origin: 'by hand', setting, first, start: { revision: from, state: start }, entries: entries.slice(from) };
}

/** The world that it leads to. */
export function endOf({ start, entries }: WholeWorkspace): World {
  const world = World.from(start.state);
  for (const { changes } of entries) world.apply(changes.set);
  return world;
}
