/** The workspaces that are open in this tab, and those that are in the store. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { WholeWorkspace } from '../../../core/workspace/file.ts';
import type { ListedWorkspace, RemovedWorkspace, WorkspaceStore } from '../../../core/workspace/store.ts';
import type { OpenedWorkspace, WorkspaceNews, WorkspaceSummary } from '../workspace-facade.ts';
import { OpenDesk, type DeskParts } from './desk.ts';
import { News } from './news.ts';
import type { Desks } from './parts.ts';
import type { TabNews, Tabs } from './tabs.ts';

export interface DesksParts {
  readonly store: WorkspaceStore;
  readonly tabs: Tabs;
  /** Faulty ones among them. */
  readonly drivers: readonly DriverDefinition[];
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A desk, and how many are at it. */
interface Place {
  readonly desk: Promise<OpenDesk>;
  users: number;
}

const GONE = 'There is no such workspace any more.';
const BUSY = 'Another tab has this workspace open and does not answer. Close it there, and try again.';

export class TabDesks implements Desks {
  readonly #parts: DesksParts;
  readonly #deskParts: DeskParts;
  readonly #news = new News();
  readonly #places = new Map<string, Place>();
  readonly #removed = new Map<string, RemovedWorkspace>();
  /** The one that nobody is at and that is still open, in case that somebody comes back. */
  #idle: string | null = null;

  constructor(parts: DesksParts) {
    this.#parts = parts;
    this.#deskParts = {
      ...parts,
      onSteps: (desk) => this.#news.steps(desk),
      onAnew: ({ id }) => this.#news.tell(id, { kind: 'anew' }),
      onGone: (desk) => this.#gone(desk),
    };
    parts.tabs.listen((news) => void this.#hear(news));
  }

  async list(): Promise<readonly WorkspaceSummary[]> {
    const summaries = (await this.#parts.store.list()).map(summaryOf);
    return summaries.toSorted((a, b) => (a.changed_at < b.changed_at ? 1 : a.changed_at > b.changed_at ? -1 : 0));
  }

  async make({ name, origin, setting, first, start, entries }: WholeWorkspace): Promise<WorkspaceSummary> {
    const { store, now, newId } = this.#parts;
    const label = { id: newId(), name: properName(name), setting, origin, made_at: new Date(now()).toISOString() };
    return summaryOf(await store.make({ label, first, start, entries }));
  }

  async rename(workspace: string, wanted: string): Promise<WorkspaceSummary> {
    const { name } = await this.#parts.store.rename(workspace, properName(wanted));
    this.#parts.tabs.tell({ kind: 'renamed', workspace, name });
    const desk = await this.#opened(workspace);
    if (desk) this.#renamed(desk, name);
    const renamed = (await this.list()).find(({ id }) => id === workspace);
    if (!renamed) throw new RangeError(GONE);
    return renamed;
  }

  async remove(workspace: string): Promise<void> {
    const { store, tabs } = this.#parts;
    const remove = () => tabs.alone(workspace, () => store.remove(workspace));
    const desk = await this.#opened(workspace);
    const removal = await (desk ? desk.aside(remove) : remove());
    if (!removal) throw new Error(BUSY);
    if (!removal.answer) throw new RangeError(GONE);
    this.#removed.set(workspace, removal.answer);
    tabs.tell({ kind: 'changed', workspace });
  }

  async restore(workspace: string): Promise<void> {
    const removed = this.#removed.get(workspace);
    if (!removed) throw new RangeError('There is no such workspace to be restored.');
    await this.#parts.store.restore(removed);
    this.#removed.delete(workspace);
    this.#parts.tabs.tell({ kind: 'restored', workspace });
    this.#news.tell(workspace, { kind: 'anew' });
  }

  /** Opens it for the page, until that leaves it. */
  open(workspace: string): Promise<OpenedWorkspace> {
    return this.use(workspace, async (desk) => {
      await desk.follow();
      this.#news.opened(desk);
      return desk.opened;
    });
  }

  watch(workspace: string, listener: (news: WorkspaceNews) => void): Promise<void> {
    return this.use(workspace, (desk) => this.#news.watch(desk, listener));
  }

  async leave(workspace: string): Promise<void> {
    await this.#news.leave(workspace);
    this.#tidy(workspace);
  }

  async use<Answer>(workspace: string, work: (desk: OpenDesk) => Answer | Promise<Answer>): Promise<Answer> {
    const place = this.#places.get(workspace) ?? this.#open(workspace);
    place.users += 1;
    try {
      return await work(await place.desk);
    } finally {
      place.users -= 1;
      this.#tidy(workspace);
    }
  }

  #open(workspace: string): Place {
    const place: Place = { desk: OpenDesk.open(workspace, this.#deskParts), users: 0 };
    this.#places.set(workspace, place);
    place.desk.catch(() => this.#forget(workspace, place)); // whoever uses it hears why
    return place;
  }

  /** The desk, where it is open here; null where it is not, or could not be opened. */
  async #opened(workspace: string): Promise<OpenDesk | null> {
    return (await this.#places.get(workspace)?.desk.catch(() => null)) ?? null;
  }

  #forget(workspace: string, place: Place): void {
    if (this.#places.get(workspace) === place) this.#places.delete(workspace);
  }

  /** Closes what nobody is at any more, but for the last one. */
  #tidy(workspace: string): void {
    const isIdle = (id: string): boolean => this.#places.get(id)?.users === 0 && !this.#news.has(id);
    if (!isIdle(workspace)) return;
    if (this.#idle !== null && this.#idle !== workspace && isIdle(this.#idle)) this.#close(this.#idle);
    this.#idle = workspace;
  }

  #close(workspace: string): void {
    const place = this.#places.get(workspace);
    this.#places.delete(workspace);
    place?.desk.then((desk) => desk.close()).catch(() => {}); // it never was open
  }

  #gone(desk: OpenDesk): void {
    this.#close(desk.id);
    this.#news.tell(desk.id, { kind: 'removed' });
  }

  #renamed(desk: OpenDesk, name: string): void {
    desk.rename(name);
    this.#news.tell(desk.id, { kind: 'renamed', summary: desk.summary });
  }

  /** What other tabs tell. */
  async #hear(news: TabNews): Promise<void> {
    const { kind, workspace } = news;
    if (kind === 'restored') return this.#news.tell(workspace, { kind: 'anew' });
    const desk = await this.#opened(workspace);
    if (!desk) return;
    if (kind === 'renamed') this.#renamed(desk, news.name);
    else if (kind === 'let_go') await desk.aside(async () => {});
    else await desk.follow();
  }
}

function properName(name: string): string {
  const proper = name.trim();
  if (proper === '') throw new RangeError('A workspace has a name.');
  return proper;
}

function summaryOf({ label: { id, name, setting: { driver }, origin, made_at }, revision, changed_at }: ListedWorkspace): WorkspaceSummary {
  return { id, name, driver, origin, revision, made_at, changed_at };
}
