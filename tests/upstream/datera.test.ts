/** Our Datera against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'datera.jsonl', cases: 127, digest: 'd87f99037f951d865bc88161b5241237a8209ad5a8c4dd145493893c7da354cc' }]);
