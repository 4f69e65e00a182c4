/** Our DataCore against recordings of the real driver. */
import { generateCases } from './generate-datacore.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'datacore.jsonl', cases: 81, digest: '49d01ab0cc7e4f99ffdad26dad8b448115d06cfd166543d5bce39bf344a66a5b' },
  { file: 'datacore-more.jsonl', cases: 100, digest: 'b2a130f63a1446107e6fea91e24448aef2f186e0a9152816ab39838180fb6b3e' },
]);
isGeneratedBy(generateCases, 'datacore-more.jsonl');
