/**
 * Cases for the recorder of the real Pure driver at ab09bc39: `npx tsx tests/upstream/generate-pure.ts SEED COUNT`.
 *
 * The recorder's stand-in of the client calls an answer Resp; the real one's is ValidResponse or ErrorResponse.
 */
import { writeCasesFrom } from './case-maker.ts';
import { pureCases } from './pure-cases.ts';

export const OF_THE_TREE = true;
export const generateCases = pureCases('pure2', 'source-name');

writeCasesFrom(import.meta.url, generateCases);
