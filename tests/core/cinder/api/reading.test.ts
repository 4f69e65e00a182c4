import { expect, test } from 'vitest';
import { PROJECT, accept, answer, finish, returns, services, VOLUME } from '../services.ts';

const PLACES = [
  '/', '/v3/', '/v3', 'volumes', 'volumes?with_count=1&all_tenants=1&name~=v', 'volumes/detail', 'volumes/summary', `volumes/${VOLUME}`, 'volumes/nope', 'snapshots', 'snapshots/detail?with_count=1', 'snapshots/ID', 'snapshots/new', 'snapshots/ID/metadata', 'snapshots/ID/metadata/a', 'manageable_snapshots?host=vm@lvm',
  'manageable_snapshots/detail?host=vm@lvm', 'os-snapshot-manage?host=vm@lvm', `os-quota-sets/${PROJECT}?usage=true`, `os-quota-sets/${PROJECT}/defaults`, 'nope',
];

test.each(PLACES)('GET %s changes nothing, and gives no id out', (place) => {
  const cinder = services();
  const id = accept(cinder);
  finish(cinder);
  const before = cinder.world.state();
  cinder.world.takeChanges();
  const path = (place.startsWith('/') ? place : `/v3/${PROJECT}/${place}`).replace('ID', id);
  answer(cinder, { method: 'GET', path, headers: { 'OpenStack-API-Version': 'volume 3.70' }, body: null }, { get_manageable_snapshots: returns([]) });
  expect(cinder.world.takeChanges()).toEqual({});
  expect(cinder.world.state()).toEqual(before);
});
