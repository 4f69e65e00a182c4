import { describe, expect, test } from 'vitest';
import type { Services } from '../../../../core/cinder/calling.ts';
import { object } from '../../../../core/value/json.ts';
import { fromJson } from '../../../../core/value/plain.ts';
import { answer, PROJECT, putSnapshot, services, SNAPSHOT } from '../services.ts';

function ready(): Services {
  const cinder = services();
  putSnapshot(cinder, { display_name: 'old', metadata: object([['a', '1'], ['b', '2']]) });
  cinder.world.takeChanges();
  return cinder;
}

function ask(cinder: Services, method: string, below: string, body: string | null = null, roles?: string): { status: number; body: unknown } {
  const headers = { 'OpenStack-API-Version': 'volume 3.70', 'Content-Type': 'application/json', ...(roles === undefined ? {} : { 'X-Roles': roles, 'X-Project-Id': 'feed' }) };
  const answered = answer(cinder, { method, path: `/v3${roles === undefined ? `/${PROJECT}` : ''}/snapshots/${SNAPSHOT}${below}`, headers, body });
  return { status: answered.status, body: fromJson(answered.body) };
}

const field = (name: string, value: string, problem: string): string => `Invalid input for field/attribute ${name}. Value: ${value}. ${problem}`;
const row = ({ world }: Services): unknown => {
  const { display_name: name, display_description: about, metadata, updated_at: updated } = putAway(world.snapshots.get(SNAPSHOT));
  return { name, about, metadata: fromJson(metadata), updated };
};

function putAway<Row>(found: Row | undefined): Row {
  if (!found) throw new Error('The snapshot is gone.');
  return found;
}

describe('the texts of a snapshot', () => {
  test('are changed, and shown with the old time', () => {
    const cinder = ready();
    expect(ask(cinder, 'PUT', '', '{"snapshot": {"name": "  new ", "display_name": "x", "description": "d"}}')).toMatchObject({ status: 200, body: { snapshot: { name: 'new', description: 'd', updated_at: null, user_id: null } } });
    expect(row(cinder)).toMatchObject({ name: 'new', about: 'd', updated: '2026-01-01T00:00:00.000Z' });
    expect(cinder.lanes.notifications).toEqual(['snapshot.update.start', 'snapshot.update.end']);
  });

  test('are not stored when they are the same', () => {
    const cinder = ready();
    expect(ask(cinder, 'PUT', '', '{"snapshot": {"display_name": "old", "description": null}}').status).toBe(200);
    expect(cinder.world.takeChanges()).toEqual({});
  });

  test('are shown without what an extension adds to other answers', () => {
    const { body } = ask(ready(), 'PUT', '', '{"snapshot": {"name": null}}') as { body: { snapshot: object } };
    expect(Object.keys(body.snapshot)).toEqual(['id', 'created_at', 'updated_at', 'name', 'description', 'volume_id', 'status', 'size', 'metadata', 'group_snapshot_id', 'user_id', 'consumes_quota']);
  });

  test.each([
    ['{"snapshot": {}}', field('snapshot', '{}', '{} is not valid under any of the given schemas')], ['{"snapshot": {"x": 1}}', field('snapshot', "{'x': 1}", "Additional properties are not allowed ('x' was unexpected)")],
    ['{"snapshot": {"description": 5, "name": 6}}', field('name', '6', "6 is not of type 'string', 'null'")], ['{}', "'snapshot' is a required property"], ['[]', "[] is not of type 'object'"],
  ])('%s is refused', (body, message) => {
    expect(ask(ready(), 'PUT', '', body)).toEqual({ status: 400, body: { badRequest: { code: 400, message } } });
  });

  test('of another project are not found; a key `type` and no body at all make the API stumble', () => {
    expect(ask(ready(), 'PUT', '', '{"snapshot": {"name": "n"}}', 'member').status).toBe(404);
    expect(ask(ready(), 'PUT', '', '{"type": 1}').status).toBe(500);
    expect(ask(ready(), 'PUT', '').status).toBe(500);
  });
});

