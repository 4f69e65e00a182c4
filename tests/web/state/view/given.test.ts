import { expect, test } from 'vitest';
import { object } from '../../../../core/value/json.ts';
import { givenOf } from '../../../../web/state/view/given.ts';
import { namesOf } from '../../../../web/state/view/names.ts';
import { notApplicable, passing, played } from '../../fixtures/results.ts';

test('objects stand in families: a volume, then its snapshots, then what is of no volume', () => {
  const result = played('reference-rename', [{ look: {} }], {
    volumes: { 'vol-a': { size: '1 GiB' }, 'vol-b': { size: '1 GiB' } },
    backend: { of_b: { snapshot_of: 'vol-b' }, alone: { size: '1 GiB' }, of_a: { snapshot_of: 'vol-a' } },
  });
  expect(givenOf(result.start, namesOf(result)).backend.map(({ name, what, depth }) => [name, what, depth])).toEqual([
    ['vol-a', 'volume', 0], ['of_a', 'snapshot', 1], ['vol-b', 'volume', 0], ['of_b', 'snapshot', 1], ['alone', 'volume', 0],
  ]);
});

test('Cinder’s rows without what is the same for all', () => {
  const result = passing();
  const given = givenOf(result.start, namesOf(result));
  expect(given.cinder.map(({ name, what }) => [name, what])).toEqual([['vol-a', 'volume'], ['s1', 'snapshot']]);
  expect(given.cinder[1]?.fields).toEqual(new Map([['status', { text: 'creating' }], ['volume_size', { text: '2 GiB' }], ['volume', { text: 'vol-a' }]]));
  expect(given.clock).toBe('2026-01-01 00:00:00 UTC');
});

test('services are told where one is not simply at work', () => {
  const { start } = passing();
  const names = namesOf(passing());
  expect(givenOf(start, names).services).toEqual([]);
  const [service] = start.services;
  const down = service ? [{ ...service, up: false }] : [];
  expect(givenOf({ ...start, services: down }, names).services).toMatchObject([{ what: 'service', name: service?.id }]);
});

test('hosts are told where there are several, and names that do not follow from the id', () => {
  const result = played('reference-rename', [{ look: {} }], {
    backends: { east: {}, west: { up: false } },
    volumes: { here: { size: '1 GiB' }, there: { size: '1 GiB', backend: 'west', migrated: true } },
  });
  const { cinder, services, backend } = givenOf(result.start, namesOf(result));
  expect(cinder.map(({ fields }) => [fields.get('host')?.text, fields.has('name')])).toEqual([['custody@east#pool', false], ['custody@west#pool', true]]);
  expect(services.map(({ name, fields }) => [name, fields.get('up')?.text])).toEqual([['custody@east', 'true'], ['custody@west', 'false']]);
  expect(backend.map(({ fields }) => fields.get('backend')?.text)).toEqual(['east', 'west']);
});

test('options are told by name', () => {
  const { start } = passing();
  const settings = { config: object([['volume_group', 'stack']]), options: { no_snapshot_gb_quota: true } };
  expect(givenOf(start, namesOf(passing()), settings).options).toEqual([{ name: 'volume_group', text: '"stack"' }, { name: 'no_snapshot_gb_quota', text: 'true' }]);
});

test('quota is told where the scenario sets one', () => {
  const limited = played('lvm', [{ look: {} }], { quota: { snapshots: 1, gigabytes: -1 } });
  expect(givenOf(limited.start, namesOf(limited)).quota).toBe('snapshots 0 of 1, gigabytes 0 of no limit');
  expect(givenOf(notApplicable().start, namesOf(notApplicable())).quota).toBeNull();
});
