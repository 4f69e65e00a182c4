/** Our MacroSAN against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'macrosan.jsonl', cases: 112, digest: 'ad0ffb2068cae1d3c0f9ac979cbb8798f187af53a3c7c1cf8f90fabf74e86ab9' }]);
