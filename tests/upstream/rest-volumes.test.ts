/** Volumes, versions, and a snapshot's texts and metadata: our Block Storage API against recorded requests to the real one. */
import { describe, expect, test } from 'vitest';
import { stringifyJson } from '../../core/value/stringify.ts';
import { at, facets } from './compare-requests.ts';
import { recordedRequests, replayAll } from './recorded-requests.ts';

const { lines: LINES, sha256 } = recordedRequests('rest-volumes.jsonl');

describe('recorded requests that clients make besides', () => {
  const ours = replayAll(LINES);

  test('are the recorded ones, to the byte, and are all answered', () => {
    expect([sha256, LINES.length]).toEqual(['74a179a2cab701c00a5d2f1ee83d61e0ce3b776f6b107304b6fd1adb1e3790ad', 411]);
    expect(ours.map((line) => at(line, 'left_out')).filter((why) => why !== null)).toEqual([]);
  });

  test.each(LINES.map((line, index) => [index, `session ${stringifyJson(at(line, 'session'))}: ${String(at(line, 'case'))}`] as const))('%i, %s', (index) => {
    expect(facets(ours[index] ?? null)).toEqual(facets(LINES[index] ?? null));
    expect(at(ours[index] ?? null, 'response', 'headers', 'location')).toEqual(at(LINES[index] ?? null, 'response', 'headers', 'location'));
  });
});
