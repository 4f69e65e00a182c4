/** Our Datera against recordings of the real one. */
import { generateCases } from './generate-datera.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'datera.jsonl', cases: 127, digest: 'd87f99037f951d865bc88161b5241237a8209ad5a8c4dd145493893c7da354cc' },
  { file: 'datera-more.jsonl', cases: 100, digest: '643f7e3d70dca85c7060ec55ac0e9cf428e2f3176d7cd853a60d4c05dca6d697' },
]);
isGeneratedBy(generateCases, 'datera-more.jsonl');
