import { holdTo } from './recordings.ts';

holdTo([{ file: 'powerflex.jsonl', cases: 85, digest: 'd457950c00f50db325b90209d58a54d654ac25948c0105721a5cadf5b0dee07b' }]);
