/** What came of playing a step. */
import type { ApiAnswer } from '../cinder/api/http.ts';
import type { Outcome } from '../interface.ts';
import { isObject, object, type JsonObject } from '../value/json.ts';
import { toJson } from '../value/plain.ts';
import type { Done } from './target.ts';
import { Unsupported } from './unplayable.ts';

/** What was asked in a step, and what came of it. */
export interface Played {
  /** The step as carried out: handles resolved, the reference as sent. */
  readonly request: JsonObject;
  readonly outcome: Outcome | ApiAnswer | null;
  /** Id of the snapshot that the step is about. */
  readonly snapshotId?: string;
}

/** The step as it is shown, from plain fields and exact values. */
export function shown(fields: object): JsonObject {
  const json = toJson(fields);
  return isObject(json) ? json : object([]);
}

/** A step that the target only had to carry out. Throws Unsupported when it can't. */
export function carriedOut(fields: object, answered: Done): Played {
  if ('unsupported' in answered) throw new Unsupported(answered.unsupported);
  return { request: shown(fields), outcome: null };
}
