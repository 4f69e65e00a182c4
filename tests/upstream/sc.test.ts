/** Our Storage Center against recordings of the real driver. */
import { generateCases } from './generate-sc.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'sc.jsonl', cases: 87, digest: 'fb3ca93b9c6a19c92159c0bd80a2dcd489c928db89e53f98fd75e10f1a883913' },
  { file: 'sc-more.jsonl', cases: 100, digest: 'a7e85f0fc019637c504284c2737050383ec5224b0d61300aa9bb31b32607784a' },
]);
isGeneratedBy(generateCases, 'sc-more.jsonl');
