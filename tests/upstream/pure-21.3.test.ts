/** Our FlashArray of Cinder 21.3.1 against recordings of the real driver. */
import { generateCases } from './generate-pure-21.3.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'pure-21.3.jsonl', cases: 83, digest: '931d2618a53836c8e1213578d35df0a6892f0371b8ab14a071b12d4787d6f7b7' },
  { file: 'pure-21.3-more.jsonl', cases: 100, digest: 'b60cb2f2de3ee27c3b5d6fb9220bb647644e384f887d147ea81b60a93bd03d6b' },
]);
isGeneratedBy(generateCases, 'pure-21.3-more.jsonl');
