/** Targets and scenarios for tests: a tiny driver of our own, and a target that answers by script. */
import { driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { runScenario } from '../../../core/scenario/run.ts';
import type { DriverStep, Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { Hello, Operation, SyncTarget } from '../../../core/scenario/target.ts';
import { CinderException } from '../../../core/errors.ts';
import { CAPABILITIES, type DriverDefinition } from '../../../core/definition.ts';
import type { BackendObject, DriverContext, Outcome, VolumeSnapshotManagementDriver } from '../../../core/interface.ts';
import { get, int, isObject, object, type Json } from '../../../core/value/json.ts';
import { ceilGib } from '../../../core/value/size.ts';
import { anObject } from '../backend/objects.ts';

export const HELLO: Hello = {
  protocol: 1, target: { name: 'tiny', version: '1' }, level: 'driver', capabilities: CAPABILITIES,
  reference_forms: [{ id: 'by-name', keys: ['source-name'], default: true }], evidence: 'harness',
};

/** A driver over the context of its call. */
export type Making = (context: DriverContext) => Partial<VolumeSnapshotManagementDriver>;

/** A driver that goes by names and renames to the snapshot's name, but for what is said otherwise. */
export function tinyDriver(own: Making = () => ({}), more: Partial<DriverDefinition> = {}): DriverDefinition {
  return {
    id: 'tiny', title: 'Tiny', version: '1', capabilities: CAPABILITIES,
    referenceForms: [{ id: 'bare', keys: [] }, { id: 'by-name', keys: ['source-name'], default: true }, { id: 'by-id', keys: ['source-id'] }],
    create: (context) => Object.assign(tiny(context), own(context)),
    place: ({ handle, name, size_bytes, volume_name }) => ({ name: volume_name ?? name ?? handle, size_bytes }),
    referenceTo: ({ id, name }, form) => (form === 'bare' ? name : object([form === 'by-id' ? ['source-id', id] : ['source-name', name]])),
    referenceToNothing: (what) => object([[what === 'well-formed' ? 'source-name' : 'sauce', 'nothing']]),
    ...more,
  };
}

function tiny(context: DriverContext): VolumeSnapshotManagementDriver {
  const { backend } = context;
  const find = (ref: Json): BackendObject => {
    context.rule({ text: 'looked for the name' });
    const name = isObject(ref) ? get(ref, 'source-name') : ref;
    const found = typeof name === 'string' ? backend.named(name)[0] : undefined;
    if (found) return found;
    context.rule({ text: 'found no such name' });
    throw new CinderException('ManageExistingInvalidReference', { existing_ref: 'it', reason: 'no such name' });
  };
  return {
    manageExistingSnapshotGetSize: (_, ref) => int(ceilGib(find(ref).size_bytes)),
    manageExistingSnapshot: ({ name }, ref) => {
      backend.rename(find(ref).id, name);
      return null;
    },
    unmanageSnapshot: () => null,
    deleteSnapshot: ({ name }) => {
      backend.remove(find(name).id);
      return null;
    },
    getManageableSnapshots: ({ limit }) => [limit],
  };
}

/** A target with one object, `tuesday`, which answers calls in the order of the script. */
export function scripted(outcomes: readonly Outcome[], more: Partial<SyncTarget> = {}): SyncTarget {
  const left = [...outcomes];
  const tuesday = anObject('o1', { handle: 'tuesday', size_bytes: 2 ** 30 });
  return {
    hello: () => HELLO,
    reset: () => ({ objects: [] }),
    reference: () => ({ existing_ref: object([['source-name', 'tuesday']]) }),
    call: ({ method }) => {
      const outcome = left.shift();
      if (!outcome) throw new Error(`The script has no answer to ${method}.`);
      return outcome;
    },
    event: () => ({ done: true }),
    fault: () => ({ done: true }),
    inspect: () => ({ objects: [tuesday] }),
    advance: () => ({ done: true }),
    close: () => undefined,
    ...more,
  };
}

/** The same target, with all that was asked of it. */
export function listening(target: SyncTarget): { readonly target: SyncTarget; readonly asked: { readonly op: Operation; readonly ask: unknown }[] } {
  const asked: { op: Operation; ask: unknown }[] = [];
  const heard = Object.entries(target).map(([op, answer]) => [op, (ask: never) => {
    asked.push({ op: op as Operation, ask });
    return answer(ask);
  }]);
  return { target: Object.fromEntries(heard) as SyncTarget, asked };
}

/** A volume `vol-a` of 1 GiB, its snapshot `tuesday` on the backend, and a row `s1` in Cinder. */
export const GIVEN: NonNullable<Scenario['given']> = {
  volumes: { 'vol-a': { size: '1 GiB' } },
  backend: { tuesday: { snapshot_of: 'vol-a', content: 'payroll' } },
  snapshots: { s1: { volume: 'vol-a' } },
};

export function scenarioOf(steps: readonly Step[], more: Partial<Scenario> = {}): Scenario {
  return { id: 'a-scenario', kind: 'caller', title: 'A scenario', given: GIVEN, steps, ...more };
}

/** A driver step about `s1`. */
export function calling(driver: 'manage_existing_snapshot' | 'manage_existing_snapshot_get_size' | 'unmanage_snapshot', more: Partial<DriverStep> = {}): Step {
  return { driver, snapshot: 's1', ...(driver === 'unmanage_snapshot' ? {} : { ref: { names: 'tuesday' } }), ...more };
}

export const LOOK = { look: {} } as const;

export function play(scenario: Scenario, target: SyncTarget = inProcessTarget(tinyDriver())): ScenarioResult {
  return driveSync(runScenario(scenario, target.hello({})), target);
}

/** What became of every expectation: `steps[0].expect[0].returns pass`. */
export function verdicts({ steps }: ScenarioResult): string[] {
  return steps.flatMap(({ expectations }) => expectations.map(({ path, verdict }) => `${path} ${verdict}`));
}

export function returned(value: Json = null): Outcome {
  return { kind: 'returned', value };
}

export function refused(className: string, message = 'no'): Outcome {
  return { kind: 'refused', error: { class: className, message } };
}

export function crashed(className: string, message = 'oops'): Outcome {
  return { kind: 'crashed', error: { class: className, message } };
}
