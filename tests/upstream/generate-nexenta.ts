/** Cases for the recorder of the real driver of NexentaStor 5 over iSCSI: `npx tsx tests/upstream/generate-nexenta.ts SEED COUNT`. */
import { writeCasesFrom } from './case-maker.ts';
import { nexentaCases } from './nexenta-cases.ts';

export const generateCases = nexentaCases('nexenta');

writeCasesFrom(import.meta.url, generateCases);
