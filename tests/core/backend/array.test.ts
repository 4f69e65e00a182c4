import { describe, expect, test } from 'vitest';
import { arrayOver, openGate, type Gate } from '../../../core/backend/array.ts';
import { contentOf } from '../../../core/backend/content.ts';
import { Inventory } from '../../../core/backend/inventory.ts';
import { BackendFault } from '../../../core/errors.ts';
import type { Backend } from '../../../core/interface.ts';
import { object } from '../../../core/value/json.ts';
import { anObject, objectId } from './objects.ts';

const A = objectId('a');

function arrayOf(gate?: Gate): { inventory: Inventory; array: Backend } {
  const inventory = new Inventory();
  inventory.put(anObject('a', { handle: 'tuesday', parent: objectId('v'), content: contentOf('payroll'), attributes: object([['open', true]]) }));
  inventory.put(anObject('b'));
  return { inventory, array: arrayOver(inventory, () => objectId('new'), gate) };
}

describe('an array', () => {
  test('answers lookups from the inventory', () => {
    const { inventory, array } = arrayOf();
    expect(array.list()).toEqual(inventory.all());
    expect(array.named('b')).toEqual([inventory.get('b')]);
    expect(array.get(A)).toBe(inventory.get('a'));
    expect(array.get(objectId('c'))).toBeUndefined();
  });

  test('renames, and replaces attributes as a whole', () => {
    const { inventory, array } = arrayOf();
    array.rename(A, 'friday');
    array.setAttributes(A, object([['pool', 'two']]));
    expect(inventory.get('a')).toMatchObject({ name: 'friday', attributes: object([['pool', 'two']]), content: contentOf('payroll') });
  });

  test('copies an object with its content under a new id, unknown to the scenario', () => {
    const { inventory, array } = arrayOf();
    expect(array.copy(A, 'twin')).toBe('new');
    const { id: _, handle: __, name: ___, ...same } = inventory.get('a') ?? anObject('a');
    expect(inventory.get('new')).toEqual({ ...same, id: 'new', handle: null, name: 'twin' });
  });

  test('removes', () => {
    const { inventory, array } = arrayOf();
    array.remove(A);
    expect(inventory.all().map(({ id }) => id)).toEqual(['b']);
  });

  test('loses what lies beyond the end of an object made smaller, and does not bring it back', () => {
    const { inventory, array } = arrayOf();
    array.resize(A, 3);
    array.resize(A, 1024);
    expect(inventory.get('a')).toMatchObject({ size_bytes: 1024, content: contentOf('pay') });
  });

  test('changes, copies and removes no object that is not there', () => {
    const { array } = arrayOf();
    const c = objectId('c');
    const writes = [
      () => array.rename(c, 'x'), () => array.setAttributes(c, object([])), () => array.resize(c, 1), () => void array.copy(c, 'x'), () => array.remove(c),
    ];
    for (const write of writes) expect(write).toThrow(RangeError);
  });
});

describe('each request goes through the gate once', () => {
  const calls: readonly (readonly [string, 'lookup' | 'write', (array: Backend) => unknown])[] = [
    ['list', 'lookup', (array) => array.list()],
    ['named', 'lookup', (array) => array.named('a')],
    ['get', 'lookup', (array) => array.get(A)],
    ['rename', 'write', (array) => array.rename(A, 'friday')],
    ['setAttributes', 'write', (array) => array.setAttributes(A, object([]))],
    ['resize', 'write', (array) => array.resize(A, 7)],
    ['copy', 'write', (array) => array.copy(A, 'twin')],
    ['remove', 'write', (array) => array.remove(A)],
  ];

  test.each(calls)('%s, as a %s', (_name, kind, call) => {
    const asked: string[] = [];
    const { array } = arrayOf((request, carryOut) => {
      asked.push(request);
      return carryOut();
    });
    call(array);
    expect(asked).toEqual([kind]);
  });

  test.each(calls)('%s does nothing when the gate stays shut', (_name, _kind, call) => {
    const { inventory, array } = arrayOf(() => {
      throw new BackendFault(false);
    });
    const before = inventory.all();
    expect(() => call(array)).toThrow(new BackendFault(false));
    expect(inventory.all()).toEqual(before);
  });

  test('what the gate lets through and then withholds has happened', () => {
    const { inventory, array } = arrayOf((_request, carryOut) => {
      carryOut();
      throw new BackendFault(true);
    });
    expect(() => array.rename(A, 'friday')).toThrow(new BackendFault(true));
    expect(inventory.get('a')?.name).toBe('friday');
  });
});

describe('one of several arrays', () => {
  test('knows its own objects only, whatever their names and ids', () => {
    const inventory = new Inventory();
    inventory.put(anObject('a', { name: 'same', backend: 'east' }));
    inventory.put(anObject('b', { name: 'same', backend: 'west' }));
    inventory.put(anObject('c', { name: 'same' }));
    const west = arrayOver(inventory, () => objectId('new'), openGate, 'west');
    expect([west.list(), west.named('same'), west.get(A)]).toEqual([[inventory.get('b')], [inventory.get('b')], undefined]);
    expect(() => west.rename(A, 'x')).toThrow(RangeError);
    expect(() => west.remove(A)).toThrow(RangeError);
    west.copy(objectId('b'), 'twin');
    expect(west.list().map(({ id, backend }) => [id, backend])).toEqual([['b', 'west'], ['new', 'west']]);
    expect(arrayOver(inventory, () => objectId('new')).list().map(({ id }) => id)).toEqual(['c']);
  });
});
