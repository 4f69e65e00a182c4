/** Our OceanStor against recordings of the real driver. */
import { generateCases } from './generate-huawei.ts';
import { holdTo, isGeneratedBy } from './recordings.ts';

holdTo([
  { file: 'huawei.jsonl', cases: 93, digest: '72a598394b31a54990d92c941221dc54aeb445480c8422bcb29291312a0ab653' },
  { file: 'huawei-more.jsonl', cases: 100, digest: '0da713a2962cc2dea84f8a097504a0e44d8a4d28ee69f60c6bc2d1412b0109f1' },
]);
isGeneratedBy(generateCases, 'huawei-more.jsonl');
