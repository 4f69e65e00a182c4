import { expect, test } from 'vitest';
import { DRIVERS, driverById } from '../../core/registry.ts';
import { CAPABILITIES } from '../../core/definition.ts';

test('drivers are found by their ids', () => {
  expect(DRIVERS.map(({ id }) => id)).toEqual(['reference-rename', 'reference-metadata', 'lvm', 'rbd']);
  for (const driver of DRIVERS) expect(driverById(driver.id)).toBe(driver);
  expect(driverById('nope')).toBeUndefined();
});

test.each(DRIVERS)('$id offers all that the harness knows, and one default form', ({ capabilities, referenceForms }) => {
  expect(capabilities).toEqual(CAPABILITIES);
  expect(referenceForms.filter((form) => form.default)).toHaveLength(1);
});
