import { describe, expect, test } from 'vitest';
import { inRange } from '../../../core/scenario/releases.ts';

describe('a range of releases', () => {
  test.each<[range: string, inside: string[], outside: string[]]>([
    ['21.3.1', ['21.3.1'], ['21.3.0', '21.3.2', '21.3', '22.0.0']],
    ['21.3.1..', ['21.3.1', '21.3.10', '22', '2026.1', 'ab09bc39'], ['21.3.0', '21.2.9', '9.9.9']],
    ['..22.1.0', ['21.3.1', '22.1.0', '9'], ['22.1.1', '23.0.0', 'ab09bc39']],
    ['21.3.1..22.1.0', ['21.3.1', '22.0.0', '22.1.0'], ['21.3.0', '22.1.1', 'ab09bc39']],
    ['..', ['1', '21.3.1', 'ab09bc39'], []],
    ['9..10', ['9.1', '10'], ['8.9', '11']],
  ])('%s', (range, inside, outside) => {
    expect(inside.filter((release) => !inRange(range, release))).toEqual([]);
    expect(outside.filter((release) => inRange(range, release))).toEqual([]);
  });

  test.each<[range: string, inside: string[], outside: string[]]>([
    ['22', ['22', '22.0.0', '22.3.1'], ['21.9.9', '23']],
    ['..22', ['22.0.0', '22.3.1', '21'], ['23.0.0']],
    ['21.3..22.1', ['21.3.0', '21.3.9', '22.1.7'], ['21.2.9', '22.2']],
  ])('%s names a series: all its releases are meant', (range, inside, outside) => {
    expect(inside.filter((release) => !inRange(range, release))).toEqual([]);
    expect(outside.filter((release) => inRange(range, release))).toEqual([]);
  });

  test('may be a commit, which is later than every release, and no other commit', () => {
    expect(inRange('ab09bc39', 'ab09bc39')).toBe(true);
    expect(inRange('ab09bc39', 'deadbeef')).toBe(false);
    expect(inRange('ab09bc39', '21.3.1')).toBe(false);
    expect(inRange('21.3.1..ab09bc39', 'ab09bc39')).toBe(true);
    expect(inRange('21.3.1..ab09bc39', '26.1')).toBe(true);
    expect(inRange('ab09bc39..', 'ab09bc39')).toBe(true);
    expect(inRange('ab09bc39..', '26.1')).toBe(false);
    expect(inRange('..', 'ab09bc39')).toBe(true);
  });
});
