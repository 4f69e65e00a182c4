/** The workspaces that there are, and what a new one can begin with. */
import type { Client } from '../client/client.ts';
import type { ExportedFile } from '../worker/facade.ts';
import type { GalleryItem, MadeWorkspace, WorkspaceSource, WorkspaceSummary } from '../worker/workspace-facade.ts';
import { Loaded, messageOf } from './loaded.svelte.ts';
import type { FileLike } from './opening.svelte.ts';
import { whyTooLarge } from './view/file-size.ts';

type WorkspacesClient = Pick<
  Client,
  'gallery' | 'workspaces' | 'makeWorkspace' | 'renameWorkspace' | 'removeWorkspace' | 'restoreWorkspace' | 'exportWorkspace'
>;

export class Workspaces {
  readonly list = new Loaded<readonly WorkspaceSummary[]>();
  readonly gallery = new Loaded<readonly GalleryItem[]>();
  /** What is wrong with what was to be done last, a line each. */
  problems = $state.raw<readonly string[]>([]);
  /** What is under way, in words; null: nothing is. */
  busy = $state.raw<string | null>(null);
  /** The one that was removed last, and can be put back. */
  removed = $state.raw<WorkspaceSummary | null>(null);
  readonly #client: WorkspacesClient;

  constructor(client: WorkspacesClient) {
    this.#client = client;
  }

  /** Asks for what is not there yet; the list is asked for each time, as other tabs work on it too. */
  async follow(): Promise<void> {
    await Promise.all([this.#list(), this.gallery.value ? undefined : this.gallery.load(() => this.#client.gallery())]);
  }

  /** The list stays: whoever makes one goes to it. @returns null where none was made; why stands in the problems */
  async make(source: WorkspaceSource, name?: string): Promise<MadeWorkspace | null> {
    const made = await this.#doing('The workspace is made …', () => this.#client.makeWorkspace(source, name));
    if (!made) return null;
    this.problems = made.problems;
    return made.workspace ? made : null;
  }

  /** A copy stands in the list: whoever copies stays there. @returns null where none was made; why stands in the problems */
  async copy({ id }: WorkspaceSummary): Promise<MadeWorkspace | null> {
    const made = await this.make({ from: 'workspace', workspace: id });
    if (made) await this.#list();
    return made;
  }

  /** Makes one of each file; the newest is returned. */
  async take(files: readonly FileLike[]): Promise<MadeWorkspace | null> {
    let last: MadeWorkspace | null = null;
    const problems: string[] = [];
    for (const file of files) {
      const tooLarge = whyTooLarge(file.name, file.size);
      if (tooLarge !== null) problems.push(tooLarge);
      else last = (await this.make({ from: 'file', file: file.name, text: await file.text() })) ?? last;
      problems.push(...this.problems);
      this.problems = [];
    }
    this.problems = problems;
    return last;
  }

  /** @returns whether it is called so now */
  async rename({ id }: WorkspaceSummary, name: string): Promise<boolean> {
    const renamed = await this.#doing('The name is stored …', () => this.#client.renameWorkspace(id, name));
    if (!renamed) return false;
    this.list.value = this.list.value?.map((one) => (one.id === id ? renamed : one)) ?? null;
    return true;
  }

  async remove(workspace: WorkspaceSummary): Promise<void> {
    await this.#doing('The workspace is removed …', async () => {
      await this.#client.removeWorkspace(workspace.id);
      this.removed = workspace;
      await this.#list();
    });
  }

  /** Puts back what was removed last. */
  async restore(): Promise<void> {
    const { removed } = this;
    if (!removed) return;
    await this.#doing('The workspace is put back …', async () => {
      await this.#client.restoreWorkspace(removed.id);
      this.removed = null;
      await this.#list();
    });
  }

  /** @returns null where it can't be had; why stands in the problems */
  async exported({ id }: WorkspaceSummary): Promise<ExportedFile | null> {
    return (await this.#doing('The file is written …', () => this.#client.exportWorkspace(id))) ?? null;
  }

  #list(): Promise<void> {
    return this.list.load(() => this.#client.workspaces());
  }

  async #doing<Answer>(what: string, work: () => Promise<Answer>): Promise<Answer | undefined> {
    this.problems = [];
    this.busy = what;
    try {
      return await work();
    } catch (error) {
      this.problems = [messageOf(error)];
      return undefined;
    } finally {
      this.busy = null;
    }
  }
}
