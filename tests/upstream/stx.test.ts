/** Our Seagate STX against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'stx.jsonl', cases: 105, digest: '5aea9a80b1d4d1e53c2df263881614854c722ac6c1aea057d3c561fb690ee711' }]);
