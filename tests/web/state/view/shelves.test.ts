import { expect, test } from 'vitest';
import { shelvesOf } from '../../../../web/state/view/shelves.ts';
import type { TryInventory, TryObject } from '../../../../web/worker/facade.ts';

function object(id: string, of: string | null = null, native_id: string | null = null): TryObject {
  return { id, kind: of === null ? 'volume' : 'snapshot', name: `name-${id}`, size_bytes: 1, of, native_id, is_managed: false, references: [] };
}

function inventoryOf(...objects: readonly TryObject[]): TryInventory {
  return { forms: [], objects, ungranted: [], rows: [['v1', 'payroll']] };
}

/** `volume: its snapshots` */
function shown(inventory: TryInventory, sought?: string): readonly string[] {
  return shelvesOf(inventory, sought).shelves.map(({ volume, snapshots }) => `${volume.id}: ${snapshots.map(({ id }) => id).join()}`);
}

const INVENTORY = inventoryOf(object('v1'), object('a', 'v1'), object('v2'), object('b', 'v1'), object('c', 'v2', 'X7'));

test('each volume has its snapshots, and goes by what Cinder’s is called', () => {
  expect(shown(INVENTORY)).toEqual(['v1: a,b', 'v2: c']);
  expect(shelvesOf(INVENTORY).shelves.map(({ called, isRequested }) => [called, isRequested])).toEqual([['payroll', true], [null, false]]);
});

test('the volume of the request is the first, or the one that is named', () => {
  expect(shelvesOf(INVENTORY, '', 'v2').shelves.map(({ isRequested }) => isRequested)).toEqual([false, true]);
});

test('what is sought is found by name and id, within its volume', () => {
  expect([shown(INVENTORY, 'NAME-A '), shown(INVENTORY, 'x7'), shown(INVENTORY, 'name-v1'), shown(INVENTORY, 'none')]).toEqual([['v1: a'], ['v2: c'], ['v1: a,b'], []]);
  expect(shelvesOf(INVENTORY, 'c').shelves[0]?.isRequested, 'the second volume stays the second').toBe(false);
});

test('of very many the first 200 are listed, and the others counted', () => {
  const many = inventoryOf(object('v1'), ...Array.from({ length: 150 }, (_, n) => object(`a${n}`, 'v1')), object('v2'), ...Array.from({ length: 150 }, (_, n) => object(`b${n}`, 'v2')), object('v3'));
  const { shelves, more } = shelvesOf(many);
  expect(shelves.map(({ snapshots }) => snapshots.length)).toEqual([150, 48]);
  expect(more).toBe(103);
});
