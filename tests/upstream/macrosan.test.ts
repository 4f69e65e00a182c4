/** Our MacroSAN against recordings of the real driver. */
import { generateCases } from './generate-macrosan.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'macrosan.jsonl', cases: 112, digest: 'ad0ffb2068cae1d3c0f9ac979cbb8798f187af53a3c7c1cf8f90fabf74e86ab9' },
  { file: 'macrosan-more.jsonl', cases: 100, digest: '8e1258041014a1f772d8b13efd8888771204e02e848a4880097ee438dd583dc2' },
]);
isGeneratedBy(generateCases, 'macrosan-more.jsonl');
