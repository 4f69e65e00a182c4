import { expect, test } from 'vitest';
import { randomId } from '../../../web/worker/ids.ts';

test('128 bits in hex, never twice', () => {
  const ids = Array.from({ length: 1000 }, randomId);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
