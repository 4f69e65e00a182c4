/** What was done in a workspace, kept as a scenario that expects just what happened. */
import type { DriverDefinition } from '../../definition.ts';
import type { VolumeRow } from '../../interface.ts';
import { driveSync } from '../../scenario/drive.ts';
import { inProcessTarget } from '../../scenario/in-process.ts';
import { runScenario } from '../../scenario/run.ts';
import type { ScenarioResult } from '../../scenario/result.ts';
import type { Scenario, Step, Suite } from '../../scenario/scenario.ts';
import type { Given } from '../../scenario/given.ts';
import { World } from '../../world/world.ts';
import type { WholeWorkspace } from '../file.ts';
import { Called } from './called.ts';
import { effective, type Deed } from './effective.ts';
import { expectationsOf } from './expected.ts';
import { givenOf } from './given-of.ts';
import { needsOf } from './needs.ts';
import { stepsOf } from './steps.ts';

/**
 * The scenario is of kind `behaviour` and for this driver. It is played once to see what happens in it; where that is otherwise
 * than in the workspace, its notes say so.
 * @param revision what was done up to it
 */
export function keep(driver: DriverDefinition, whole: WholeWorkspace, revision: number): Suite {
  const deeds = effective(whole.entries.filter((entry) => entry.revision <= revision), whole.start.revision);
  const { given, steps, remarks, origins } = written(driver, whole, deeds);
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
  const notes = [...remarks, ...differences(result, origins)];
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

function written(driver: DriverDefinition, { setting, start }: WholeWorkspace, deeds: readonly Deed[]): Written {
  const called = new Called();
  const { given, first, remarks } = givenOf(driver, setting, start.state, called);
  const world = World.from(start.state);
  const steps: Step[] = [...first];
  const origins: (Deed | undefined)[] = first.map(() => undefined);
  const notes = [...remarks];
  const volumes: Record<string, NonNullable<Given['volumes']>[string]> = { ...given.volumes };
  for (const deed of deeds) {
    const { command } = deed.command;
    const [made] = deed.changes.set.volumes?.added ?? [];
    if (command.do === 'create_volume' && made) volumes[called.volume(made, deed.changes.set.objects?.added[0])] = createdVolume(made, command.content);
    const kept = stepsOf(deed, driver, world, called);
    steps.push(...kept.steps);
    origins.push(...kept.steps.map(() => deed));
    if (kept.remark !== undefined) notes.push(kept.remark);
    redo(world, deed);
  }
  const hasVolumes = Object.keys(volumes).length > 0;
  return { given: { ...given, ...(hasVolumes ? { volumes } : {}) }, steps: steps.length > 0 ? steps : [{ look: {} }], remarks: notes, origins };
}

function createdVolume({ size, host }: VolumeRow, content: string | undefined): NonNullable<Given['volumes']>[string] {
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
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'workspace';
}
