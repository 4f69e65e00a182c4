/** Our powermax against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'powermax.jsonl', cases: 168, digest: '85a2de5b54cbc5731e1398e730c62a97376c5a46d96938a8dbe1a5eac938ab02' }]);
