/** What the parts that carry out the workspaces' side of the facade are handed. Types only. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Setting } from '../../../core/workspace/array.ts';
import type { Command } from '../../../core/workspace/command.ts';
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { Catalogue } from '../catalogue.ts';
import type { RunStore } from '../store/runs.ts';
import type { Executed, GalleryItem, MadeWorkspace, WorkspaceSource, WorkspaceSummary } from '../workspace-facade.ts';

/** A workspace that is open in this worker. Its getters say how it is now; a command may change that, and so may another tab. */
export interface Desk {
  readonly id: string;
  readonly driver: DriverDefinition;
  readonly setting: Setting;
  readonly summary: WorkspaceSummary;
  /** The world: the same object as long as nothing was done. */
  readonly state: WorldState;
  readonly whole: WholeWorkspace;
  /** The world at a revision; undefined where it is not kept, or there is none. */
  stateAt(revision: number): WorldState | undefined;
  /** Carries a command out; resolves when it is stored. Rejects with what hinders it, in words; then nothing has changed. */
  execute(command: Command): Promise<Executed>;
}

export interface Desks {
  /** Does something with a workspace, which stays open at least until that is done. Rejects when there is none of this id. */
  use<Answer>(workspace: string, work: (desk: Desk) => Answer | Promise<Answer>): Promise<Answer>;
  /** Stores a new workspace. A name that there is already gets a number behind it. */
  make(whole: WholeWorkspace): Promise<WorkspaceSummary>;
}

export interface MakingParts {
  readonly desks: Desks;
  readonly catalogue: Catalogue;
  readonly runs: RunStore;
  /** Faulty ones among them. */
  readonly drivers: readonly DriverDefinition[];
}

/** `createMaking` of making.ts. */
export type CreateMaking = (parts: MakingParts) => {
  gallery(): readonly GalleryItem[];
  make(source: WorkspaceSource, name?: string): Promise<MadeWorkspace>;
};
