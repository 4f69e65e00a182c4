/** Our LVM against recordings of the real one. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { driverById } from '../../core/registry.ts';
import { replayRecording } from '../../core/scenario/replay.ts';
import { sha256Hex } from '../../core/value/digest.ts';
import { get, isList, isObject, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { canonicalJson, stringifyJson } from '../../core/value/stringify.ts';
import { compareReplay } from './compare.ts';
import { generateCases } from './generate-lvm.ts';

const RECORDINGS = [
  { file: 'lvm.jsonl', cases: 85, digest: 'f9e00cc7bacb4ef6741cf03daae7d3f0d0118be3f3846cdda06c0b3765450adf' },
  { file: 'lvm-more.jsonl', cases: 150, digest: '2932d32d6186f9a61765c54854c938bceed6ff82717753fafdb28c764322aca4' },
] as const;

function bytes(file: string): Buffer {
  return readFileSync(new URL(`recordings/${file}`, import.meta.url));
}

function lines(file: string): Json[] {
  return bytes(file).toString('utf8').split('\n').filter(Boolean).map((line) => parseJson(line));
}

const replay = (line: Json): Json => replayRecording(line, driverById);

describe.each(RECORDINGS)('$file', ({ file, cases, digest }) => {
  it('is what was recorded', () => {
    expect(sha256Hex(bytes(file))).toBe(digest);
  });

  it('comes out the same on our driver', () => {
    const recorded = lines(file);
    const { differences, crashes, otherCrashTexts } = compareReplay(recorded, recorded.map(replay));
    expect(recorded).toHaveLength(cases);
    expect(differences).toEqual([]);
    console.log(`${file}: of ${crashes} crashes ${crashes - otherCrashTexts.length} have the recorded text`, ...otherCrashTexts);
    expect(otherCrashTexts).toEqual([]);
  });

  it('is written again as it was, in order, but for the answers', () => {
    const recorded = lines(file);
    expect(recorded.map(replay).map(withoutAnswers).map((line) => stringifyJson(line))).toEqual(recorded.map(withoutAnswers).map((line) => stringifyJson(line)));
  });
});

it('sees a step that differs in any of the things that must agree', () => {
  const [line] = lines('lvm.jsonl');
  const text = stringifyJson(line ?? null);
  const changes = [
    [/"result":1\b/, '"result":2'],
    [/"result":1\b/, '"result":1.0'],
    [/\{"ok":true,"result":null\}/, '{"ok":false,"error":{"class":"KeyError","cinder":false,"message":"x","where":null}}'],
    [/("steps".*)"name":"s1"/, '$1"name":"s2"'],
  ] as const;
  for (const [what, instead] of changes) {
    const changed = parseJson(text.replace(what, instead));
    expect(compareReplay([changed], [replay(line ?? null)]).differences).toHaveLength(1);
  }
});

it('generates the cases of lvm-more.jsonl again', () => {
  const asked = (line: Json): string => canonicalJson(object([['name', at(line, 'name')], ['steps', at(withoutAnswers(line), 'steps')]]));
  expect([...generateCases(1, 150)].map(asked)).toEqual(lines('lvm-more.jsonl').map(asked));
});

/** A recording without what the recorded driver did. */
function withoutAnswers(line: Json): Json {
  const blank = (step: Json): Json => (isObject(step) ? object(step.entries.filter(([key]) => key !== 'outcome' && key !== 'objects')) : step);
  const steps = at(line, 'steps');
  return isObject(line) && isList(steps) ? object([...line.entries, ['steps', steps.map(blank)]]) : line;
}

function at(value: Json, key: string): Json {
  return isObject(value) ? (get(value, key) ?? null) : null;
}
