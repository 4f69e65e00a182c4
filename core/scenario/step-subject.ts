/** What a step of a scenario is about: which of Cinder's volumes and snapshots, and what its reference says. */
import { get, isObject, type Json } from '../value/json.ts';
import { JsonSyntaxError, parseJson } from '../value/parse.ts';
import { readReference, readValue, type Names, type ReadReference } from './reference-class.ts';
import type { ApiRawStep, ApiStep, DriverStep } from './scenario.ts';

export interface Subject {
  /** Handle of the volume that a snapshot is to be managed under. */
  readonly volume?: string | undefined;
  /** Handle of the snapshot; with `manage` the one that comes into being. */
  readonly snapshot?: string | undefined;
  readonly reference?: ReadReference | undefined;
}

export function subjectOf(step: DriverStep | ApiStep, names: Names): Subject {
  if ('driver' in step) return { snapshot: step.snapshot, reference: step.ref && readReference(step.ref, names) };
  if ('raw' in step) return rawSubject(step, names);
  if ('request' in step) return { volume: step.request.volume, snapshot: step.as, reference: readReference(step.request.ref, names) };
  return 'snapshot' in step ? { snapshot: step.snapshot } : {};
}

function rawSubject({ as, raw: { path, body } }: ApiRawStep, names: Names): Subject {
  const snapshot = body === undefined ? undefined : below(parsed(body), 'snapshot');
  const ref = below(snapshot, 'ref');
  const volume = below(snapshot, 'volume_id');
  return {
    volume: typeof volume === 'string' ? /\$\{volume:([a-z0-9.-]+)\}/.exec(volume)?.[1] : undefined,
    snapshot: as ?? /\$\{snapshot:([a-z0-9.-]+)\}/.exec(path)?.[1],
    reference: ref === undefined ? undefined : readValue(ref, names),
  };
}

/** The value under a key, if there is one. */
function below(value: Json | undefined, key: string): Json | undefined {
  return value !== undefined && isObject(value) ? get(value, key) : undefined;
}

/** A body that is no JSON says nothing; that is what it is there for. */
function parsed(body: string): Json | undefined {
  try {
    return parseJson(body);
  } catch (failure) {
    if (failure instanceof JsonSyntaxError) return undefined;
    throw failure;
  }
}
