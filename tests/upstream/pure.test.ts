/** Our FlashArray against recordings of the real driver. */
import { generateCases } from './generate-pure.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'pure.jsonl', cases: 83, digest: '92b850b1945089ca6d5a8fd83c6fa5bbc5f3ee01b13648454728227996a022e4' },
  { file: 'pure-more.jsonl', cases: 100, digest: 'b6936dd1fa954cf95ba7c197d483111429761f5834982459b796b3a7904451bf' },
]);
isGeneratedBy(generateCases, 'pure-more.jsonl');
