/** Workspaces, as the page asks for them. */
import type { WorkspaceFacade } from '../workspace-facade.ts';

const METHODS = [
  'gallery', 'workspaces', 'makeWorkspace', 'renameWorkspace', 'removeWorkspace', 'restoreWorkspace', 'exportWorkspace', 'openWorkspace', 'watchWorkspace',
  'leaveWorkspace', 'execute', 'putRow', 'tryIn', 'runLine', 'completeLine', 'keepScenario',
] as const satisfies readonly (keyof WorkspaceFacade)[];

export function createWorkspaces(): WorkspaceFacade {
  const missing = (): Promise<never> => Promise.reject(new Error('Workspaces are not there yet.'));
  return Object.fromEntries(METHODS.map((name) => [name, missing])) as unknown as WorkspaceFacade;
}
