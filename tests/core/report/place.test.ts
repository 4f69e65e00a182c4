import { expect, test } from 'vitest';
import { placeInWords } from '../../../core/report/place.ts';

test('a place is told by file and line, and by the release where that is another than usual', () => {
  expect(placeInWords({ file: 'cinder/a.py', line: 7 })).toBe('cinder/a.py:7');
  expect(placeInWords({ file: 'cinder/a.py', line: 7, release: '21.3.1' })).toBe('cinder/a.py:7 in 21.3.1');
});
