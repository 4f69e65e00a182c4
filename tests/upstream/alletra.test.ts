/** Our alletra against recordings of the real one. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'alletra.jsonl', cases: 98, digest: 'fa004d0ede49087bbf16da3d9500c8c3d79d6cae7737d83a58a515a8fe8c8e4a' }]);
