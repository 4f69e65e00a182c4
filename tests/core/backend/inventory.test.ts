import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Inventory } from '../../../core/backend/inventory.ts';
import { anObject, objectId } from './objects.ts';

function inventoryOf(...objects: Parameters<typeof anObject>[]): Inventory {
  const inventory = new Inventory();
  for (const each of objects) inventory.put(anObject(...each));
  return inventory;
}

const ids = (objects: readonly { readonly id: string }[]): string[] => objects.map(({ id }) => id);

describe('an inventory finds', () => {
  test('objects by name, before and after a rename', () => {
    const inventory = inventoryOf(['a', { name: 'tuesday' }], ['b']);
    inventory.update('a', { name: 'friday' });
    expect(ids(inventory.named('tuesday'))).toEqual([]);
    expect(ids(inventory.named('friday'))).toEqual(['a']);
    expect(inventory.named('friday')[0]?.name).toBe('friday');
  });

  test('several objects of one name, oldest first, however they came by it', () => {
    const inventory = inventoryOf(['a'], ['b'], ['c']);
    for (const id of ['c', 'a', 'b']) inventory.update(id, { name: 'same' });
    expect(ids(inventory.named('same'))).toEqual(['a', 'b', 'c']);
  });

  test('the snapshots of a volume, also after one was given to another volume', () => {
    const inventory = inventoryOf(['v', { kind: 'volume' }], ['w', { kind: 'volume' }], ['a'], ['b', { parent: objectId('v') }]);
    inventory.update('a', { parent: objectId('v') });
    expect(ids(inventory.childrenOf(objectId('v')))).toEqual(['a', 'b']);
    inventory.update('b', { parent: objectId('w') });
    inventory.update('a', { parent: null });
    expect(ids(inventory.childrenOf(objectId('v')))).toEqual([]);
    expect(ids(inventory.childrenOf(objectId('w')))).toEqual(['b']);
  });

  test('what is on a backend: all of it where there is only one, and nothing on one that is not there', () => {
    const several = inventoryOf(['a', { backend: 'left' }], ['b', { backend: 'right' }], ['c', { backend: 'left' }]);
    expect([several.on('left'), several.on('right'), several.on('nowhere'), several.on(undefined)].map(ids)).toEqual([['a', 'c'], ['b'], [], []]);
    several.remove('a');
    expect(ids(several.on('left'))).toEqual(['c']);
    const one = inventoryOf(['a'], ['b']);
    expect(one.on(undefined)).toBe(one.all());
    expect(inventoryOf().on(undefined)).toEqual([]);
  });

  test('nothing of what was removed', () => {
    const inventory = inventoryOf(['v', { kind: 'volume' }], ['a', { parent: objectId('v') }]);
    inventory.remove('a');
    expect(inventory.named('a')).toEqual([]);
    expect(inventory.childrenOf(objectId('v'))).toEqual([]);
  });

  test('what looking through all objects would find, after any changes', () => {
    const name = fc.constantFrom('x', 'y', 'z');
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const parent = fc.option(fc.constantFrom('a', 'b')).map((text) => (text === null ? null : objectId(text)));
    const change = fc.oneof(fc.record({ id, name, parent }), fc.record({ id, gone: fc.constant(true) }));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const inventory = new Inventory();
        for (const each of changes) {
          if ('gone' in each) inventory.remove(each.id);
          else inventory.put(anObject(each.id, { name: each.name, parent: each.parent }));
        }
        for (const wanted of ['x', 'y', 'z']) {
          expect(inventory.named(wanted)).toEqual(inventory.all().filter((object) => object.name === wanted));
        }
        for (const volume of ['a', 'b'].map(objectId)) {
          expect(inventory.childrenOf(volume)).toEqual(inventory.all().filter((object) => object.parent === volume));
        }
      }),
    );
  });
});

test('an inventory tells every change, as a table does', () => {
  const told: unknown[] = [];
  const inventory = new Inventory((before, after) => told.push([before?.name, after?.name]));
  inventory.put(anObject('a'));
  inventory.update('a', { name: 'friday' });
  inventory.remove('a');
  expect(told).toEqual([[undefined, 'a'], ['a', 'friday'], ['friday', undefined]]);
});
