/** Recordings of a real driver, and the tests that hold ours to them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { driverById } from '../../core/registry.ts';
import { replayRecording } from '../../core/scenario/recorded/replay.ts';
import { sha256Hex } from '../../core/value/digest.ts';
import { get, isList, isObject, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { canonicalJson, stringifyJson } from '../../core/value/stringify.ts';
import { compareReplay } from './compare.ts';

export interface Recording {
  /** Its name under `recordings/`. */
  readonly file: string;
  readonly cases: number;
  /** SHA-256 of its bytes, in hex. */
  readonly digest: string;
}

/** The recording's cases. */
export function linesOf(file: string): Json[] {
  return bytesOf(file).toString('utf8').split('\n').filter(Boolean).map((line) => parseJson(line));
}

export function replay(line: Json): Json {
  return replayRecording(line, driverById);
}

/** Tests that our driver does what was recorded, case by case. */
export function holdTo(recordings: readonly Recording[]): void {
  describe.each(recordings)('$file', ({ file, cases, digest }) => {
    it('is what was recorded', () => {
      expect(sha256Hex(bytesOf(file))).toBe(digest);
    });

    it('comes out the same on our driver', () => {
      const recorded = linesOf(file);
      const { differences, crashes, otherCrashTexts } = compareReplay(recorded, recorded.map(replay));
      expect(recorded).toHaveLength(cases);
      expect(differences).toEqual([]);
      console.log(`${file}: of ${crashes} crashes ${crashes - otherCrashTexts.length} have the recorded text`, ...otherCrashTexts);
      expect(otherCrashTexts).toEqual([]);
    });

    it('is written again as it was, in order, but for the answers', () => {
      const recorded = linesOf(file);
      expect(recorded.map(replay).map(withoutAnswers).map((line) => stringifyJson(line))).toEqual(recorded.map(withoutAnswers).map((line) => stringifyJson(line)));
    });
  });
}

/** Tests that the recording is of the cases that the generator makes. */
export function isGeneratedBy(generate: (seed: number, count: number) => Iterable<Json>, file: string): void {
  it(`generates the cases of ${file} again`, () => {
    const recorded = linesOf(file);
    const asked = (line: Json): string => canonicalJson(object([['name', at(line, 'name')], ['steps', at(withoutAnswers(line), 'steps')]]));
    expect([...generate(1, recorded.length)].map(asked)).toEqual(recorded.map(asked));
  });
}

function bytesOf(file: string): Buffer {
  return readFileSync(new URL(`recordings/${file}`, import.meta.url));
}

/** A recording without what the recorded driver did. */
function withoutAnswers(line: Json): Json {
  const blank = (step: Json): Json => (isObject(step) ? object(step.entries.filter(([key]) => key !== 'outcome' && key !== 'objects')) : step);
  const steps = at(line, 'steps');
  return isObject(line) && isList(steps) ? object([...line.entries, ['steps', steps.map(blank)]]) : line;
}

function at(value: Json, key: string): Json {
  return isObject(value) ? (get(value, key) ?? null) : null;
}
