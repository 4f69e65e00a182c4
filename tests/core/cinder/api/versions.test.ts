import { expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import type { ApiAnswer } from '../../../../core/cinder/api/http.ts';
import { answer, PROJECT, services } from '../services.ts';

function ask(path: string, method = 'GET', headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  return answer(services(), { method, path, headers, body: null });
}

const VERSION = {
  id: 'v3.0', status: 'CURRENT', version: '3.71', min_version: '3.0', updated: '2023-08-31T00:00:00Z',
  links: [{ rel: 'describedby', type: 'text/html', href: 'https://docs.openstack.org/' }, { rel: 'self', href: 'http://cloud:8776/v3/' }],
  'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.volume+json;version=3' }],
};

test.each([['/', 300], ['//', 300], ['/?x=1', 300], ['/v3/', 200], ['/v3//', 200]])('%s tells the versions', (path, status) => {
  const answered = ask(path, 'GET', { Host: 'cloud:8776' });
  expect([answered.status, fromJson(answered.body)]).toEqual([status, { versions: [VERSION] }]);
});

test('any method is told them, HEAD without a body', () => {
  expect([ask('/', 'DELETE').status, ask('/v3/', 'POST').status]).toEqual([300, 200]);
  expect(ask('/v3/', 'HEAD')).toMatchObject({ status: 200, headers: { 'content-type': 'application/json', 'content-length': '0' }, body: null });
});

test('a version that is asked for is looked at', () => {
  expect(ask('/', 'GET', { 'OpenStack-API-Version': 'volume 3.20' }).headers['openstack-api-version']).toBe('volume 3.20');
  expect(ask('/', 'GET', { 'OpenStack-API-Version': 'volume 3.99' }).status).toBe(406);
});

test('a body is in the way', () => {
  const cinder = services();
  const headers = { 'Content-Type': 'application/json' };
  expect(answer(cinder, { method: 'POST', path: '/', headers, body: '{}' }).status).toBe(400);
  expect(cinder.lanes.log.at(-1)?.exception).toEqual({ class: 'TypeError', message: "VersionsController.all() got an unexpected keyword argument 'body'" });
});

test('an address without its last slash leads to the one with it', () => {
  expect(ask('/v3', 'POST', { 'OpenStack-API-Version': 'volume 3.99', Host: 'cloud' })).toEqual({
    kind: 'answered', status: 302, headers: { 'content-type': 'text/plain; charset=utf8', 'content-length': '0', location: 'http://cloud/v3/' }, body: null,
  });
});

test.each(['/v2/', '/nope', `/v3/${PROJECT}`, `/v3/${PROJECT}/`])('%s leads nowhere', (path) => {
  expect(ask(path).status).toBe(404);
});
