import { expect, test } from 'vitest';
import { Catalogue } from '../../../web/worker/catalogue.ts';
import { unittestFile } from '../../../web/worker/unittest.ts';
import { CLAUSES, LOOKS, SIZES } from './small-suites.ts';

const catalogue = new Catalogue([SIZES, LOOKS]);

test('one suite, or all, become a module of tests', () => {
  const one = unittestFile(catalogue.chosen('sizes'), CLAUSES, null, []);
  expect([one.name, one.text.match(/^class \w+\(CustodyCase\)/gm)]).toEqual(['test_sizes.py', ['class Sizes(CustodyCase)']]);
  const all = unittestFile(catalogue.chosen(null), CLAUSES, null, [{ check: 'size.wrong/size.round-up', reason: 'It rounds down.' }]);
  expect([all.name, all.text.match(/^class \w+\(CustodyCase\)/gm)]).toEqual(['test_custody.py', ['class Sizes(CustodyCase)', 'class Looks(CustodyCase)']]);
  expect(all.text.endsWith("unittest.main()\n")).toBe(true);
  expect([one.text, all.text].map((text) => text.includes("'size.wrong/size.round-up': 'It rounds down.'"))).toEqual([false, true]);
  expect(() => catalogue.chosen('gone')).toThrow('There is no suite gone.');
});
