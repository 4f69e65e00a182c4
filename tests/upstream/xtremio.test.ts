/** Our XtremIO against recordings of the real driver. */
import { generateCases } from './generate-xtremio.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'xtremio.jsonl', cases: 81, digest: '9cd4c779c5b140417f37024f04773227bd1967d726f6dc9f2c76c58b32711547' },
  { file: 'xtremio-more.jsonl', cases: 100, digest: 'abeef0988ca7bbe118a8154411ec16e4fd6ed2c1c6f3a08114c03a5f9991b2a7' },
]);
isGeneratedBy(generateCases, 'xtremio-more.jsonl');
