/** Our NEC M-Series against recordings of the real one. */
import { generateCases } from './generate-nec.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'nec.jsonl', cases: 115, digest: '5fe1436557538932e85caeb62cb2feb977a2e1f1b1f56e8dba691e9eafb1933d' },
  { file: 'nec-more.jsonl', cases: 100, digest: '91d2a7842501a73319cadaedc2d5402ccfb4df29bf6121bb794471df291e176c' },
]);
isGeneratedBy(generateCases, 'nec-more.jsonl');
