import { expect, test } from 'vitest';
import { benchesFrom } from '../../tools/bench.mjs';

const KNOWN = ['keystroke', 'player'];

test('all benchmarks are run where none is named, else those that are, in their order', () => {
  expect(benchesFrom([], KNOWN)).toEqual({ names: KNOWN });
  expect(benchesFrom(['player', 'keystroke'], KNOWN)).toEqual({ names: KNOWN });
  expect(benchesFrom(['player'], KNOWN)).toEqual({ names: ['player'] });
});

test('one that is not there is told', () => {
  expect(benchesFrom(['plyer'], KNOWN)).toEqual({ reason: 'There is no benchmark plyer, but keystroke, player.' });
});
