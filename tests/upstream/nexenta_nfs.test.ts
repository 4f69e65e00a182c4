/** Our NexentaStor 5 over NFS against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'nexenta_nfs.jsonl', cases: 106, digest: '429ebef1f2b504bf164149cf2d1ff21354ed0ba4246732402a2de96a253b3e8e' }]);
