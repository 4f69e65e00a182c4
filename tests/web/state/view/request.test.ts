import { expect, test } from 'vitest';
import { int, object } from '../../../../core/value/json.ts';
import { parseJson } from '../../../../core/value/parse.ts';
import { isObject, type JsonObject } from '../../../../core/value/json.ts';
import { requestOf } from '../../../../web/state/view/request.ts';
import type { Names } from '../../../../web/state/view/names.ts';
import { throughApi } from '../../fixtures/results.ts';

const NAMES: Names = { objects: new Map(), rows: new Map([['1234', 's1']]) };

function request(json: string): JsonObject {
  const value = parseJson(json);
  return isObject(value) ? value : object([]);
}

test('a driver call: its method, the reference to the byte, the rest with handles', () => {
  expect(requestOf(request('{"driver":"manage_existing_snapshot","snapshot":"1234","existing_ref":{"b":1.0,"1":2}}'), NAMES)).toEqual({
    kind: 'driver',
    kindWord: 'driver call',
    title: 'manage_existing_snapshot',
    reference: '{"b":1.0,"1":2}',
    wantedReference: null,
    line: null,
    http: null,
    fields: [{ name: 'snapshot', text: '1234', handle: 's1' }],
  });
});

test('a reference of null is one', () => {
  expect(requestOf(object([['driver', 'manage_existing_snapshot'], ['existing_ref', null]]), NAMES).reference).toBe('null');
  expect(requestOf(object([['driver', 'unmanage_snapshot']]), NAMES).reference).toBeNull();
});

test.each([
  ['{"names":"tuesday"}', 'names tuesday', null],
  ['{"names":"tuesday","form":"source-id"}', 'names tuesday, as source-id', null],
  ['{"names_nothing":"well-formed"}', 'names nothing', null],
  ['{"names_nothing":"no-known-key"}', 'has no key that the driver knows', null],
  ['{"json":"{ \\"b\\": 1.0 }"}', null, '{ "b": 1.0 }'],
  ['{"value":{"source-name":"${name:tuesday}"}}', null, '{"source-name":"${name:tuesday}"}'],
  ['{"value":null}', null, 'null'],
])('a reference that was not written yet: %s', (ref, wantedReference, reference) => {
  expect(requestOf(request(`{"driver":"manage_existing_snapshot","ref":${ref}}`), NAMES)).toMatchObject({ wantedReference, reference, fields: [] });
});

test('a request that was not sent yet, as the suite has it', () => {
  const { title, wantedReference, fields } = requestOf(request('{"api":"manage","as":"s2","request":{"volume":"vol-a","ref":{"names":"tuesday"},"name":"Tuesday"}}'), NAMES);
  expect([title, wantedReference]).toEqual(['API: manage', 'names tuesday']);
  expect(fields.map(({ name, text }) => [name, text])).toEqual([['as', 's2'], ['volume', 'vol-a'], ['name', 'Tuesday']]);
  const { http } = requestOf(request('{"api":"unmanage","raw":{"method":"POST","path":"/v3/x","headers":{"A":"b"},"body":"{}"}}'), NAMES);
  expect(http).toBe('POST /v3/x\nA: b\n\n{}');
});

test('the arguments of a listing', () => {
  const { fields } = requestOf(request('{"driver":"get_manageable_snapshots","limit":2,"sort_keys":["size"]}'), NAMES);
  expect(fields.map(({ name, text }) => [name, text])).toEqual([['limit', '2'], ['sort_keys', '[ "size" ]']]);
});

test('a request to the API, as it goes over the wire', () => {
  const sent = throughApi().steps[0]?.request ?? object([]);
  const { title, reference, http } = requestOf(sent, NAMES);
  expect(title).toBe('API: manage');
  expect(reference).toBe('{"source-name":"tuesday"}');
  const [head, body] = http?.split('\n\n') ?? [];
  expect(head).toMatch(/^POST \/v3\/\w+\/manageable_snapshots\nOpenStack-API-Version: volume 3\.70\nContent-Type: application\/json$/);
  expect(body).toContain('"ref": {');
});

