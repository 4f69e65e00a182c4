/**
 * Sessions of requests for the recorder of the real Block Storage API, one JSON object a line, in the form that it
 * reads. Equal seeds give equal sessions.
 *
 *   npx tsx tests/upstream/generate-rest.ts SEED COUNT | recorder > recordings.jsonl
 */
import type { Json } from '../../core/value/json.ts';
import { randomFrom, writeCasesFrom } from './case-maker.ts';
import { SessionMaker } from './session-maker.ts';

/** The lines of so many sessions. */
export function* generateCases(seed: number, count: number): Generator<Json> {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n += 1) yield* new SessionMaker(random).lines(`${seed}.${n}`);
}

writeCasesFrom(import.meta.url, generateCases);
