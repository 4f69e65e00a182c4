/** Our DataCore against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'datacore.jsonl', cases: 81, digest: '49d01ab0cc7e4f99ffdad26dad8b448115d06cfd166543d5bce39bf344a66a5b' }]);
