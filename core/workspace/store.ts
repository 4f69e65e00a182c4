/** The port to where workspaces are kept: a journal of what was done, and checkpoints of the world. */
import type { ChangeSet } from '../world/changes.ts';
import type { WorldState } from '../world/world.ts';
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

export interface LoadedWorkspace {
  readonly state: WorldState;
  readonly revision: number;
}

/** Somebody else wrote this revision first, or it does not follow the last one. Nothing was written. */
export class RevisionTaken extends Error {
  readonly revision: number;

  constructor(workspace: string, revision: number) {
    super(`Revision ${revision} does not follow the last one of workspace ${workspace}: it was changed elsewhere.`);
    this.name = 'RevisionTaken';
    this.revision = revision;
  }
}

export interface WorkspaceStore {
  /** The world at its newest revision; `undefined` when there is no such workspace. */
  load(workspace: string): Promise<LoadedWorkspace | undefined>;
  /** Adds entries, which must follow the last revision without a gap; resolves when they are stored. Rejects with RevisionTaken. */
  append(workspace: string, entries: readonly JournalEntry[]): Promise<void>;
  /** Keeps the world as it is at a revision. The first checkpoint of a workspace, at revision 0, makes it. */
  checkpoint(workspace: string, world: LoadedWorkspace): Promise<void>;
}
