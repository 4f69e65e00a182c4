import { expect, test } from 'vitest';
import { removeExpired } from '../../../core/backend/retention.ts';
import { int, object } from '../../../core/value/json.ts';
import { World } from '../../../core/world/world.ts';
import { anObject } from './objects.ts';

test('an object goes when its time has come, and no other does', () => {
  const { objects } = World.empty();
  objects.put(anObject('due', { attributes: object([['expires_at', int(1000)]]) }));
  objects.put(anObject('later', { attributes: object([['expires_at', int(1001)]]) }));
  objects.put(anObject('never', { attributes: object([['expires_at', 'tomorrow']]) }));
  objects.put(anObject('plain'));

  removeExpired(objects, 999);
  expect(objects.all()).toHaveLength(4);
  removeExpired(objects, 1000);
  expect(objects.all().map(({ id }) => id)).toEqual(['later', 'never', 'plain']);
});
