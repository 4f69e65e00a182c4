/** Our FlashArray of Cinder 21.3.1 against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'pure-21.3.jsonl', cases: 83, digest: '931d2618a53836c8e1213578d35df0a6892f0371b8ab14a071b12d4787d6f7b7' }]);
