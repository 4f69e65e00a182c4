import { expect, test } from 'vitest';
import { base64 } from '../../../../core/drivers/common/base64.ts';

test.each([
  ['', ''],
  ['s', 'cw=='],
  ['s1', 'czE='],
  ['s12', 'czEy'],
  ['~~~?>', 'fn5+Pz4='],
  ['ÿÿÿ', 'w7/Dv8O/'],
])('%j is %s', (text, encoded) => {
  expect(base64(new TextEncoder().encode(text))).toBe(encoded);
});
