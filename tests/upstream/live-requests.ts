/** Holds our Block Storage API to a real one, on sessions that are made on the spot. */
import { relative } from 'node:path';
import { cliDist, root } from '../../tools/paths.mjs';
import { isInt, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { at, differences } from './compare-requests.ts';
import { generateCases } from './generate-rest.ts';
import { kept, timed } from './live-parts.ts';
import { outputOf, recordRequests } from './recorder.ts';

/** A tree of Cinder's that is as new as what ours follows; else Debian's Cinder 21 is asked. */
const NEW = process.env['ORACLE_CINDER'] !== undefined;

/** Generates, records, replays and compares so many sessions; prints what differs first. @returns whether nothing does */
export async function holdRequests(seed: number, sessions: number): Promise<boolean> {
  const requests = [...generateCases(seed, sessions)].map((made) => stringifyJson(made));
  const recording = await timed(() => recordRequests(requests));
  const file = kept('rest.recorded.jsonl', recording.result.lines);
  const replay = await timed(() => outputOf(process.execPath, [cliDist, 'replay', file], {}));
  kept('rest.replayed.jsonl', replay.result.lines);

  const recorded = recording.result.lines.map((line) => parseJson(NEW ? line : asNew(line)));
  const replayed = replay.result.lines.map((line) => parseJson(line));
  const all = recorded.flatMap((line, index) => {
    const ours = replayed[index] ?? null;
    const found = differences(line, ours);
    return found.length > 0 ? [{ line, ours, found }] : [];
  });
  const lost = new Set<string>();
  const differing = all.filter(({ line, ours }) => {
    const session = stringifyJson(at(line, 'session'));
    if (!NEW && isMetadataRefused(line, ours)) lost.add(session);
    return NEW || !(isOtherInOld(line) || lost.has(session));
  });

  const [first] = differing;
  if (first !== undefined) {
    console.log(`\nrest: the first request that differs, ${String(at(first.line, 'case'))}\n${first.found.join('\n')}\n\n${stringifyJson(at(first.line, 'request'))}`);
    console.log(`\nAll that was recorded is kept in ${relative(root, file)}.`);
  }
  const counts = [`${sessions} sessions`, `${requests.length} requests`, `${differing.length} differing`, `${all.length - differing.length} by release`];
  console.log(`\nrest: ${counts.join(', ')}; recorded in ${recording.seconds.toFixed(1)} s, replayed in ${replay.seconds.toFixed(1)} s`);
  return differing.length === 0 && recorded.length === requests.length;
}

/** The newest microversion is told in texts, and has grown by one; the controller of a snapshot's metadata has got another name. */
function asNew(line: string): string {
  return line.replaceAll('maximum is 3.70.', 'maximum is 3.71.').replaceAll('"version": "3.70"', '"version": "3.71"').replaceAll("'Controller' object has no", "'SnapshotMetadataController' object has no");
}

/** Cinder 21 looks at the microversion of a manage request before its body, and not after. */
function isOtherInOld(line: Json): boolean {
  const [, minor = '0'] = /volume 3\.(\d+)/.exec(String(at(line, 'request', 'headers', 'OpenStack-API-Version'))) ?? [];
  return at(line, 'request', 'method') === 'POST' && /\/manageable_snapshots$/.test(String(at(line, 'request', 'path'))) && Number(minor) < 8;
}

/** Cinder 21 has no schema for a snapshot's metadata: it refuses other bodies, in other words, and takes some that are refused since. Then the session goes another way. */
function isMetadataRefused(line: Json, ours: Json): boolean {
  const status = at(ours, 'response', 'status');
  return ['POST', 'PUT'].includes(String(at(line, 'request', 'method'))) && /\/metadata(?:\/[^/]*)?$/.test(String(at(line, 'request', 'path'))) && status !== null && isInt(status) && status.int >= 400n;
}
