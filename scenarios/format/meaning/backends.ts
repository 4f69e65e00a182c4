/** Backends: each that is named is given, and where there are several, none is left to be guessed. */
import type { Scenario, Step } from '../../../core/scenario/scenario.ts';
import type { Path } from '../path.ts';
import { describe, oneOf, quoted } from '../words.ts';
import { stepsOf, type Report } from './walk.ts';

export function checkBackends(scenario: Scenario, report: Report): void {
  const known = Object.keys(scenario.given?.backends ?? { backend: {} });
  const need = (backend: string | undefined, path: Path): void => {
    if (backend !== undefined && !known.includes(backend)) report([...path, 'backend'], describe(backend), `the handle of a backend: ${oneOf(known, backend)}`);
  };
  for (const { backend, snapshotOf, path } of placesIn(scenario)) {
    need(backend, path);
    if (backend !== undefined && snapshotOf !== undefined) {
      report([...path, 'backend'], 'the key "backend"', 'none, as a snapshot is where its volume is', 'key');
    }
  }
  for (const { step, path } of stepsOf(scenario)) {
    const asked = askedOf(step, path);
    if (!asked) continue;
    need(asked.backend, asked.path);
    if (asked.backend === undefined && known.length > 1) report(asked.path, 'no key "backend"', `one of the backends: ${quoted(known)}`);
    if ('service' in step && Object.keys(step.service).every((key) => key === 'backend')) report(asked.path, 'nothing but a backend', 'what becomes of its service');
  }
}

interface Place {
  readonly backend: string | undefined;
  readonly snapshotOf?: string | undefined;
  readonly path: Path;
}

/** Where volumes and objects are put. */
function placesIn(scenario: Scenario): Place[] {
  const { volumes = {}, backend: objects = {} } = scenario.given ?? {};
  const ofVolumes = Object.entries(volumes).map(([handle, { backend }]) => ({ backend, path: ['given', 'volumes', handle] }));
  const ofObjects = Object.entries(objects).map(([handle, { backend, snapshot_of: snapshotOf }]) => ({ backend, snapshotOf, path: ['given', 'backend', handle] }));
  const added = stepsOf(scenario).flatMap(({ step, path }) => ('event' in step ? [{ backend: step.backend, snapshotOf: step.snapshot_of, path }] : []));
  return [...ofVolumes, ...ofObjects, ...added];
}

/** Of what backend a step asks something, if it does that by name. */
function askedOf(step: Step, path: Path): { readonly backend: string | undefined; readonly path: Path } | undefined {
  if ('service' in step) return { backend: step.service.backend, path: [...path, 'service'] };
  if ('driver' in step) return step.driver === 'get_manageable_snapshots' ? { backend: step.backend, path } : undefined;
  return 'api' in step && step.api === 'list_manageable' && !('raw' in step) ? { backend: step.backend, path } : undefined;
}
