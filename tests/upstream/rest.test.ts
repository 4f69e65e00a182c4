/** Our Block Storage API, and what it sets going, against recorded requests to the real one. */
import { describe, expect, test } from 'vitest';
import { isObject, object, type Json, type JsonObject } from '../../core/value/json.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { at, facets, list } from './compare-requests.ts';
import { recordedRequests, replayAll } from './recorded-requests.ts';

const { lines: LINES, sha256 } = recordedRequests('rest.jsonl');

describe('recorded requests', () => {
  const ours = replayAll(LINES);

  test('are the recorded ones, to the byte', () => {
    expect(sha256).toBe('feff4bbbf8f10eac2e50aed841bf5a691343329fce51d5c4632212c299ffffb2');
    expect(LINES).toHaveLength(368);
  });

  test('are all answered but these', () => {
    const leftOut = ours.flatMap((line) => (at(line, 'left_out') === null ? [] : [[at(line, 'case'), at(line, 'left_out')]]));
    expect(leftOut).toEqual([['PUT os-services/disable', 'The resource os-services is not played here.']]);
  });

  test.each(LINES.map((line, index) => [index, `session ${stringifyJson(at(line, 'session'))}: ${String(at(line, 'case'))}`] as const))('%i, %s', (index) => {
    const line = ours[index] ?? null;
    if (at(line, 'left_out') !== null) return;
    expect(facets(line)).toEqual(facets(LINES[index] ?? null));
  });
});

describe('a session', () => {
  const [first] = LINES;
  const line = (fields: Readonly<Record<string, Json>>): JsonObject => object(Object.entries(fields));
  const request = first ? at(first, 'request') : null;

  test('ends where the next begins, which knows nothing of it', () => {
    const lines = ['a', 'a', 'b'].map((session) => line({ session, request: manageRequest(request) }));
    expect(replayAll(lines).map((each) => list(at(each, 'settled', 'snapshots')).length)).toEqual([1, 2, 1]);
  });

  test('is lost from the command on that is not known', () => {
    const lines = [
      line({ session: 'a', request: manageRequest(request) }),
      line({ session: 'a', prepared: [object([['do', 'dance']])], request: manageRequest(request) }),
      line({ session: 'a', request: manageRequest(request) }),
      line({ session: 'b', request: manageRequest(request) }),
    ];
    expect(replayAll(lines).map((each) => at(each, 'left_out'))).toEqual([null, 'Nothing here does "dance".', 'Nothing here does "dance".', null]);
  });
});

/** The request with a body that is accepted. */
function manageRequest(request: Json): Json {
  const body = '{"snapshot": {"volume_id": "<VOL-CEPH>", "ref": {"source-name": "nope"}}}';
  return isObject(request) ? object([...request.entries, ['body', body]]) : request;
}
