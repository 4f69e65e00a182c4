/**
 * A workspace in memory: its world, and the past that is kept. Commands are carried out ahead of the store; what was not stored
 * is taken back, and nobody outside sees it before it is.
 */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Past } from '../../../core/workspace/back.ts';
import type { Command } from '../../../core/workspace/command.ts';
import { execute } from '../../../core/workspace/execute.ts';
import type { JournalEntry, KeptPast, LoadedWorkspace, WorkspaceLabel, WorldAt } from '../../../core/workspace/store.ts';
import { stepOf } from '../../../core/workspace/told.ts';
import { undoable, type Undoable } from '../../../core/workspace/undo.ts';
import { isEmpty } from '../../../core/world/changes.ts';
import { World, type WorldState } from '../../../core/world/world.ts';
import type { StepResult } from '../../../core/scenario/result.ts';
import type { WorkspaceStep, WorkspaceSummary } from '../workspace-facade.ts';

/** What came of a command, ahead of the store. */
export type Ran =
  | { readonly kind: 'wrote'; readonly entry: JournalEntry; readonly step: StepResult }
  /** Nothing is kept of it. */
  | { readonly kind: 'read'; readonly step: StepResult }
  | { readonly kind: 'refused'; readonly reason: unknown };

export class Ledger implements Past {
  readonly driver: DriverDefinition;
  label: WorkspaceLabel;
  /** Revision of the newest checkpoint that is known. */
  checkpoint: number;
  readonly #first: WorldState;
  #start: WorldAt;
  /** Those that are stored, and behind them those that are ahead of the store. */
  #entries: JournalEntry[];
  #world: World;
  #stored: WorldAt;
  #changedAt: string;

  constructor({ label, checkpoint, first, start, entries, state, revision, changed_at }: LoadedWorkspace, driver: DriverDefinition) {
    this.label = label;
    this.driver = driver;
    this.checkpoint = checkpoint;
    this.#first = first;
    this.#start = start;
    this.#entries = [...entries];
    this.#world = World.from(state);
    this.#stored = { revision, state };
    this.#changedAt = changed_at;
  }

  /** The world at the newest revision that is stored: the same object as long as nothing is. */
  get stored(): WorldAt {
    return this.#stored;
  }

  get past(): KeptPast {
    return { first: this.#first, start: this.#start, entries: this.#entriesStored() };
  }

  get undoable(): Undoable {
    return undoable(this.#entriesStored());
  }

  get summary(): WorkspaceSummary {
    const { id, name, setting: { driver }, origin, made_at } = this.label;
    return { id, name, driver, origin, made_at, revision: this.#stored.revision, changed_at: this.#changedAt };
  }

  /** What was done since a revision and is stored. */
  stepsSince(revision: number): WorkspaceStep[] {
    return this.#entriesStored().slice(Math.max(revision - this.#start.revision, 0)).map((entry) => ({
      revision: entry.revision, command: entry.command.command, step: this.#step(entry),
    }));
  }

  entry(revision: number): JournalEntry | undefined {
    return this.#entries[revision - this.#start.revision - 1];
  }

  state(revision: number): WorldState | undefined {
    if (revision === 0) return this.#first;
    const behind = revision - this.#start.revision;
    if (!Number.isInteger(revision) || behind < 0 || behind > this.#entries.length) return undefined;
    return replayed(this.#start.state, this.#entries.slice(0, behind)).state();
  }

  /** Carries commands out, ahead of the store. */
  run(commands: readonly Command[]): readonly Ran[] {
    return commands.map((command) => this.#run(command));
  }

  /** What was carried out ahead is stored now. */
  keep(at: string): void {
    this.#changedAt = at;
    this.#settle();
  }

  /** What was carried out ahead is not stored, and never was. */
  takeBack(): void {
    this.#entries.length = this.#stored.revision - this.#start.revision;
    this.#world = World.from(this.#stored.state);
  }

  /** Others did this, and it is stored. To be called when nothing is ahead. Throws RangeError, and nothing has changed, when it does not fit. */
  apply(entries: readonly JournalEntry[], at: string): void {
    if (entries.length === 0) return;
    try {
      for (const { changes } of entries) this.#world.apply(changes.set);
    } catch (failure) {
      this.takeBack();
      throw failure;
    }
    this.#world.takeChanges();
    this.#entries.push(...entries);
    this.keep(at);
  }

  /** Lets go of what was before a revision, but for the first world. @returns whether there was such */
  forgetBefore(revision: number): boolean {
    const state = revision > this.#start.revision ? this.state(revision) : undefined;
    if (!state) return false;
    this.#entries = this.#entries.slice(revision - this.#start.revision);
    this.#start = { revision, state };
    return true;
  }

  #run(command: Command): Ran {
    const workplace = { world: this.#world, driver: this.driver, setting: this.label.setting };
    try {
      const entry = execute(workplace, command, this.#start.revision + this.#entries.length + 1, this);
      if (onlyReads(command) && isEmpty(entry.changes.set)) return { kind: 'read', step: this.#step(entry) };
      this.#entries.push(entry);
      return { kind: 'wrote', entry, step: this.#step(entry) };
    } catch (reason) {
      return { kind: 'refused', reason };
    }
  }

  #settle(): void {
    this.#stored = { revision: this.#start.revision + this.#entries.length, state: this.#world.state() };
  }

  #step(entry: JournalEntry): StepResult {
    return stepOf(entry, entry.revision - this.#start.revision - 1);
  }

  #entriesStored(): readonly JournalEntry[] {
    return this.#entries.slice(0, this.#stored.revision - this.#start.revision);
  }
}

function replayed(state: WorldState, entries: readonly JournalEntry[]): World {
  const world = World.from(state);
  for (const { changes } of entries) world.apply(changes.set);
  world.takeChanges();
  return world;
}

function onlyReads(command: Command): boolean {
  return command.do === 'request' && ['GET', 'HEAD'].includes(command.request.method.toUpperCase());
}
