import { describe, expect, test } from 'vitest';
import type { BackendObject, ObjectId } from '../../../../core/interface.ts';
import { float, object } from '../../../../core/value/json.ts';
import { differences, rowChanges } from '../../../../web/state/view/changes.ts';
import type { Names } from '../../../../web/state/view/names.ts';
import { throughApi } from '../../fixtures/results.ts';
import { namesOf } from '../../../../web/state/view/names.ts';

const NAMES: Names = { objects: new Map([['id-v', 'vol-a']]), rows: new Map() };
const DIGEST = '0123456789abcdef'.repeat(4);

const tuesday: BackendObject = {
  id: 'id-t' as ObjectId,
  handle: 'tuesday',
  kind: 'snapshot',
  name: 'tuesday',
  parent: 'id-v' as ObjectId,
  size_bytes: 2 ** 30,
  content: { digest: DIGEST },
  attributes: object([['open', true], ['ratio', float(1)]]),
};

test('of an object that came, all fields', () => {
  expect(rowChanges({ objects: { added: [tuesday], updated: [], removed: [] } }, ['objects'], NAMES)).toEqual([
    {
      how: 'added', what: 'snapshot', name: 'tuesday', id: 'id-t', hasId: true,
      fields: [
        { field: 'name', before: null, after: { text: 'tuesday' } },
        { field: 'size', before: null, after: { text: '1 GiB', exact: '1,073,741,824 B' } },
        { field: 'snapshot of', before: null, after: { text: 'vol-a' } },
        { field: 'content', before: null, after: { text: '0123456789ab', exact: `SHA-256 ${DIGEST}` } },
        { field: 'attribute open', before: null, after: { text: 'true' } },
        { field: 'attribute ratio', before: null, after: { text: '1.0' } },
      ],
    },
  ]);
});

test('of one that changed, the fields that differ', () => {
  const later = { ...tuesday, name: 'snapshot-1', size_bytes: 2 ** 30 + 1, attributes: object([['ratio', float(1)]]) };
  const [change] = rowChanges({ objects: { added: [], updated: [[tuesday, later]], removed: [] } }, ['objects'], NAMES);
  expect(change).toMatchObject({ how: 'changed', name: 'tuesday' });
  expect(change?.fields).toEqual([
    { field: 'name', before: { text: 'tuesday' }, after: { text: 'snapshot-1' } },
    { field: 'size', before: { text: '1 GiB', exact: '1,073,741,824 B' }, after: { text: '1 GiB + 1 B', exact: '1,073,741,825 B' } },
    { field: 'attribute open', before: { text: 'true' }, after: null },
  ]);
});

test('contents that differ behind the part that is shown do differ', () => {
  const other = { ...tuesday, content: { digest: `${DIGEST.slice(0, -1)}0` } };
  const [change] = rowChanges({ objects: { added: [], updated: [[tuesday, other]], removed: [] } }, ['objects'], NAMES);
  expect(change?.fields.map(({ field }) => field)).toEqual(['content']);
});

test('of one that went, what it was', () => {
  const [change] = rowChanges({ objects: { added: [], updated: [], removed: [tuesday] } }, ['objects'], NAMES);
  expect(change?.how).toBe('removed');
  expect(change?.fields[0]).toEqual({ field: 'name', before: { text: 'tuesday' }, after: null });
});

test('a change that nobody sees is none', () => {
  const clock = { id: 'clock', seed: 0, now: 0, issued: 1 } as const;
  expect(rowChanges({ clock: { added: [], updated: [[clock, { ...clock, issued: 2 }]], removed: [] } }, ['clock'], NAMES)).toEqual([]);
  const advanced = rowChanges({ clock: { added: [], updated: [[clock, { ...clock, now: 86_400_000 }]], removed: [] } }, ['clock'], NAMES);
  expect(advanced[0]?.fields).toEqual([
    { field: 'now', before: { text: '1970-01-01 00:00:00 UTC' }, after: { text: '1970-01-02 00:00:00 UTC' } },
  ]);
});

describe('Cinder’s rows', () => {
  const result = throughApi();
  const changes = rowChanges(result.steps[0]?.observed.cinder ?? {}, ['volumes', 'snapshots', 'quotas'], namesOf(result));

  test('come table by table, named as the scenario names them', () => {
    expect(changes.map(({ how, what, name }) => `${how} ${what} ${name}`)).toEqual(['added snapshot s2', 'added quota snapshots', 'added quota gigabytes']);
  });

  test('have sizes in GiB and handles for ids; what holds nothing is left out', () => {
    const fields = new Map(changes[0]?.fields.map(({ field, after }) => [field, after?.text]));
    expect(fields.get('volume_size')).toBe('2 GiB');
    expect(fields.get('volume')).toBe('vol-a');
    expect(fields.get('status')).toBe('available');
    expect([...fields.keys()]).not.toContain('provider_id');
  });
});

test('fields that came stand behind those that were there', () => {
  const before = new Map([['b', { text: '1' }], ['a', { text: '1' }]]);
  const after = new Map([['c', { text: '1' }], ['b', { text: '2' }], ['a', { text: '1' }]]);
  expect(differences(before, after).map(({ field }) => field)).toEqual(['b', 'c']);
});
