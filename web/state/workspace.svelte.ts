/** The workspace that is open: its world, all that was done in it, and what is being done. What other tabs do comes in by itself. */
import type { Client } from '../client/client.ts';
import type { StepResult } from '../../core/scenario/result.ts';
import type { WorldState } from '../../core/world/world.ts';
import type { Command, EditableTable } from '../../core/workspace/command.ts';
import type { ExportedFile } from '../worker/facade.ts';
import type { Executed, MadeWorkspace, OpenedWorkspace, WorkspaceNews, WorkspaceSource, WorkspaceStep, WorkspaceSummary } from '../worker/workspace-facade.ts';
import { Loaded, messageOf } from './loaded.svelte.ts';
import { deedText, underWay } from './view/workspace/deed.ts';
import { worldAfter } from './view/workspace/recording.ts';

type DeskClient = Pick<
  Client,
  | 'openWorkspace' | 'watchWorkspace' | 'leaveWorkspace' | 'execute' | 'putRow' | 'renameWorkspace' | 'removeWorkspace' | 'restoreWorkspace'
  | 'exportWorkspace' | 'makeWorkspace' | 'keepScenario'
>;

/** A workspace as far as it is known, with the world that has come of it. */
export interface Known extends OpenedWorkspace {
  readonly world: WorldState;
}

/** What was done last, here or in another tab. */
export interface Done {
  /** `manage tuesday` */
  readonly text: string;
  /** Null: nothing is kept of it. */
  readonly revision: number | null;
  readonly step: StepResult;
}

export class Desk {
  readonly loaded = new Loaded<Known>();
  /** It was removed, here or elsewhere: the page still has it, but nothing can be done in it. */
  isRemoved = $state.raw(false);
  /** Why what was to be done last was not. */
  problems = $state.raw<readonly string[]>([]);
  /** What is wrong with the row that was written last, a line each. */
  rowProblems = $state.raw<readonly string[]>([]);
  /** What is under way, in words; null: nothing is. */
  busy = $state.raw<string | null>(null);
  done = $state.raw<Done | null>(null);
  readonly #client: DeskClient;
  #id: string | null = null;

  constructor(client: DeskClient) {
    this.#client = client;
  }

  get known(): Known | null {
    return this.loaded.value;
  }

