import { expect, test } from 'vitest';
import { attribute, markup, oneLine, visible } from '../../../../core/report/formats/text.ts';

test('what cannot be shown is written out, all else stays', () => {
  expect(visible('a\u0000\u0007\u001b\u007f\u0085\r\ud800\udc01\ufffe\uffff\u202e\u2066')).toBe('a\\u0000\\u0007\\u001b\\u007f\\u0085\\u000d\ud800\udc01\\ufffe\\uffff\\u202e\\u2066');
  expect(visible('\udc01\ud800 x')).toBe('\\udc01\\ud800 x');
  expect(visible('tab\tline\nsnow ☃ 😀 é \\u0000')).toBe('tab\tline\nsnow ☃ 😀 é \\u0000');
});

test('one line has no line feed', () => {
  expect(oneLine('a\nb\r\nc')).toBe('a\\nb\\u000d\\nc');
});

test('marks of markup are escaped', () => {
  expect(markup(`<a b="c" d='e'>&</a>`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&lt;/a&gt;');
  expect(markup('a\nb\tc')).toBe('a\nb\tc');
  expect(attribute('a\nb\tc<')).toBe('a&#10;b&#9;c&lt;');
});
