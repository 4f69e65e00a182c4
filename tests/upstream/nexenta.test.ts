/** Our NexentaStor 5 over iSCSI against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'nexenta.jsonl', cases: 90, digest: '16f3e93509e158c168c3f2e4da899a0a22d8f6475b22e8fdf917bee20c91a156' }]);
