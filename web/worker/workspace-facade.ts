/**
 * What the worker offers around workspaces. Types only: all that crosses is plain data, and one callback for news.
 *
 * A workspace is a world that a person works in: what stands on an array, Cinder's rows, and a journal of what was done. It
 * lives in the browser's storage, so that every tab shows the same.
 */
import type { Completion, Printed } from '../../core/console/console.ts';
import type { Setting } from '../../core/workspace/array.ts';
import type { Command, EditableTable } from '../../core/workspace/command.ts';
import type { Undoable } from '../../core/workspace/undo.ts';
import type { StepResult } from '../../core/scenario/result.ts';
import type { WorldState } from '../../core/world/world.ts';
import type { ExportedFile, TriedReference } from './facade.ts';

export interface WorkspaceSummary {
  readonly id: string;
  readonly name: string;
  /** Id of the driver. */
  readonly driver: string;
  /** What it was made from, in words: `Payroll`, `step 3 of manage.write-fails`. */
  readonly origin: string;
  /** Of what was done last; 0: nothing was. */
  readonly revision: number;
  /** ISO 8601 in UTC. */
  readonly made_at: string;
  /** ISO 8601 in UTC. */
  readonly changed_at: string;
}

/** Something to begin with. */
export interface GalleryItem {
  readonly id: string;
  readonly title: string;
  /** What there is to see in it. */
  readonly sentence: string;
}

/** Where a new workspace comes from. */
export type WorkspaceSource =
  | { readonly from: 'gallery'; readonly id: string; readonly driver: string }
  /** As it is behind so many steps of a scenario that was run, or opened; 0: before the first. @param driver default the run's */
  | { readonly from: 'run'; readonly run: string; readonly scenario: string; readonly steps: number; readonly driver?: string }
  /** What a scenario starts from. */
  | { readonly from: 'scenario'; readonly scenario: string; readonly driver: string }
  /** A copy: the whole with its journal, or as it was at one revision. */
  | { readonly from: 'workspace'; readonly workspace: string; readonly revision?: number }
  | { readonly from: 'file'; readonly file: string; readonly text: string };

export interface MadeWorkspace {
  /** Null where none could be made. */
  readonly workspace: WorkspaceSummary | null;
  /** Why none could be made, a line each. */
  readonly problems: readonly string[];
  /** What is otherwise than was asked for, a line each: names that this array can't have. */
  readonly remarks: readonly string[];
}

/** What was done in one revision. */
export interface WorkspaceStep {
  readonly revision: number;
  readonly command: Command;
  readonly step: StepResult;
}

export interface OpenedWorkspace {
  readonly summary: WorkspaceSummary;
  readonly setting: Setting;
  /** The oldest world that is kept, and its revision. */
  readonly start: { readonly revision: number; readonly state: WorldState };
  /** All that was done since, in its order. */
  readonly steps: readonly WorkspaceStep[];
  readonly undoable: Undoable;
}

/** What has become of an open workspace, from this tab or another. */
export type WorkspaceNews =
  /** They follow those that were told before. */
  | { readonly kind: 'steps'; readonly steps: readonly WorkspaceStep[]; readonly undoable: Undoable; readonly summary: WorkspaceSummary }
  | { readonly kind: 'renamed'; readonly summary: WorkspaceSummary }
  /** It is to be opened anew: its older past is not kept any more, or it was put back. */
  | { readonly kind: 'anew' }
  | { readonly kind: 'removed' };

/** What came of a command. */
export interface Executed {
  /** Of the entry; null where nothing is kept of it, as of a request that only reads. */
  readonly revision: number | null;
  readonly step: StepResult;
}

/** What a line on the console printed, and the revisions that its requests made. */
export interface ConsoleAnswer extends Printed {
  readonly revisions: readonly number[];
}

/** What came of a row that was written by hand. */
export interface PutRow {
  /** Null where it could not be put. */
  readonly executed: Executed | null;
  /** What is wrong with it, a line each. */
  readonly problems: readonly string[];
}

/** All methods reject with an Error whose message can be shown. */
export interface WorkspaceFacade {
  gallery(): Promise<readonly GalleryItem[]>;
  /** Those that there are, changed last first. */
  workspaces(): Promise<readonly WorkspaceSummary[]>;
  /** @param name default one made from where it comes from, and unlike all others */
  makeWorkspace(source: WorkspaceSource, name?: string): Promise<MadeWorkspace>;
  renameWorkspace(workspace: string, name: string): Promise<WorkspaceSummary>;
  /** It can be restored while this worker lives. */
  removeWorkspace(workspace: string): Promise<void>;
  restoreWorkspace(workspace: string): Promise<void>;
  /** The whole, with its journal, to be imported elsewhere. */
  exportWorkspace(workspace: string): Promise<ExportedFile>;
  openWorkspace(workspace: string): Promise<OpenedWorkspace>;
  /** Tells what becomes of a workspace since it was opened, until `leaveWorkspace`. One listener a workspace. */
  watchWorkspace(workspace: string, listener: (news: WorkspaceNews) => void): Promise<void>;
  leaveWorkspace(workspace: string): Promise<void>;
  /** Carries a command out; resolves when it is stored. Rejects with what hinders it, in words; then nothing has changed. */
  execute(workspace: string, command: Command): Promise<Executed>;
  /** A row by hand. @param id null: a new one @param text the whole row as JSON */
  putRow(workspace: string, table: EditableTable, id: string | null, text: string): Promise<PutRow>;
  /** Tries a reference on what is there, and leaves no trace. @param volume id of Cinder's volume @param text JSON; null: one to the first object */
  tryIn(workspace: string, volume: string, text: string | null): Promise<TriedReference>;
  /** Runs a line as the clients' shell would. */
  runLine(workspace: string, line: string): Promise<ConsoleAnswer>;
  completeLine(workspace: string, line: string, cursor: number): Promise<Completion>;
  /** What was done up to a revision, as a scenario that expects just what happened. @param revision default the newest */
  keepScenario(workspace: string, revision?: number): Promise<ExportedFile>;
}
