import { holdTo } from './recordings.ts';

holdTo([{ file: 'zadara.jsonl', cases: 81, digest: 'abfc9ec22a25cf38ed0087f032065d45db9863570ec30aeb8ec6516cdd88f957' }]);