  /** Opens a workspace and listens to what becomes of it. */
  async open(id: string): Promise<void> {
    if (this.#id !== id) {
      this.leave();
      this.loaded.clear();
      this.done = null;
    }
    this.#id = id;
    this.isRemoved = false;
    this.problems = [];
    await this.#load(id);
    if (this.#id !== id || this.loaded.problem !== null) return;
    try {
      await this.#client.watchWorkspace(id, (news) => this.#hear(id, news));
    } catch (error) {
      this.problems = [messageOf(error)];
    }
  }

  /** Ends the news. */
  leave(): void {
    const id = this.#id;
    this.#id = null;
    // When the worker is gone, so are its news.
    if (id !== null) this.#client.leaveWorkspace(id).catch(() => {});
  }

  /** Carries a command out. @returns null where it was refused; why stands in the problems */
  async execute(command: Command): Promise<Executed | null> {
    const executed = await this.#doing(underWay(command), (id) => this.#client.execute(id, command));
    if (!executed) return null;
    this.#note(command, executed);
    return executed;
  }

  /** Writes a row by hand. @returns null where it was not put; why stands in the row's problems */
  async putRow(table: EditableTable, id: string | null, text: string): Promise<Executed | null> {
    const put = await this.#doing('The row is written …', (workspace) => this.#client.putRow(workspace, table, id, text));
    if (put) this.rowProblems = put.problems;
    return put?.executed ?? null;
  }

  async undo(): Promise<void> {
    const revision = this.known?.undoable.undo ?? null;
    if (revision !== null) await this.execute({ do: 'undo', revision });
  }

  async redo(): Promise<void> {
    const revision = this.known?.undoable.redo ?? null;
    if (revision !== null) await this.execute({ do: 'redo', revision });
  }

  /** @returns whether it is called so now */
  async rename(name: string): Promise<boolean> {
    const summary = await this.#doing('The name is stored …', (id) => this.#client.renameWorkspace(id, name));
    if (summary) this.#take({ summary });
    return summary !== undefined;
  }

  /** Puts it back after it was removed. */
  async restore(): Promise<void> {
    const id = this.#id;
    const isBack = await this.#doing('The workspace is put back …', async (workspace) => {
      await this.#client.restoreWorkspace(workspace);
      return true;
    });
    if (isBack && id !== null) await this.open(id);
  }

  async exported(): Promise<ExportedFile | null> {
    return (await this.#doing('The file is written …', (id) => this.#client.exportWorkspace(id))) ?? null;
  }

  /** @param revision up to which it is told */
  async scenario(revision: number): Promise<ExportedFile | null> {
    return (await this.#doing('The scenario is written …', (id) => this.#client.keepScenario(id, revision))) ?? null;
  }

  /** Another workspace, from a revision of this one. */
  async fork(revision: number): Promise<MadeWorkspace | null> {
    const made = await this.#doing('The workspace is made …', (workspace) => this.#client.makeWorkspace({ from: 'workspace', workspace, revision } satisfies WorkspaceSource));
    if (made) this.problems = made.problems;
    return made?.workspace ? made : null;
  }

  /** `manage tuesday`; null: what was done in that revision is not kept. */
  deedOf(revision: number | null): string | null {
    const step = revision === null ? undefined : this.#find(revision);
    return step ? deedText(step, this.#find) : null;
  }

  readonly #find = (revision: number): WorkspaceStep | undefined => this.known?.steps.find((step) => step.revision === revision);

  async #load(id: string): Promise<void> {
    await this.loaded.load(async () => {
      const opened = await this.#client.openWorkspace(id);
      return { ...opened, world: worldAfter(opened.start.state, opened.steps) };
    });
    const newest = this.#id === id ? this.known?.steps.at(-1) : undefined;
    if (newest) this.#note(newest.command, newest);
  }

  #hear(id: string, news: WorkspaceNews): void {
    if (id !== this.#id) return;
    switch (news.kind) {
      case 'steps':
        return this.#append(id, news);
      case 'renamed':
        return this.#take({ summary: news.summary });
      case 'anew':
        this.isRemoved = false;
        return void this.#load(id);
      case 'removed':
        this.isRemoved = true;
    }
  }

  /** Steps that are known already are passed over; where one is missing, all is read anew. */
  #append(id: string, { steps, undoable, summary }: Extract<WorkspaceNews, { kind: 'steps' }>): void {
    const { known } = this;
    if (!known) return;
    const last = known.steps.at(-1)?.revision ?? known.start.revision;
    const fresh = steps.filter(({ revision }) => revision > last);
    const [first] = fresh;
    if (first && first.revision !== last + 1) return void this.#load(id);
    this.#take({ steps: [...known.steps, ...fresh], undoable, summary, world: worldAfter(known.world, fresh) });
    const newest = fresh.at(-1);
    if (newest) this.#note(newest.command, newest);
  }

  #note(command: Command, { revision, step }: Executed): void {
    const kept = this.done?.revision ?? null;
    // What another tab did since is newer than what this one has just heard of its own.
    if (revision !== null && kept !== null && kept > revision) return;
    this.done = { text: deedText({ command, step }, this.#find), revision, step };
  }

  #take(parts: Partial<Known> & { readonly summary: WorkspaceSummary }): void {
    const { known } = this;
    if (known) this.loaded.value = { ...known, ...parts };
  }

  async #doing<Answer>(what: string, work: (id: string) => Promise<Answer>): Promise<Answer | undefined> {
    const id = this.#id;
    if (id === null) return undefined;
    this.problems = [];
    this.rowProblems = [];
    this.busy = what;
    try {
      return await work(id);
    } catch (error) {
      this.problems = [messageOf(error)];
      return undefined;
    } finally {
      this.busy = null;
    }
  }
}
