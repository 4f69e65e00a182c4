/** Workspaces, as the page asks for them. What is large comes when it is first asked for. */
import type { DriverDefinition } from '../../../core/definition.ts';
import type { Catalogue } from '../catalogue.ts';
import type { RunStore } from '../store/runs.ts';
import type { WorkspaceFacade } from '../workspace-facade.ts';
import { TabDesks, type DesksParts } from './desks.ts';
import type { CreateMaking } from './parts.ts';
import type { TryIn } from './trying.ts';

export interface WorkspacesParts extends DesksParts {
  readonly catalogue: Catalogue;
  readonly runs: RunStore;
  /** Drivers that every reference is tried on. */
  readonly tried: readonly DriverDefinition[];
  /** Milliseconds of a clock that only goes forwards. */
  readonly ticks: () => number;
  /** Lets the worker take what came in meanwhile. */
  readonly pause: () => Promise<void>;
}

export function createWorkspaces(parts: WorkspacesParts): WorkspaceFacade {
  const desks = new TabDesks(parts);
  let making: Promise<ReturnType<CreateMaking>> | null = null;
  const made = (): Promise<ReturnType<CreateMaking>> => {
    making ??= import('./making.ts').then(({ createMaking }) => createMaking({ ...parts, desks }));
    return making;
  };
  let trying: Promise<TryIn> | null = null;
  const tryer = (): Promise<TryIn> => {
    trying ??= import('./trying.ts').then(({ createTryIn }) => createTryIn(parts.tried, parts.pause, parts.ticks));
    return trying;
  };

  return {
    gallery: async () => (await made()).gallery(),
    workspaces: () => desks.list(),
    makeWorkspace: async (source, name) => (await made()).make(source, name),
    renameWorkspace: (workspace, name) => desks.rename(workspace, name),
    removeWorkspace: (workspace) => desks.remove(workspace),
    restoreWorkspace: (workspace) => desks.restore(workspace),
    exportWorkspace: async (workspace) => {
      const { exportWorkspace } = await import('./files.ts');
      return desks.use(workspace, ({ whole }) => exportWorkspace(whole));
    },
    openWorkspace: (workspace) => desks.open(workspace),
    watchWorkspace: (workspace, listener) => desks.watch(workspace, listener),
    leaveWorkspace: (workspace) => desks.leave(workspace),
    execute: (workspace, command) => desks.use(workspace, (desk) => desk.execute(command)),
    putRow: async (workspace, table, id, text) => {
      const { putRow } = await import('./rows.ts');
      return desks.use(workspace, (desk) => putRow(desk, table, id, text));
    },
    runLine: async (workspace, line) => {
      const { runLine } = await import('./console.ts');
      return desks.use(workspace, (desk) => runLine(desk, line));
    },
    completeLine: async (workspace, line, cursor) => {
      const { completeLine } = await import('./console.ts');
      return desks.use(workspace, (desk) => completeLine(desk, line, cursor));
    },
    tryIn: async (workspace, volume, text) => {
      const tryIn = await tryer();
      return desks.use(workspace, (desk) => tryIn(desk, volume, text));
    },
    keepScenario: async (workspace, revision) => {
      const { keepScenario } = await import('./keeping.ts');
      return desks.use(workspace, (desk) => keepScenario(desk, revision));
    },
  };
}
