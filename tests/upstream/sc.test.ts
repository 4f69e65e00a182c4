import { holdTo } from './recordings.ts';

holdTo([{ file: 'sc.jsonl', cases: 87, digest: 'fb3ca93b9c6a19c92159c0bd80a2dcd489c928db89e53f98fd75e10f1a883913' }]);
