/** Our PowerMax against recordings of the real driver. */
import { generateCases } from './generate-powermax.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'powermax.jsonl', cases: 168, digest: '85a2de5b54cbc5731e1398e730c62a97376c5a46d96938a8dbe1a5eac938ab02' },
  { file: 'powermax-more.jsonl', cases: 100, digest: '4b313c9625003b6e717f8558b04542df990ace0c2772abd95af9ddb964d3801d' },
]);
isGeneratedBy(generateCases, 'powermax-more.jsonl');
