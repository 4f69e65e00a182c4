/** Our InfiniBox against recordings of the real driver. */
import { generateCases } from './generate-infinidat.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'infinidat.jsonl', cases: 93, digest: '353941c1a3940fed8b63dd473b97d3754d17b742544a41052cd6e3d06c358f66' },
  { file: 'infinidat-more.jsonl', cases: 100, digest: '4e4b8698d7eec75f632b5e02828e25bd264d3955e3b1d24b9fe30559464cbec7' },
]);
isGeneratedBy(generateCases, 'infinidat-more.jsonl');
