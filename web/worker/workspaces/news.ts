/** What the page is told of workspaces: each step once, in its order, from where it opened the workspace. */
import { relayTo, type Relay } from '../relay.ts';
import type { WorkspaceNews } from '../workspace-facade.ts';
import type { OpenDesk } from './desk.ts';

export class News {
  readonly #listeners = new Map<string, Relay<WorkspaceNews>>();
  /** The newest revision that the page knows of each workspace. */
  readonly #told = new Map<string, number>();

  /** The page has all up to here. */
  opened(desk: OpenDesk): void {
    this.#told.set(desk.id, desk.summary.revision);
  }

  /** Whether the page looks at a workspace. */
  has(workspace: string): boolean {
    return this.#told.has(workspace);
  }

  /** Tells what becomes of it, beginning with what the page does not know yet. */
  async watch(desk: OpenDesk, listener: (news: WorkspaceNews) => void): Promise<void> {
    const { id } = desk;
    await this.#listeners.get(id)?.close();
    this.#listeners.set(id, relayTo(listener));
    if (!this.#told.has(id)) this.opened(desk);
    this.steps(desk);
  }

  async leave(workspace: string): Promise<void> {
    const relay = this.#listeners.get(workspace);
    this.#listeners.delete(workspace);
    this.#told.delete(workspace);
    await relay?.close();
  }

  steps(desk: OpenDesk): void {
    const told = this.#told.get(desk.id);
    const listener = this.#listeners.get(desk.id);
    if (told === undefined || !listener || desk.summary.revision <= told) return;
    listener.send({ kind: 'steps', ...desk.since(told) });
    this.opened(desk);
  }

  tell(workspace: string, news: WorkspaceNews): void {
    this.#listeners.get(workspace)?.send(news);
  }
}
