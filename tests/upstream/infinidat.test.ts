/** Our InfiniBox against recordings of the real driver. */
import { holdTo } from './recordings.ts';

holdTo([{ file: 'infinidat.jsonl', cases: 93, digest: '353941c1a3940fed8b63dd473b97d3754d17b742544a41052cd6e3d06c358f66' }]);
