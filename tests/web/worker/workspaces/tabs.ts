/** Tabs with workspaces open, over one database. */
import { onTestFinished } from 'vitest';
import { DRIVERS } from '../../../../core/registry.ts';
import { object } from '../../../../core/value/json.ts';
import type { Command } from '../../../../core/workspace/command.ts';
import type { WholeWorkspace } from '../../../../core/workspace/file.ts';
import type { JournalEntry } from '../../../../core/workspace/store.ts';
import { Database } from '../../../../web/worker/store/database.ts';
import type { JournalRow } from '../../../../web/worker/store/schema.ts';
import { workspaceStore } from '../../../../web/worker/store/workspaces.ts';
import { TabDesks } from '../../../../web/worker/workspaces/desks.ts';
import { tabsBy, type Tabs } from '../../../../web/worker/workspaces/tabs.ts';
import type { WorkspaceNews } from '../../../../web/worker/workspace-facade.ts';
import { Bench } from '../../../core/workspace/workplaces.ts';
import { bareRows } from '../bare-indexeddb.ts';

/** 2026-01-01T00:00:00Z. */
export const NOW = 1_767_225_600_000;

export interface Tab {
  readonly desks: TabDesks;
  readonly database: Database;
  readonly tabs: Tabs;
}

/** One browser profile: tabs that share a database, its locks and its channel. */
export class Profile {
  readonly name = `desks-${crypto.randomUUID()}`;
  readonly #locks: LockManager | null;
  readonly #patienceMs: number;

  constructor(locks: LockManager | null, patienceMs = 3000) {
    this.#locks = locks;
    this.#patienceMs = patienceMs;
  }

  tab(): Tab {
    const database = new Database(this.name);
    const channel = new BroadcastChannel(this.name);
    onTestFinished(() => {
      channel.close();
      database.close();
    });
    const tabs = tabsBy(this.#locks, channel, this.#patienceMs);
    let ids = 0;
    const newId = (): string => `${this.name}-${(ids += 1)}`;
    return { desks: new TabDesks({ store: workspaceStore(database, () => NOW), tabs, drivers: DRIVERS, now: () => NOW, newId }), database, tabs };
  }

  /** Another tab's connection goes as well when nobody has one: the rows as anybody can read them. */
  async journal(workspace: string): Promise<readonly JournalEntry[]> {
    return (await this.rows(workspace)).flatMap(({ entries }) => entries);
  }

  async rows(workspace: string): Promise<readonly JournalRow[]> {
    return ((await bareRows(this.name, 'journal')) as readonly JournalRow[]).filter((row) => row.workspace === workspace);
  }
}

/** Volume `payroll` with snapshots `tuesday` and `friday` on the array of lvm, as nobody has touched it yet. */
export function furnished(name = 'Payroll'): WholeWorkspace {
  const { world, setting } = new Bench().furnish();
  const state = world.state();
  return { name, origin: 'a test', setting: { ...setting, config: object([]) }, first: state, start: { revision: 0, state }, entries: [] };
}

export const advance = (seconds: number): Command => ({ do: 'advance', seconds });

/** What a page hears of a workspace. */
export class Ear {
  readonly heard: WorkspaceNews[] = [];
  #waiting: (() => void)[] = [];

  readonly listen = (news: WorkspaceNews): void => {
    this.heard.push(news);
    for (const look of this.#waiting.splice(0)) look();
  };

  /** Resolves once this is so, which is looked at whenever there is news. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The newest revision that was told. */
  get revision(): number {
    return this.heard.reduce((newest, news) => (news.kind === 'steps' ? (news.steps.at(-1)?.revision ?? newest) : newest), 0);
  }
}