test('a request line without project and version, with handles in place of ids', () => {
  const id = '5513e3ea-bba6-4754-82c1-c34c7365c6fa';
  const names: Names = { ...NAMES, rows: new Map([[id, 's1']]) };
  const { title, line } = requestOf(request(`{"api":"delete","method":"DELETE","path":"/v3/c0ffee00c0ffee00c0ffee00c0ffee00/snapshots/${id}"}`), names);
  expect([title, line]).toEqual(['API: delete s1', 'DELETE snapshots/s1']);
  const listing = requestOf(request(`{"api":"list","method":"GET","path":"/v3/c0ffee00c0ffee00c0ffee00c0ffee00/snapshots/detail?marker=${id}&sort=size%3Aasc"}`), names);
  expect([listing.title, listing.line]).toEqual(['API: list snapshots', 'GET snapshots/detail?marker=s1&sort=size:asc']);
  expect(requestOf(request('{"api":"list","method":"GET","path":"/v3/x?%"}'), names).line).toBe('GET /v3/x?%');
});

test('a body that is no JSON stands as it was sent', () => {
  const { reference, http } = requestOf(request('{"api":"manage","method":"POST","path":"/v3/x","headers":{},"body":"{"}'), NAMES);
  expect(reference).toBeNull();
  expect(http).toBe('POST /v3/x\n\n{');
});

test.each([
  ['{"event":"rename","object":"tuesday","name":"other"}', 'event', 'Backend: rename tuesday'],
  ['{"event":"create_volume","volume":"payroll","object":"volume-1"}', 'event', 'Create volume payroll'],
  ['{"edit":"snapshots","id":"1234","row":{"id":"1234"}}', 'edit', 'Write a row of snapshots by hand'],
  ['{"edit":"objects","id":"1","row":null}', 'edit', 'Remove a row of objects by hand'],
  ['{"undo":3}', 'undo', 'Undo revision 3'],
  ['{"redo":3}', 'redo', 'Do revision 3 again'],
  ['{"return":0}', 'return', 'Make the world what it was at revision 0'],
  ['{"fault":{"during":"manage_existing_snapshot","at":"first-write","effect":"fails"}}', 'fault', 'The first write of the next manage_existing_snapshot fails'],
  ['{"fault":{"during":"unmanage_snapshot","at":"any","effect":"fails","times":2}}', 'fault', 'Any access of the next unmanage_snapshot fails, 2 times'],
  ['{"fault":{"during":"unmanage_snapshot","at":"lookup","effect":"fails","times":1}}', 'fault', 'The lookup of the next unmanage_snapshot fails'],
  ['{"fault":{"during":"unmanage_snapshot","at":"nth-write","n":2,"effect":"done-but-answer-lost"}}', 'fault', 'Write 2 of the next unmanage_snapshot is done, but its answer is lost'],
  ['{"fault":{"during":"manage_existing_snapshot","at":"model-update","effect":"fails"}}', 'fault', 'Storing the model update of the next manage_existing_snapshot fails'],
  ['{"service":{"up":false,"disabled":true}}', 'service', 'The volume service goes down and is disabled'],
  ['{"service":{"backend":"west","frozen":true}}', 'service', 'The volume service of west is frozen'],
  ['{"service":{"initialized":false}}', 'service', 'The volume service has no driver, as it did not come up'],
  ['{"service":{"up":true,"disabled":false,"frozen":false,"initialized":true}}', 'service', 'The volume service comes up and is enabled and is thawed and has its driver again'],
  ['{"api":"list","query":{"status":"error"}}', 'api', 'API: list snapshots'],
  ['{"api":"list_manageable","detail":true}', 'api', 'API: list what can be managed'],
  ['{"api":"reset_status","snapshot":"s1","status":"available"}', 'api', 'API: reset the status of s1'],
  ['{"api":"constructor"}', 'api', 'API: constructor'],
  ['{"clock":{"advance":"2 d"}}', 'clock', 'Let 2 d pass'],
  ['{"settle":"scheduler"}', 'settle', 'Let Cinder’s scheduler finish'],
  ['{"settle":"done"}', 'settle', 'Let Cinder finish'],
  ['{"look":{}}', 'look', 'Inspect the backend'],
  ['{"api":"manage","as":"s2","settle":"api","request":{}}', 'api', 'API: manage'],
])('%s', (json, kind, title) => {
  expect(requestOf(request(json), NAMES)).toMatchObject({ kind, title });
});

test('what is about integers of any size stays exact', () => {
  expect(requestOf(object([['driver', 'x'], ['existing_ref', int(2n ** 70n)]]), NAMES).reference).toBe('1180591620717411303424');
});
