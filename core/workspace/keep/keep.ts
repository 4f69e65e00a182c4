/** What was done in a workspace, kept as a scenario that expects just what happened. */
import type { DriverDefinition } from '../../definition.ts';
import type { VolumeRow } from '../../interface.ts';
import { driveSync } from '../../scenario/drive.ts';
import { inProcessTarget } from '../../scenario/in-process.ts';
import { runScenario } from '../../scenario/run.ts';
import type { ScenarioResult } from '../../scenario/result.ts';
import type { Scenario, Step, Suite } from '../../scenario/scenario.ts';
import type { Given, GivenObject, GivenVolume } from '../../scenario/given.ts';
import { World, type WorldState } from '../../world/world.ts';
import type { Setting } from '../array.ts';
import type { WholeWorkspace } from '../file.ts';
import { Called } from './called.ts';
import { effective, type Deed } from './effective.ts';
import { expectationsOf } from './expected.ts';
import { givenOf, part } from './given-of.ts';
import { needsOf } from './needs.ts';
import { stepsOf } from './steps.ts';

/**
 * The scenario is of kind `behaviour` and for this driver. It is played once to see what happens in it; where that is otherwise
 * than in the workspace, its notes say so.
 * @param revision what was done up to it
 */
export function keep(driver: DriverDefinition, whole: WholeWorkspace, revision: number): Suite {
  const { from, deeds } = effective(whole.entries.filter((entry) => entry.revision <= revision), whole.start.revision);
  const { given, steps, remarks, origins } = written(driver, whole.setting, stateAt(whole, from), deeds);
  const needs = needsOf(steps);
  const scenario: Scenario = {
    id: `kept.${idOf(whole.name)}`,
    kind: 'behaviour',
    title: titleOf(whole, deeds),
    drivers: { [driver.id]: driver.upstream === undefined ? '..' : `${driver.upstream}..` },
    ...(needs.length > 0 ? { needs } : {}),
    given,
    steps,
  };
  const result = played(driver, scenario);
  const expecting = steps.map((step, index) => withExpectations(step, result, index, Object.keys(given.volumes ?? {})));
  const notes = [
    ...(from > 0 ? [`It begins at revision ${from} of the workspace.`] : []),
    ...remarks,
    ...(result.verdict === 'not_applicable' ? [`It can’t be played on ${driver.id}: ${result.reason ?? ''}`] : []),
    ...differences(result, origins),
  ];
  return {
    custody: 1,
    suite: `kept-${idOf(whole.name)}`,
    version: '1.0.0',
    title: `Kept from ${whole.name}`,
    scenarios: [{ ...scenario, steps: expecting, ...(notes.length > 0 ? { notes: notes.join('\n') } : {}) }],
  };
}

interface Written {
  readonly given: Given;
  readonly steps: readonly Step[];
  readonly remarks: readonly string[];
  /** Of each step, what it was in the workspace; undefined for what is done first. */
  readonly origins: readonly (Deed | undefined)[];
}

function stateAt({ start, entries }: WholeWorkspace, revision: number): WorldState {
  const world = World.from(start.state);
  for (const { changes } of entries.slice(0, revision - start.revision)) world.apply(changes.set);
  return world.state();
}

function written(driver: DriverDefinition, setting: Setting, start: WorldState, deeds: readonly Deed[]): Written {
  const called = new Called();
  const { given, first, remarks } = givenOf(driver, setting, start, called);
  const world = World.from(start);
  const opening = sortedOut(driver, first);
  const steps: Step[] = [...opening.playable];
  const origins: (Deed | undefined)[] = steps.map(() => undefined);
  const notes = [...remarks, ...opening.missing];
  const volumes: Record<string, GivenVolume> = { ...given.volumes };
  const backend: Record<string, GivenObject> = { ...given.backend };
  for (const deed of deeds) {
    const { command } = deed.command;
    const [made] = deed.changes.set.volumes?.added ?? [];
    if (command.do === 'create_volume' && made) volumes[called.volume(made, deed.changes.set.objects?.added[0])] = createdVolume(made, command.content);
    const kept = stepsOf(deed, driver, world, called);
    const { playable, placed, missing } = sortedOut(driver, kept.steps);
    Object.assign(backend, placed);
    steps.push(...playable);
    origins.push(...playable.map(() => deed));
    notes.push(...missing);
    if (kept.remark !== undefined) notes.push(kept.remark);
    redo(world, deed);
  }
  return { given: { ...given, ...part('volumes', volumes), ...part('backend', backend) }, steps: steps.length > 0 ? steps : [{ look: {} }], remarks: notes, origins };
}

/** What this driver's array can't do while a scenario runs is there from the start, where that makes sense, or is told. */
function sortedOut({ id, capabilities }: DriverDefinition, steps: readonly Step[]) {
  const isPlayable = (step: Step): boolean => needsOf([step]).every((need) => capabilities.includes(need));
  const placed: Record<string, GivenObject> = {};
  const missing: string[] = [];
  for (const step of steps.filter((one) => !isPlayable(one))) {
    if (!('event' in step) || step.event !== 'add') {
      missing.push(`${id} does not offer ${needsOf([step]).join()} in scenarios: it is left out.`);
      continue;
    }
    const { event: _, object: handle, ...found } = step;
    placed[handle] = found;
    missing.push(`${handle} is there from the start.`);
  }
  return { playable: steps.filter(isPlayable), placed, missing };
}

function createdVolume({ size, host }: VolumeRow, content: string | undefined): GivenVolume {
  const backend = /@([^#]*)/.exec(host ?? '')?.[1];
  return { size: `${size} GiB`, ...(content === undefined ? {} : { content }), ...(backend === undefined || backend === 'backend' ? {} : { backend }) };
}

/** Brings the world to where the deed left it. What was undone in between may have left other rows: those are passed over. */
function redo(world: World, { changes: { set } }: Deed): void {
  const { clock, ...others } = set;
  try {
    world.apply(others);
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
  }
  const [, now] = clock?.updated[0] ?? [];
  if (now) world.clock.update('clock', now);
}

function played(driver: DriverDefinition, scenario: Scenario): ScenarioResult {
  const target = inProcessTarget(driver);
  return driveSync(runScenario(scenario, target.hello({})), target);
}

function withExpectations(step: Step, { steps, handles }: ScenarioResult, index: number, volumes: readonly string[]): Step {
  const result = steps[index];
  const expect = result ? expectationsOf(step, result, handles, volumes) : [];
  return expect.length > 0 ? { ...step, expect } : step;
}

/** Where the scenario goes otherwise than the workspace went, a line for each step. */
function differences({ steps }: ScenarioResult, origins: readonly (Deed | undefined)[]): string[] {
  return origins.flatMap((deed, index) => {
    const there = deed?.told.outcome;
    const here = steps[index]?.outcome;
    if (there?.kind !== 'answered' || here?.kind !== 'answered') return [];
    const ended = (messages: readonly { readonly event_id: string }[]): string => messages.map(({ event_id }) => event_id).join();
    const isSame = there.status === here.status && ended(deed?.told.observed.user_messages ?? []) === ended(steps[index]?.observed.user_messages ?? []);
    return isSame ? [] : [`Step ${index + 1} ended otherwise in the workspace: with ${there.status}.`];
  });
}

function titleOf({ name }: WholeWorkspace, deeds: readonly Deed[]): string {
  return deeds.length === 0 ? `As ${name} began` : `What was done in ${name}`;
}

/** What an id can have. */
function idOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-|-$/g, '') || 'workspace';
}
