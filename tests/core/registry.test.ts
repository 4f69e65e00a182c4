import { describe, expect, test } from 'vitest';
import { DRIVERS, driverById } from '../../core/registry.ts';
import { CAPABILITIES } from '../../core/definition.ts';
import { METHODS } from '../../core/interface.ts';
import { Bench } from './drivers/bench.ts';

const REFERENCE_DRIVERS = ['reference-rename', 'reference-metadata'];
const UPSTREAM = DRIVERS.filter(({ id }) => !REFERENCE_DRIVERS.includes(id));

test('drivers are found by their ids; the reference drivers first, the others in the order of their ids', () => {
  const ids = DRIVERS.map(({ id }) => id);
  expect(ids).toEqual([...REFERENCE_DRIVERS, ...UPSTREAM.map(({ id }) => id).sort()]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const driver of DRIVERS) expect(driverById(driver.id)).toBe(driver);
  expect(driverById('nope')).toBeUndefined();
});

test.each(DRIVERS)('$id has one default form, and capabilities that there are', ({ capabilities, referenceForms }) => {
  expect(CAPABILITIES).toEqual(expect.arrayContaining([...capabilities]));
  expect(referenceForms.filter((form) => form.default)).toHaveLength(1);
});

test.each(DRIVERS)('$id says of deletion what it does', (definition) => {
  const bench = new Bench(definition);
  const driver = definition.create({ ...bench.context('delete_snapshot') });
  expect(driver.deleteSnapshot !== undefined).toBe(definition.capabilities.includes('delete_snapshot'));
  if (definition.capabilities.includes('get_manageable_snapshots')) expect(bench.list()).toEqual([]);
});

describe.each(UPSTREAM)('$id tells people', ({ about, crashes = [], referenceForms, upstream }) => {
  test('which products it is for, and what to write, in one line', () => {
    expect(about?.products.every((product) => product.trim() !== '')).toBe(true);
    expect(about?.products.length).toBeGreaterThan(0);
    expect(about?.advice).toMatch(/^[A-Z].{20,240}\.$/);
    if (about?.arrayTexts !== undefined) expect(about.arrayTexts).toMatch(/^[A-Z].*\.$/);
    expect(about?.releases).toMatch(/\d/);
    expect(upstream).toMatch(/^(ab09bc39|21\.3\.1)$/);
  });

  test('how its crashes come about, and where', () => {
    for (const { class: name, methods, when, upstream: { file, line } } of crashes) {
      expect(name).toMatch(/^[A-Za-z]\w+$/);
      expect(METHODS).toEqual(expect.arrayContaining([...methods]));
      expect(methods.length, name).toBeGreaterThan(0);
      expect(when, name).toMatch(/^\w[^\n]{5,}\.$/);
      expect(file).toMatch(/^cinder\/.*\.py$/);
      expect(line).toBeGreaterThan(0);
    }
  });

  test('a reference for each form that it takes', () => {
    if (about?.known === 'run') return expect(about.examples).toEqual([]);
    expect(about?.examples.length).toBeGreaterThanOrEqual(referenceForms.length);
    expect(about?.examples.every(({ names }) => names.trim() !== '')).toBe(true);
    return undefined;
  });
});
