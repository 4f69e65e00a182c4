/** Our Seagate STX against recordings of the real one. */
import { generateCases } from './generate-stx.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'stx.jsonl', cases: 105, digest: '5aea9a80b1d4d1e53c2df263881614854c722ac6c1aea057d3c561fb690ee711' },
  { file: 'stx-more.jsonl', cases: 100, digest: '9437e47e26d14b796657d39cb502c9593d0b7923b767225e29c96f5f2c6ac9dd' },
]);
isGeneratedBy(generateCases, 'stx-more.jsonl');
