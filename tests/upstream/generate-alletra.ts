/** Cases for the recorder of the real Alletra MP driver, of ab09bc39: `npx tsx tests/upstream/generate-alletra.ts SEED COUNT`. */
import { writeCasesFrom } from './case-maker.ts';
import { hpeCases } from './hpe-cases.ts';

/** No release has the driver. */
export const OF_THE_TREE = true;

export const generateCases = hpeCases('alletra');

writeCasesFrom(import.meta.url, generateCases);
