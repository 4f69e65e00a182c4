import { expect, test } from 'vitest';
import { nameOf, namesOf, shortDigest } from '../../../../web/state/view/names.ts';
import { passing, played, throughApi } from '../../fixtures/results.ts';

test('objects and rows have their handles', () => {
  const result = passing();
  const names = namesOf(result);
  expect(result.start.objects.map(({ id }) => names.objects.get(id))).toEqual(['vol-a', 'tuesday']);
  expect(result.start.volumes.map(({ id }) => names.rows.get(id))).toEqual(['vol-a']);
  expect(result.start.snapshots.map(({ id }) => names.rows.get(id))).toEqual(['s1']);
});

test('so do a snapshot that came later, and an object that was added', () => {
  const [made] = throughApi().steps[0]?.observed.cinder.snapshots?.added ?? [];
  expect(namesOf(throughApi()).rows.get(made?.id ?? '')).toBe('s2');

  const grown = played('reference-rename', [{ event: 'add', object: 'late', snapshot_of: 'vol-a' }]);
  const [added] = grown.steps[0]?.observed.backend.objects?.added ?? [];
  expect(namesOf(grown).objects.get(added?.id ?? '')).toBe('late');
});

test('an object may have the id that a row of Cinder has', () => {
  const result = passing();
  const id = result.start.snapshots[0]?.id ?? '';
  const sameId = result.start.objects.map((object) => (object.handle === 'tuesday' ? { ...object, id: id as typeof object.id } : object));
  const names = namesOf({ ...result, handles: { s1: id, tuesday: id }, start: { ...result.start, objects: sameId } });
  expect(names.objects.get(id)).toBe('tuesday');
  expect(names.rows.get(id)).toBe('s1');
});

test('what has no handle goes by its id', () => {
  expect(nameOf(new Map([['1', 'one']]), '1')).toBe('one');
  expect(nameOf(new Map(), '2')).toBe('2');
});

test('the beginning of a digest', () => {
  expect(shortDigest('0123456789abcdef')).toBe('0123456789ab');
});
