/** Our XtremIO against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'xtremio.jsonl', cases: 81, digest: '9cd4c779c5b140417f37024f04773227bd1967d726f6dc9f2c76c58b32711547' }]);
