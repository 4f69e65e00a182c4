import { holdTo } from './recordings.ts';

holdTo([{ file: 'huawei.jsonl', cases: 93, digest: '72a598394b31a54990d92c941221dc54aeb445480c8422bcb29291312a0ab653' }]);
