/** Our Alletra MP against recordings of the real driver. */
import { generateCases } from './generate-alletra.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'alletra.jsonl', cases: 98, digest: 'fa004d0ede49087bbf16da3d9500c8c3d79d6cae7737d83a58a515a8fe8c8e4a' },
  { file: 'alletra-more.jsonl', cases: 100, digest: 'b574721cb4240b78577cc4016db09be9564508734c92f86aa7ab48ae6893642a' },
]);
isGeneratedBy(generateCases, 'alletra-more.jsonl');
