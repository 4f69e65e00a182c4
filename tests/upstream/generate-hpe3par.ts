/** Cases for the recorder of the real 3PAR driver: `npx tsx tests/upstream/generate-hpe3par.ts SEED COUNT`. */
import { writeCasesFrom } from './case-maker.ts';
import { hpeCases } from './hpe-cases.ts';

export const generateCases = hpeCases('hpe3par');

writeCasesFrom(import.meta.url, generateCases);
