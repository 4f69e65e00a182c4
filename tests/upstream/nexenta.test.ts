/** Our NexentaStor 5 over iSCSI against recordings of the real driver. */
import { generateCases } from './generate-nexenta.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'nexenta.jsonl', cases: 90, digest: '16f3e93509e158c168c3f2e4da899a0a22d8f6475b22e8fdf917bee20c91a156' },
  { file: 'nexenta-more.jsonl', cases: 100, digest: '1c105a94f90bf87e3be808305c2277576ee88d8322dc7cd570b953724b06c437' },
]);
isGeneratedBy(generateCases, 'nexenta-more.jsonl');
