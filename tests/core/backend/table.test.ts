import { describe, expect, test } from 'vitest';
import { Table } from '../../../core/backend/table.ts';

interface Fruit {
  readonly id: string;
  readonly colour: string;
}

describe('a table', () => {
  test('holds rows in the order in which they came, whatever became of them since', () => {
    const table = new Table<Fruit>();
    table.put({ id: 'plum', colour: 'blue' });
    table.put({ id: 'apple', colour: 'green' });
    table.put({ id: 'pear', colour: 'green' });
    table.put({ id: 'plum', colour: 'red' });
    table.update('apple', { colour: 'red' });
    table.remove('pear');
    table.put({ id: 'pear', colour: 'yellow' });
    expect(table.all()).toEqual([
      { id: 'plum', colour: 'red' },
      { id: 'apple', colour: 'red' },
      { id: 'pear', colour: 'yellow' },
    ]);
    expect(table.size).toBe(3);
  });

  test('gives a row by its id, and nothing where there is none', () => {
    const table = new Table<Fruit>();
    table.put({ id: 'plum', colour: 'blue' });
    expect(table.get('plum')).toEqual({ id: 'plum', colour: 'blue' });
    expect(table.get('apple')).toBeUndefined();
  });

  test('gives the same list as long as nothing changes, and again once all is as it was', () => {
    const table = new Table<Fruit>();
    const plum = { id: 'plum', colour: 'blue' };
    table.put(plum);
    const before = table.all();
    expect(table.all()).toBe(before);
    table.put({ id: 'plum', colour: 'red' });
    expect(table.all()).toEqual([{ id: 'plum', colour: 'red' }]);
    table.put(plum);
    expect(table.all()).toBe(before);
    table.put({ id: 'plum', colour: 'blue' });
    expect(table.all(), 'another row that says the same').not.toBe(before);
    table.remove('plum');
    expect(table.all()).toEqual([]);
  });

  test('tells every change: what was there, what is there now', () => {
    const told: unknown[] = [];
    const table = new Table<Fruit>((before, after) => told.push([before?.colour, after?.colour]));
    table.put({ id: 'plum', colour: 'blue' });
    table.put({ id: 'plum', colour: 'red' });
    table.update('plum', { colour: 'green' });
    table.remove('plum');
    table.remove('plum');
    expect(told).toEqual([[undefined, 'blue'], ['blue', 'red'], ['red', 'green'], ['green', undefined]]);
  });

  test('has the row already when it tells of it', () => {
    const seen: (string | undefined)[] = [];
    const table: Table<Fruit> = new Table<Fruit>(() => seen.push(table.get('plum')?.colour));
    table.put({ id: 'plum', colour: 'blue' });
    table.remove('plum');
    expect(seen).toEqual(['blue', undefined]);
  });

  test('updates the fields that are named, and answers the row', () => {
    const table = new Table<Fruit & { readonly ripe: boolean }>();
    table.put({ id: 'plum', colour: 'blue', ripe: true });
    expect(table.update('plum', { colour: 'red' })).toEqual({ id: 'plum', colour: 'red', ripe: true });
  });

  test('updates no row that is not there', () => {
    const table = new Table<Fruit>();
    expect(() => table.update('plum', { colour: 'red' })).toThrow(new RangeError('There is no row plum.'));
    expect(table.all()).toEqual([]);
  });
});
