/** Files of recorded requests, and what ours makes of them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { lvm } from '../../core/drivers/lvm/definition.ts';
import { rbd } from '../../core/drivers/rbd/definition.ts';
import { isRecordedRequest, RequestReplay } from '../../core/scenario/recorded/replay-requests.ts';
import type { Json, JsonObject } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';

/** The lines of a file beside this one, and its SHA-256. */
export function recordedRequests(file: string): { readonly lines: readonly JsonObject[]; readonly sha256: string } {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '').map((line) => parseJson(line)).filter(isRecordedRequest);
  return { lines, sha256: createHash('sha256').update(text).digest('hex') };
}

export function replayAll(lines: readonly JsonObject[]): Json[] {
  const replay = new RequestReplay({ lvm, ceph: rbd });
  return lines.map((line) => replay.line(line));
}
