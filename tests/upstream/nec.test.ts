/** Our NEC M-Series against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'nec.jsonl', cases: 115, digest: '5fe1436557538932e85caeb62cb2feb977a2e1f1b1f56e8dba691e9eafb1933d' }]);
