import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CommandRefused } from '../../../core/workspace/refused.ts';
import { undoable } from '../../../core/workspace/undo.ts';
import type { WorldState } from '../../../core/world/world.ts';
import { TABLE_NAMES } from '../../../core/world/changes.ts';
import { Bench, named } from './workplaces.ts';

/** The rows, whatever their order, without how many ids were given out. */
function rowsOf(state: WorldState): unknown {
  return TABLE_NAMES.map((name) => state[name].map((row) => ('issued' in row ? { ...row, issued: 0 } : row)).toSorted((a, b) => (a.id < b.id ? -1 : 1)));
}

function undo(bench: Bench): void {
  const { undo: revision } = undoable(bench.entries);
  if (revision === null) throw new Error('There is nothing to undo.');
  bench.do({ do: 'undo', revision });
}

function redo(bench: Bench): void {
  const { redo: revision } = undoable(bench.entries);
  if (revision === null) throw new Error('There is nothing to do again.');
  bench.do({ do: 'redo', revision });
}

test('undo takes the newest back, one after the other, and redo does them again', () => {
  const bench = new Bench().furnish();
  const states = [bench.world.state()];
  bench.manage(named('tuesday'));
  states.push(bench.world.state());
  bench.do({ do: 'advance', seconds: 60 });
  const after = rowsOf(bench.world.state());
  undo(bench);
  expect(rowsOf(bench.world.state())).toEqual(rowsOf(states[1] as WorldState));
  undo(bench);
  expect(rowsOf(bench.world.state())).toEqual(rowsOf(states[0] as WorldState));
  redo(bench);
  redo(bench);
  expect(rowsOf(bench.world.state())).toEqual(after);
  expect(undoable(bench.entries)).toEqual({ undo: 5, redo: null });
});

test('a new command leaves nothing to be done again', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  undo(bench);
  expect(undoable(bench.entries).redo).toBe(4);
  bench.manage(named('friday'));
  expect(undoable(bench.entries)).toEqual({ undo: 6, redo: null });
});

test('ids that were given out are not given again after an undo', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  const [first] = bench.world.snapshots.all();
  undo(bench);
  bench.manage(named('tuesday'));
  expect(bench.world.snapshots.all()[0]?.id).not.toBe(first?.id);
});

test('what a later entry has changed again is not undone before that: it says so, and nothing is lost', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  bench.unmanage(bench.world.snapshots.all()[0]?.id ?? '');
  const before = bench.world.state();
  expect(() => bench.do({ do: 'undo', revision: 4 })).toThrow(CommandRefused);
  expect(() => bench.do({ do: 'undo', revision: 4 })).toThrow(/Revision 4 can't be undone: .* Undo what came later first\./);
  expect(bench.world.state()).toEqual(before);
});

test('an undo is no deed to be undone: it says which one is', () => {
  const bench = new Bench().furnish();
  bench.manage(named('tuesday'));
  undo(bench);
  expect(() => bench.do({ do: 'undo', revision: 5 })).toThrow('Revision 5 is an undo of revision 4: choose that one.');
  redo(bench);
  expect(() => bench.do({ do: 'redo', revision: 6 })).toThrow('Revision 6 is a redo of revision 4: choose that one.');
});

test('what is not kept any more, or was undone twice, is not offered to be done again', () => {
  const bench = new Bench().furnish();
  bench.unmanage('00000000-0000-4000-8000-000000000000');
  bench.do({ do: 'undo', revision: 4 });
  bench.do({ do: 'undo', revision: 4 });
  redo(bench);
  expect(undoable(bench.entries)).toEqual({ undo: 4, redo: null });
  expect(undoable(bench.entries.slice(4))).toEqual({ undo: null, redo: null });
  expect(undoable(bench.entries.slice(4, 5))).toEqual({ undo: null, redo: null });
});

test('an earlier entry that nothing touched since is undone behind later ones', () => {
  const bench = new Bench().furnish();
  bench.do({ do: 'place', object: { name: 'late', size_bytes: 2 ** 30, parent: bench.parent } });
  bench.do({ do: 'undo', revision: 3 });
  expect(bench.names()).toEqual([expect.stringMatching(/^volume-/), 'tuesday', 'late']);
  expect(undoable(bench.entries)).toEqual({ undo: 4, redo: 3 });
});

test('the clock is set back only while nobody has let more time pass', () => {
  const bench = new Bench().furnish();
  const { now } = bench.world;
  bench.do({ do: 'advance', seconds: 60 });
  bench.do({ do: 'advance', seconds: 1 });
  expect(() => bench.do({ do: 'undo', revision: 4 })).toThrow('the clock');
  undo(bench);
  undo(bench);
  expect(bench.world.now).toBe(now);
});

test('an entry or a world that is not kept can’t be gone back to', () => {
  const bench = new Bench().furnish();
  expect(() => bench.do({ do: 'undo', revision: 99 })).toThrow('revision 99 is not kept');
  expect(() => bench.do({ do: 'return', revision: 99 })).toThrow('revision 99 is not kept');
});

test('the world becomes what it was, which can be undone', () => {
  const bench = new Bench().furnish();
  const start = rowsOf(bench.world.state());
  bench.manage(named('tuesday'));
  bench.do({ do: 'advance', seconds: 60 });
  const late = rowsOf(bench.world.state());
  bench.do({ do: 'return', revision: 3 });
  expect(rowsOf(bench.world.state())).toEqual(start);
  undo(bench);
  expect(rowsOf(bench.world.state())).toEqual(late);
});

test('whatever is done, undone and done again, in whatever order: each revision is as it was, seen from the one before', () => {
  const step = fc.oneof(fc.constantFrom('undo', 'redo', 'friday', 'tuesday', 'place', 'advance', 'let go'));
  fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
    const bench = new Bench().furnish();
    const seen = new Map<number, unknown>();
    for (const each of steps) {
      const { undo: back, redo: again } = undoable(bench.entries);
      const before = rowsOf(bench.world.state());
      const length = bench.entries.length;
      if (each === 'undo' && back !== null && back > 3) undo(bench);
      else if (each === 'redo' && again !== null) redo(bench);
      else act(bench, each);
      const entry = bench.entries[length];
      if (!entry) continue;
      const { command } = entry.command;
      if (command.do === 'undo') expect(rowsOf(bench.world.state())).toEqual(seen.get(command.revision));
      else seen.set(command.do === 'redo' ? command.revision : entry.revision, before);
    }
  }), { numRuns: 60 });
});

function act(bench: Bench, what: string): void {
  if (what === 'friday' || what === 'tuesday') bench.manage(named(what));
  else if (what === 'place') bench.do({ do: 'place', object: { name: `object-${bench.entries.length}`, size_bytes: 1, parent: null } });
  else if (what === 'advance') bench.do({ do: 'advance', seconds: 3 });
  else if (what === 'let go') bench.unmanage(bench.world.snapshots.all()[0]?.id ?? '00000000-0000-4000-8000-000000000000');
}
