/** Our hpe3par against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'hpe3par.jsonl', cases: 96, digest: '807e1b7068c82c3eb9d716edc1fe3050ede65ecf06cf4a6b967f0c7771767027' }]);
