/** The identity service, of which the console has only what is sure: one domain, one project and one user, who is logged in. */
import type { ConsoleSetting } from '../program.ts';
import type { Values } from '../argparse/reading.ts';
import { Failure } from './failure.ts';
import { said } from './values.ts';

interface Known {
  readonly id: string;
  readonly name: string;
}

export function projectOf({ projectId, variables }: ConsoleSetting): Known {
  return { id: projectId, name: variables['OS_PROJECT_NAME'] || 'admin' };
}

/** The id of what `--project` names, in the domain of `--project-domain`; null: it isn't given. @throws Failure */
export function projectId(setting: ConsoleSetting, values: Values): string | null {
  return found('project', projectOf(setting), values);
}

export function userId(setting: ConsoleSetting, values: Values): string | null {
  return found('user', { id: 'admin', name: setting.variables['OS_USERNAME'] || 'admin' }, values);
}

function found(kind: 'project' | 'user', one: Known, values: Values): string | null {
  const wanted = said(values, kind);
  if (wanted === null) return null;
  const domain = said(values, `${kind}_domain`);
  if (domain !== null) matched('domain', { id: 'default', name: 'Default' }, domain);
  return matched(kind, one, wanted);
}

function matched(kind: string, { id, name }: Known, wanted: string): string {
  if (wanted === id || wanted === name) return id;
  throw new Failure(`No ${kind} with a name or ID of '${wanted}' exists.`);
}
