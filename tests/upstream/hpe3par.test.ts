/** Our 3PAR against recordings of the real driver. */
import { generateCases } from './generate-hpe3par.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'hpe3par.jsonl', cases: 96, digest: '807e1b7068c82c3eb9d716edc1fe3050ede65ecf06cf4a6b967f0c7771767027' },
  { file: 'hpe3par-more.jsonl', cases: 100, digest: '1470d34d14a258eddb07b0070d2c1e6f0c67d9f1c272b3a04d580358e0121346' },
]);
isGeneratedBy(generateCases, 'hpe3par-more.jsonl');
