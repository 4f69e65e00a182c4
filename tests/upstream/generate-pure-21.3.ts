/** Cases for the recorder of the real Pure driver of 21.3.1: `npx tsx tests/upstream/generate-pure-21.3.ts SEED COUNT`. */
import { writeCasesFrom } from './case-maker.ts';
import { pureCases } from './pure-cases.ts';

export const generateCases = pureCases('pure', 'name');

writeCasesFrom(import.meta.url, generateCases);
