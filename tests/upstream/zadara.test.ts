/** Our VPSA against recordings of the real driver. */
import { generateCases } from './generate-zadara.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'zadara.jsonl', cases: 81, digest: 'abfc9ec22a25cf38ed0087f032065d45db9863570ec30aeb8ec6516cdd88f957' },
  { file: 'zadara-more.jsonl', cases: 100, digest: '098c6d4c200bd0de57485fabf785c1556b4a6d9d43c8657144282cedb6e230de' },
]);
isGeneratedBy(generateCases, 'zadara-more.jsonl');