describe('the metadata of a snapshot', () => {
  test('are shown, all or one', () => {
    expect(ask(ready(), 'GET', '/metadata')).toEqual({ status: 200, body: { metadata: { a: '1', b: '2' } } });
    expect(ask(ready(), 'GET', '/metadata/b')).toEqual({ status: 200, body: { meta: { b: '2' } } });
    expect(ask(ready(), 'GET', '/metadata/c')).toEqual({ status: 404, body: { itemNotFound: { code: 404, message: `Snapshot ${SNAPSHOT} has no metadata with key c.` } } });
    expect(ask(ready(), 'GET', '/metadata', null, 'member').status).toBe(404);
  });

  test.each([
    ['POST', '/metadata', '{"metadata": {"a": "3", "c": "4"}}', { metadata: { a: '3', b: '2', c: '4' } }, { a: '3', b: '2', c: '4' }],
    ['PUT', '/metadata', '{"metadata": {"c": "4", "b": "2"}, "x": 1}', { metadata: { b: '2', c: '4' } }, { b: '2', c: '4' }],
    ['PUT', '/metadata/c', '{"meta": {"c": "4"}}', { meta: { c: '4' } }, { a: '1', b: '2', c: '4' }],
  ])('%s %s %s', (method, place, body, answered, stored) => {
    const cinder = ready();
    expect(ask(cinder, method, place, body)).toEqual({ status: 200, body: answered });
    expect(row(cinder)).toMatchObject({ metadata: stored, updated: '2026-01-01T00:00:00.000Z' });
  });

  test('keep their places', () => {
    const { body } = ask(ready(), 'PUT', '/metadata', '{"metadata": {"c": "3", "b": "2"}}') as { body: { metadata: object } };
    expect(Object.keys(body.metadata)).toEqual(['b', 'c']);
  });

  test('are not stored when they are the same', () => {
    const cinder = ready();
    expect(ask(cinder, 'PUT', '/metadata', '{"metadata": {"b": "2", "a": "1"}}').status).toBe(200);
    expect(cinder.world.takeChanges()).toEqual({});
  });

  test('go one by one, which is no change of the snapshot', () => {
    const cinder = ready();
    expect(ask(cinder, 'DELETE', '/metadata/a')).toEqual({ status: 200, body: null });
    expect(row(cinder)).toMatchObject({ metadata: { b: '2' }, updated: null });
    expect(ask(cinder, 'DELETE', '/metadata/a').status).toBe(404);
  });

  test.each([
    ['POST', '/metadata', '{"metadata": null}', field('metadata', 'None', "None is not of type 'object'")], ['POST', '/metadata', '{"metadata": {"a/b": "x"}}', field('metadata', "{'a/b': 'x'}", "'a/b' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'")],
    ['PUT', '/metadata', '{"metadata": {"a": 5}}', field('a', '5', "5 is not of type 'string'")], ['PUT', '/metadata/a', '{"meta": {}}', field('meta', '{}', '{} does not have enough properties')],
    ['PUT', '/metadata/a', '{"meta": {"a": "1", "b": "2"}}', field('meta', "{'a': '1', 'b': '2'}", "{'a': '1', 'b': '2'} has too many properties")], ['PUT', '/metadata/a', '{"meta": {"b": "1"}}', 'Request body and URI mismatch'], ['PUT', '/metadata/a', '{}', "'meta' is a required property"],
  ])('%s %s %s is refused', (method, place, body, message) => {
    const cinder = ready();
    expect(ask(cinder, method, place, body)).toEqual({ status: 400, body: { badRequest: { code: 400, message } } });
    expect(cinder.world.takeChanges()).toEqual({});
  });

  test('are asked for by keys with dots; a format is none', () => {
    const cinder = ready();
    ask(cinder, 'PUT', '/metadata/a.b', '{"meta": {"a.b": "x"}}');
    expect(ask(cinder, 'GET', '/metadata/a.b').body).toEqual({ meta: { 'a.b': 'x' } });
    expect(ask(cinder, 'GET', '/metadata/a.json').body).toEqual({ meta: { a: '1' } });
    expect(ask(cinder, 'PUT', '/metadata.json', '{"metadata": {}}').status).toBe(404);
  });
});
