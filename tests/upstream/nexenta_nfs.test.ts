/** Our NexentaStor 5 over NFS against recordings of the real driver. */
import { generateCases } from './generate-nexenta_nfs.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'nexenta_nfs.jsonl', cases: 106, digest: '429ebef1f2b504bf164149cf2d1ff21354ed0ba4246732402a2de96a253b3e8e' },
  { file: 'nexenta_nfs-more.jsonl', cases: 100, digest: '41b56600e6222be90b63a8f95e89d4401e97688c1647f62eb5eb327c35b00827' },
]);
isGeneratedBy(generateCases, 'nexenta_nfs-more.jsonl');
