import { describe, expect, test } from 'vitest';
import { fromJson } from '../../../../core/value/plain.ts';
import { answer, logOf, PROJECT, putSnapshot, returns, services, SNAPSHOT } from '../services.ts';

const UNREAD = '404 Not Found\n\nThe resource could not be found.\n\n   ';

function ask(path: string, method = 'GET', version = 'volume 3.70'): { status: number; type: string | undefined; body: unknown; log: string[] } {
  const cinder = services();
  putSnapshot(cinder);
  const request = { method, path: path.replace('P', PROJECT).replace('S', SNAPSHOT), headers: { 'OpenStack-API-Version': version }, body: null };
  const { status, headers, body } = answer(cinder, request, { get_manageable_snapshots: returns([]) });
  return { status, type: headers['content-type'], body: fromJson(body), log: logOf(cinder) };
}

describe('a path', () => {
  test.each([
    '/v3/P/snapshots/S', '/v3/snapshots/S', '/v3//snapshots/S', '/v3/P//snapshots///S', '/v3/P/snapshots/S.json', '/v3/P/snapshots.json', '/v3/P/snapshots/detail.json', '/v3/P/%73napshots/S',
    '/v3/P/manageable_snapshots.json?host=vm@lvm', '/v3/P/manageable_snapshots/%64etail?host=vm@lvm', '/v3/P/os-quota-sets/P/defaults',
  ])('%s leads somewhere', (path) => {
    expect(ask(path).status).toBe(200);
  });

  test.each(['/v3/P/snapshots/', '/v3/P/snapshots/S/', '/v3/P/manageable_snapshots/', '/v3/P/manageable_snapshots/detail/', '/v3/P/Snapshots/S', '/v3/nope/snapshots/S', '/v3/P/snapshots/S/nope', '/v3/P/snapshots/%ff/S'])('%s leads nowhere', (path) => {
    expect(ask(path)).toMatchObject({ status: 404, type: 'text/plain; charset=UTF-8', body: UNREAD });
  });

  test('asked for without its body leads nowhere either', () => {
    expect(ask('/v3/P/snapshots/S', 'HEAD')).toMatchObject({ status: 404, type: 'text/html; charset=UTF-8', body: null });
  });

  test.each([['nope.json', 'nope'], ['nope.x', 'nope.x'], ['nope.xml', 'nope.xml'], ['nope.json.json', 'nope.json']])('to %s is to %s: a format is behind the last dot, which there is one of', (given, id) => {
    expect(ask(`/v3/P/snapshots/${given}`).body).toEqual({ itemNotFound: { code: 404, message: `Snapshot ${id} could not be found.` } });
  });
});

describe('a version', () => {
  test.each([
    ['volume', 500, 'not enough values to unpack (expected 2, got 1)'], ['my volume 3.8', 500, 'too many values to unpack (expected 2)'],
  ])('%s makes the API stumble', (version, status, text) => {
    expect(ask('/v3/P/snapshots/S', 'GET', version)).toMatchObject({ status, log: [`ERROR cinder.api.middleware.fault Caught error: <class 'ValueError'> ${text}`] });
  });

  test('of nothing known is a mistake that the log tells of', () => {
    expect(ask('/v3/P/snapshots/S', 'GET', '3.70')).toMatchObject({
      status: 400,
      body: { badRequest: { message: 'The server could not comply with the request since it is either malformed or otherwise incorrect.' } },
      log: ["ERROR cinder.api.middleware.fault Caught error: <class 'cinder.exception.VersionNotFoundForAPIMethod'> API version None is not supported on this method."],
    });
  });
});

describe('wrong words for the order of what can be managed', () => {
  const said = (query: string): unknown => (ask(`/v3/P/${query}`).body as { badRequest: { message: string } }).badRequest.message;

  test('are named as they came on the old path', () => {
    expect(said('os-snapshot-manage?host=vm@lvm&sort=foo,bar,size,foo')).toBe('Invalid sort keys passed: foo, bar, foo');
    expect(said('os-snapshot-manage?host=vm@lvm&sort=size:up,reference:down')).toBe('Invalid sort dirs passed: up, down');
  });

  test('are named once each on the new path', () => {
    expect(said('manageable_snapshots?host=vm@lvm&sort=foo,bar,size,foo')).toBe('Invalid sort keys passed: bar, foo');
  });
});
