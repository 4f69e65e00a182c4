import { expect, test } from 'vitest';
import { unlike } from '../../../web/worker/store/names.ts';

test.each([
  ['Payroll', [], 'Payroll'],
  ['Payroll', ['Payroll'], 'Payroll 2'],
  ['Payroll', ['Payroll', 'Payroll 2'], 'Payroll 3'],
  ['Payroll 2', ['Payroll 2'], 'Payroll 3'],
  ['Payroll 2', ['Payroll'], 'Payroll 2'],
  ['7', ['7'], '7 2'],
])('%s beside %j is called %s', (name, others, called) => {
  expect(unlike(name, new Set(others))).toBe(called);
});
