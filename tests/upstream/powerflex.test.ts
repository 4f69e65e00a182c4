/** Our PowerFlex against recordings of the real driver. */
import { generateCases } from './generate-powerflex.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'powerflex.jsonl', cases: 85, digest: 'd457950c00f50db325b90209d58a54d654ac25948c0105721a5cadf5b0dee07b' },
  { file: 'powerflex-more.jsonl', cases: 100, digest: 'fa39385811ceaafd530138713e9cda2935de503befea2ac70c539a26b02df709' },
]);
isGeneratedBy(generateCases, 'powerflex-more.jsonl');
