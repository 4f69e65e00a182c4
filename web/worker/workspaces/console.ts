/** The clients' shell over a workspace. */
import { complete, runLine as run, type Completion, type ConsoleSetting, type KnownNames } from '../../../core/console/console.ts';
import type { ApiAnswer } from '../../../core/cinder/api/http.ts';
import { PROJECT } from '../../../core/scenario/prepare.ts';
import type { StepResult } from '../../../core/scenario/result.ts';
import type { WorldState } from '../../../core/world/world.ts';
import type { ConsoleAnswer } from '../workspace-facade.ts';
import type { Desk } from './parts.ts';

/** Where the API is said to be: an address that nobody has (RFC 2606). */
const ENDPOINT = `http://cinder.example:8776/v3/${PROJECT}`;

/** Runs a line; each request that it sends is a command of its own. Rejects where one can't be stored. */
export async function runLine(desk: Desk, line: string): Promise<ConsoleAnswer> {
  const revisions: number[] = [];
  const running = run(line, settingOf(desk.state));
  let turn = running.next();
  while (!turn.done) {
    const { revision, step } = await desk.execute({ do: 'request', request: turn.value });
    if (revision !== null) revisions.push(revision);
    turn = running.next(answerIn(step));
  }
  return { ...turn.value, revisions };
}

export function completeLine(desk: Desk, line: string, cursor: number): Completion {
  return complete(line, cursor, knownIn(desk.state));
}

function settingOf({ clock }: WorldState): ConsoleSetting {
  return { projectId: PROJECT, endpoint: ENDPOINT, variables: {}, now: clock[0]?.now ?? 0 };
}

function answerIn({ outcome }: StepResult): ApiAnswer {
  if (outcome?.kind !== 'answered') throw new RangeError('The API has not answered.');
  return outcome;
}

/** An object that is called after one of Cinder's snapshots is behind that already. */
function knownIn({ volumes, snapshots, objects, services }: WorldState): KnownNames {
  const ids = snapshots.map(({ id }) => id);
  const isFree = (name: string): boolean => !ids.some((id) => name.includes(id));
  return {
    volumes: volumes.map(({ id, display_name }) => ({ id, name: display_name })),
    snapshots: snapshots.map(({ id, display_name }) => ({ id, name: display_name })),
    objects: objects.flatMap(({ kind, name }) => (kind === 'snapshot' && isFree(name) ? [name] : [])),
    hosts: services.map(({ id }) => id),
  };
}
