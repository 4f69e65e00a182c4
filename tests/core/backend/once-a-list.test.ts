import { expect, test } from 'vitest';
import { onceAList } from '../../../core/backend/once-a-list.ts';
import { anObject } from './objects.ts';

test('the answer is made once a list, whatever it is', () => {
  const asked: number[] = [];
  const first = onceAList((objects) => {
    asked.push(objects.length);
    return objects[0];
  });
  const [none, one] = [[], [anObject('a')]];
  expect([first(none), first(none), first(one)?.id, first(one)?.id, first([...one])?.id]).toEqual([undefined, undefined, 'a', 'a', 'a']);
  expect(asked).toEqual([0, 1, 1]);
});

test('what is thrown is not kept', () => {
  let asked = 0;
  const failing = onceAList(() => {
    asked += 1;
    throw new RangeError('no');
  });
  const list = [anObject('a')];
  for (const times of [1, 2]) {
    expect(() => failing(list)).toThrow('no');
    expect(asked).toBe(times);
  }
});
