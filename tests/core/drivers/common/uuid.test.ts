import { expect, test } from 'vitest';
import { pyHexInteger, uuidInteger } from '../../../../core/drivers/common/python-uuid.ts';
import { uuidBase64 } from '../../../../core/drivers/common/uuid-base64.ts';
import { raised } from '../bench.ts';

test('a UUID becomes the base64 of its 16 bytes, as in CPython', () => {
  expect(uuidBase64('22222222-2222-4222-8222-222222222222')).toBe('IiIiIiIiQiKCIiIiIiIiIg==');
  expect(uuidBase64('FCEEC30E-98BC-4CE5-85FF-D7309CC17CC2')).toBe('/O7DDpi8TOWF/9cwnMF8wg==');
  expect(uuidBase64('00000000-0000-0000-0000-000000000000')).toBe(`${'A'.repeat(22)}==`);
});

test('Python reads hexadecimal digits as int does', () => {
  expect(uuidInteger('{00000000-0000-0000-0000-0000000000fF}')).toBe(255n);
  expect(pyHexInteger(' 0x_1f_F\n')).toBe(0x1ffn);
  expect(pyHexInteger('-a')).toBe(-10n);
  expect(pyHexInteger('٣')).toBe(3n);
});

test('what is no UUID raises what Python raises', () => {
  expect(raised(() => uuidInteger('22222222'))).toBe('ValueError: badly formed hexadecimal UUID string');
  expect(raised(() => uuidInteger('z'.repeat(32)))).toBe(`ValueError: invalid literal for int() with base 16: '${'z'.repeat(32)}'`);
});
