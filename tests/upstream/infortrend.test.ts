/** Our Infortrend against recordings of the real one. */
import { generateCases } from './generate-infortrend.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'infortrend.jsonl', cases: 122, digest: '2b428609e7c3537b999000784993a983138ce86a93589d295fd7066d402967c8' },
  { file: 'infortrend-more.jsonl', cases: 100, digest: 'dcb3fb3958fec958744d628aae0adf9a03159a4744ebd8a2087a4dbb7a7cae86' },
]);
isGeneratedBy(generateCases, 'infortrend-more.jsonl');
