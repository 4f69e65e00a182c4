import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ceilGib, formatSize, GIB, KIB, MIB, parseSize } from '../../../core/value/size.ts';

const TIB = 1024 * GIB;
const MAX = Number.MAX_SAFE_INTEGER;

test('sizes round up to GiB, exactly', () => {
  const sizes = [0, 1, GIB, GIB + 1, 10 * TIB - 1, 10 * TIB + 1, MAX];
  expect(sizes.map(ceilGib)).toEqual([0, 1, 1, 2, 10240, 10241, 8 * KIB * KIB]);
});

test('ceilGib is exact for every size', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (bytes) => {
      expect(BigInt(ceilGib(bytes))).toBe((BigInt(bytes) + BigInt(GIB) - 1n) / BigInt(GIB));
    }),
  );
});

describe('parseSize', () => {
  test.each([
    ['2 GiB', 2 * GIB],
    ['2GiB', 2 * GIB],
    [' 1 GiB + 1 B ', GIB + 1],
    ['10 TiB - 1 B', 10 * TIB - 1],
    ['1.5 GiB', 1.5 * GIB],
    ['4 MiB', 4 * MIB],
    ['0 B', 0],
    ['512 B', 512],
    ['0.5 B + 0.5 B', 1],
    ['1.5 KiB + 1 B - 0.25 KiB', 1281],
    ['-1 B + 1 KiB', KIB - 1],
    ['1 PiB - 1 PiB', 0],
    ['8 PiB - 1 B', MAX],
    ['9007199254740991 B', MAX],
    ['0.0009765625 KiB', 1],
  ])('%s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  test.each(['', 'B', '2', '2 GB', '2 gib', '1,5 GiB', '.5 GiB', '5. GiB', '1 GiB +', '1 GiB 1 B', '1 GiB + - 1 B', '1e3 B', '0x10 B', '1 GiB\n'])(
    '%j is no size',
    (text) => {
      expect(() => parseSize(text)).toThrow(
        new SyntaxError(`Not a size: ${JSON.stringify(text)}; write "1 GiB + 1 B" (units: B, KiB, MiB, GiB, TiB, PiB)`),
      );
    },
  );

  test.each([
    ['0.3 GiB', 'Not a whole number of bytes: "0.3 GiB"'],
    ['0.5 B', 'Not a whole number of bytes: "0.5 B"'],
    ['1 B - 2 B', 'Not within 0 B to 8 PiB - 1 B: "1 B - 2 B"'],
    ['8 PiB', 'Not within 0 B to 8 PiB - 1 B: "8 PiB"'],
  ])('%s is out of range', (text, message) => {
    expect(() => parseSize(text)).toThrow(new RangeError(message));
  });
});

describe('formatSize', () => {
  test.each([
    '0 B', '1 B', '1023 B', '1 KiB', '1.5 GiB', '1.25 MiB', '1 GiB + 1 B', '2 GiB - 4 MiB', '10 TiB - 1 B', '1 TiB - 1 B', '8 PiB - 1 B',
    '1 GiB + 700 MiB', '3 GiB + 1 MiB - 1 B', '117 MiB + 755 KiB + 277 B',
  ])('%s is written as it is read', (text) => {
    expect(formatSize(parseSize(text))).toBe(text);
  });

  test('parseSize reads back every size', () => {
    const nearUnits = fc.tuple(fc.constantFrom(KIB, MIB, GIB, TIB), fc.integer({ min: 1, max: 2000 }), fc.integer({ min: -1030, max: 1030 }));
    const sizes = fc.oneof(fc.maxSafeNat(), fc.nat(), nearUnits.map(([unit, count, more]) => Math.max(0, unit * count + more)));
    fc.assert(
      fc.property(sizes, (bytes) => {
        expect(parseSize(formatSize(bytes))).toBe(bytes);
      }),
    );
  });

  test.each([-1, 0.5, NaN, 2 ** 53])('%d is no size', (bytes) => {
    expect(() => formatSize(bytes)).toThrow(RangeError);
  });
});
