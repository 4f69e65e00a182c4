/** Texts that stand for something else: times, sizes, durations, JSON, patterns. */
import { parseDuration } from '../../../core/scenario/duration.ts';
import { compilePattern } from '../../../core/scenario/pattern.ts';
import type { Given } from '../../../core/scenario/given.ts';
import type { Expectation, Scenario, Step } from '../../../core/scenario/scenario.ts';
import { parseJson } from '../../../core/value/parse.ts';
import { parseSize } from '../../../core/value/size.ts';
import type { Path } from '../path.ts';
import { describe } from '../words.ts';
import { expectationsOf, referenceOf, stepsOf, type Report } from './walk.ts';

const SIZE = 'a size such as 2 GiB or 1 GiB + 1 B: whole bytes, 8 PiB - 1 B at most';
const DURATION = 'a duration such as 5 s, 10 min, 3 h or 2 d';
const TIME = 'a time in UTC such as 2026-01-01T00:00:00Z';

export function checkTexts(scenario: Scenario, report: Report): void {
  checkGiven(scenario.given ?? {}, report);
  for (const { step, path } of stepsOf(scenario)) {
    checkStep(step, path, report);
    for (const placed of expectationsOf(step, path)) checkExpectation(placed.expectation, placed.path, report);
  }
}

function checkGiven({ clock, volumes = {}, backend = {} }: Given, report: Report): void {
  if (clock !== undefined && !isTime(clock)) report(['given', 'clock'], describe(clock), TIME);
  for (const [handle, { size }] of Object.entries(volumes)) checkSize(size, ['given', 'volumes', handle, 'size'], report);
  for (const [handle, { size }] of Object.entries(backend)) checkSize(size, ['given', 'backend', handle, 'size'], report);
}

function checkStep(step: Step, path: Path, report: Report): void {
  if ('event' in step) checkSize(step.size, [...path, 'size'], report);
  if ('clock' in step) {
    const { advance } = step.clock;
    tryOut(parseDuration, advance, () => report([...path, 'clock', 'advance'], describe(advance), DURATION));
  }
  const reference = referenceOf(step, path);
  if (reference && 'json' in reference.ref) {
    const { json } = reference.ref;
    tryOut(parseJson, json, (problem) => report([...reference.path, 'json'], describe(json), `JSON text (${problem})`));
  }
}

function checkExpectation({ raises, crashes, backend }: Expectation, path: Path, report: Report): void {
  for (const [key, exception] of Object.entries({ raises, crashes })) {
    const pattern = typeof exception === 'object' ? exception.message_matches : undefined;
    if (pattern === undefined) continue;
    tryOut(compilePattern, pattern, (problem) => report([...path, key, 'message_matches'], describe(pattern), `a plain pattern (${problem})`));
  }
  if (typeof backend !== 'object') return;
  for (const [handle, object] of Object.entries(backend)) {
    const size = typeof object === 'object' && object.size !== 'unchanged' ? object.size : undefined;
    checkSize(size, [...path, 'backend', handle, 'size'], report, `unchanged, or ${SIZE}`);
  }
}

function checkSize(size: string | undefined, path: Path, report: Report, expected = SIZE): void {
  if (size !== undefined) tryOut(parseSize, size, () => report(path, describe(size), expected));
}

/** Whether it is a date that exists: `Date` would take 30 February for 2 March. */
function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
}

/** Reads the text, and hands on what the reader has against it. */
function tryOut(read: (text: string) => unknown, text: string, otherwise: (problem: string) => void): void {
  try {
    read(text);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    otherwise(cause.message);
  }
}
