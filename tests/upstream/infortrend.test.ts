/** Our Infortrend against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'infortrend.jsonl', cases: 122, digest: '2b428609e7c3537b999000784993a983138ce86a93589d295fd7066d402967c8' }]);
