/** Our RBD against recordings of the real one. */
import { generateCases } from './generate-rbd.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'rbd.jsonl', cases: 85, digest: '83939991f6841c97de458efe172bc6be481cbbfa9288e0cd851124ebd39bf99f' },
  { file: 'rbd-more.jsonl', cases: 150, digest: '75d1b6cfb15a939bde960194900469f6afb1072cc09a504941ba0d33083c7e79' },
]);
isGeneratedBy(generateCases, 'rbd-more.jsonl');
