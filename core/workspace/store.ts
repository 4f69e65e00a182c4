/** The port to where workspaces are kept: a journal of what was done, and checkpoints of the world. */
import type { ChangeSet } from '../world/changes.ts';
import type { WorldState } from '../world/world.ts';
import type { Setting } from './array.ts';
import type { Command } from './command.ts';
import type { Told } from './told.ts';

/** What was done in one revision of a workspace. */
export interface JournalEntry {
  /** 1 for the first. */
  readonly revision: number;
  readonly command: { readonly format: 1; readonly command: Command };
  readonly changes: { readonly format: 1; readonly set: ChangeSet };
  /** What was asked and answered, and what Cinder said on the way. */
  readonly told: Told;
  /** SHA-256 (hex) of the changes' canonical JSON. */
  readonly digest: string;
}

/** What a workspace is beside its world. */
export interface WorkspaceLabel {
  readonly id: string;
  /** Unlike those of all others. */
  readonly name: string;
  readonly setting: Setting;
  /** What it was made from, in words. */
  readonly origin: string;
  /** ISO 8601 in UTC. */
  readonly made_at: string;
}

export interface ListedWorkspace {
  readonly label: WorkspaceLabel;
  /** Of what was done last; 0: nothing was. */
  readonly revision: number;
  /** ISO 8601 in UTC: when something was done last, or when it was made. */
  readonly changed_at: string;
}

/** The world as it was at a revision. */
export interface WorldAt {
  readonly revision: number;
  readonly state: WorldState;
}

/** All of the past that is kept. */
export interface KeptPast {
  /** The world at revision 0. */
  readonly first: WorldState;
  /** The oldest world behind which no entry is missing. */
  readonly start: WorldAt;
  /** All entries behind `start`. */
  readonly entries: readonly JournalEntry[];
}

export interface NewWorkspace extends KeptPast {
  readonly label: WorkspaceLabel;
}

/** A workspace as it is at its newest revision, with its past. */
export interface LoadedWorkspace extends ListedWorkspace, KeptPast {
  readonly state: WorldState;
  /** Revision of the newest checkpoint. */
  readonly checkpoint: number;
}

/** What was stored since a revision. */
export interface Newer {
  readonly entries: readonly JournalEntry[];
  readonly changed_at: string;
  /** Revision of the oldest world that is kept beside the first. */
  readonly start: number;
  /** Revision of the newest checkpoint. */
  readonly checkpoint: number;
}

/** @param newer what others did @param changedAt when the last of it was done @returns what is to be added behind it */
export type WriteBehind = (newer: readonly JournalEntry[], changedAt: string) => readonly JournalEntry[];

/** Does something while nobody else works in the workspace, or leaves it out when that can't be. */
export type Alone = (work: () => Promise<void>) => Promise<unknown>;

/** Somebody else wrote this revision first, or it does not follow the last one. Nothing was written. */
export class RevisionTaken extends Error {
  readonly revision: number;

  constructor(workspace: string, revision: number) {
    super(`Revision ${revision} does not follow the last one of workspace ${workspace}: it was changed elsewhere.`);
    this.name = 'RevisionTaken';
    this.revision = revision;
  }
}

/** A workspace that was taken out of the store: to be put back, and nothing else. */
export interface RemovedWorkspace {
  readonly label: WorkspaceLabel;
}

export interface WorkspaceStore {
  list(): Promise<readonly ListedWorkspace[]>;
  /** Stores a new one. A name that there is already gets a number behind it. */
  make(workspace: NewWorkspace): Promise<ListedWorkspace>;
  /** Gives it another name, with a number behind it where another one has that. Rejects with RangeError when there is no such workspace. */
  rename(workspace: string, name: string): Promise<WorkspaceLabel>;
  /** `undefined` when there is no such workspace. */
  load(workspace: string): Promise<LoadedWorkspace | undefined>;
  /** What follows a revision. `undefined` when there is no such workspace, or the entries next to that revision are not kept. */
  newer(workspace: string, revision: number): Promise<Newer | undefined>;
  /**
   * Adds entries, which must follow the last revision without a gap; resolves with the time when they are stored. Rejects
   * with RevisionTaken.
   */
  append(workspace: string, entries: readonly JournalEntry[]): Promise<string>;
  /**
   * Reads what is newer than a revision and adds what follows that, and lets nobody in between. Resolves with the time when it
   * is stored. Rejects with RevisionTaken when there is no such workspace, or the entries next to that revision are not kept.
   * @param write makes what is to be added behind those that are newer; may be called once, and must not wait
   */
  appendBehind(workspace: string, revision: number, write: WriteBehind): Promise<string>;
  /** Forgets what it knows of a workspace from before: to be called when others may have rewritten its rows. */
  forget(workspace: string): void;
  /**
   * Keeps the world as it is at a revision that was stored, and lets go of what nobody goes back to any more.
   * @param alone does the writing while nobody else works in the workspace; may leave it out
   */
  checkpoint(workspace: string, world: WorldAt, alone: Alone): Promise<void>;
  /** Nobody else may work in it meanwhile. `undefined` when there is no such workspace. */
  remove(workspace: string): Promise<RemovedWorkspace | undefined>;
  /** Puts it back as it was, but for its name, which gets a number behind it where another one has it by now. */
  restore(removed: RemovedWorkspace): Promise<void>;
}
