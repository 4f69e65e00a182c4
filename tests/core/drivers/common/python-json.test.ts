import { expect, test } from 'vitest';
import { jsonDumps } from '../../../../core/drivers/common/python-json.ts';
import { parseJson } from '../../../../core/value/parse.ts';

test.each([
  ['{"b":1,"a":[1.0,true,null,{}]}', '{"b": 1, "a": [1.0, true, null, {}]}'],
  [String.raw`"ä\"\\\u007f/\ud83d\ude00"`, String.raw`"\u00e4\"\\\u007f/\ud83d\ude00"`],
  ['[]', '[]'],
])('writes %s as Python does', (json, written) => {
  expect(jsonDumps(parseJson(json))).toBe(written);
});
