import { describe, expect, test } from 'vitest';
import { driverById, DRIVERS } from '../../../../core/registry.ts';
import { createTrying } from '../../../../web/worker/trying/try.ts';
import type { TriedReference } from '../../../../web/worker/facade.ts';

const tryReference = createTrying(DRIVERS);

function tried(driver: string, text: string | null): TriedReference {
  const definition = driverById(driver);
  if (!definition) throw new RangeError(driver);
  return tryReference(definition, text);
}

describe('a reference that is tried', () => {
  test('is answered by every driver, and each time alike', () => {
    const first = tried('lvm', '{"source-name":"tuesday"}');
    expect(first.answers.map(({ driver }) => driver)).toEqual(DRIVERS.map(({ id }) => id));
    expect(tried('lvm', '{"source-name":"tuesday"}')).toEqual(first);
  });

  test('comes with rules and changes for the driver that was asked for', () => {
    const { trial } = tried('rbd', '{"source-name":"tuesday"}');
    expect(trial?.size.rules?.at(-1)).toMatchObject({ decided: true, upstream: { file: 'cinder/volume/drivers/rbd.py' } });
    expect(trial?.changes.objects?.updated.map(([from, to]) => [from.name, to.name])).toEqual([['tuesday', expect.stringMatching(/^snapshot-/)]]);
    expect(trial?.changes.snapshots?.updated.map(([from, to]) => [from.status, to.status])).toEqual([['creating', 'available']]);
  });

  test('is the first object’s in the usual form, where none was written', () => {
    expect(tried('powerflex', null).text).toBe('{"source-id":"3e8d000000000002"}');
    expect(tried('zadara', null).text).toBe('{"name":"tuesday"}');
  });

  test('that is no JSON is tried on none, with the place where it breaks off', () => {
    const { problem, trial, answers, text, inventory } = tried('lvm', '{"source-name":\n  tuesday}');
    expect(problem).toEqual({ line: 2, column: 3, message: 'Expecting value: line 2 column 3 (char 18)' });
    expect([trial, answers, text]).toEqual([null, [], '{"source-name":\n  tuesday}']);
    expect(inventory.objects).not.toEqual([]);
  });

  test('keeps what JavaScript’s own JSON would lose', () => {
    const { trial } = tried('lvm', '{"b":1.0,"1":12345678901234567890}');
    expect(trial?.size).toMatchObject({ error: { message: expect.stringContaining("{'b': 1.0, '1': 12345678901234567890}") } });
  });
});

describe('the inventory', () => {
  test.each(DRIVERS.map(({ id }) => id))('of %s has all objects, each with a reference in each form', (id) => {
    const { inventory } = tried(id, null);
    expect(inventory.objects.map(({ kind }) => kind)).toEqual(['volume', 'volume', 'snapshot', 'snapshot', 'snapshot', 'snapshot', 'snapshot', 'snapshot']);
    for (const { references } of inventory.objects) expect(references.map(({ form }) => form)).toEqual(inventory.forms);
  });

  test('says which names an array can’t have, and has the object by another', () => {
    const { inventory } = tried('lvm', null);
    expect(inventory.ungranted).toEqual([{ name: 'before the upgrade', reason: 'New logical volume name "before the upgrade" is invalid' }]);
    expect(inventory.objects.map(({ name }) => name)).toContain('spaced');
  });

  test('has one that is managed already, as the driver itself has left it', () => {
    const managed = (id: string): string[] => tried(id, null).inventory.objects.filter(({ is_managed }) => is_managed).map(({ name }) => name);
    expect(managed('rbd')).toEqual(['snapshot-9dc6366a-2003-4418-ace6-b6c74e29980f']);
    expect(managed('infinidat')).toEqual(['openstack-snap-9dc6366a-2003-4418-ace6-b6c74e29980f']);
    expect(managed('reference-metadata'), 'which does not rename').toEqual(['last-week']);
    expect(managed('solidfire'), 'which can manage nothing').toEqual([]);
  });
});
