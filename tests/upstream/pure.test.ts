/** Our FlashArray against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'pure.jsonl', cases: 83, digest: '92b850b1945089ca6d5a8fd83c6fa5bbc5f3ee01b13648454728227996a022e4' }]);
