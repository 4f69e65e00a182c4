/**
 * Holds our drivers to the real ones on cases that are made on the spot: `live.ts SEED COUNT DRIVER…`. Ends with 1 when
 * a step differs, or when the recorder left out a case; so it is with requests to the API, of which there are sessions. `npm run test:upstream -- --live` starts it, with all built.
 */
import { relative } from 'node:path';
import { cliDist, root } from '../../tools/paths.mjs';
import { get, isList, isObject, object, type Json } from '../../core/value/json.ts';
import { parseJson } from '../../core/value/parse.ts';
import { stringifyJson } from '../../core/value/stringify.ts';
import { compareReplay } from './compare.ts';
import { kept, timed } from './live-parts.ts';
import { holdRequests } from './live-requests.ts';
import { outputOf, record } from './recorder.ts';

/** A module `generate-<driver>.ts`. */
interface Cases {
  readonly generateCases: (seed: number, count: number) => Iterable<Json>;
  /** Whether the driver is another in Debian's release, or not there: then a checkout of Cinder is asked. */
  readonly OF_THE_TREE?: true;
}

interface Row {
  readonly driver: string;
  /** Cases that were made, and the ones that the recorder left out. */
  readonly cases: number;
  readonly leftOut: number;
  readonly steps: number;
  /** Cases with a step that differs. */
  readonly differing: number;
  readonly crashes: number;
  readonly otherTexts: number;
  readonly seconds: { readonly recorded: number; readonly replayed: number };
}

/** Not a driver, but requests to the API; a session of them takes as long as so many cases of a driver. */
const REQUESTS = 'rest';
const CASES_A_SESSION = 20;

const [seed = '', count = '', ...drivers] = process.argv.slice(2);
const rows: Row[] = [];
/** A checkout of Cinder's source at the commit that ours follow. */
const tree = process.env['CUSTODY_CINDER'];
for (const driver of drivers.filter((name) => name !== REQUESTS)) {
  if ((await casesOf(driver)).OF_THE_TREE && tree === undefined) console.log(`${driver}: not compared, as Debian's release does not have it; CUSTODY_CINDER=FOLDER names a checkout of Cinder`);
  else rows.push(await hold(driver));
}
if (rows.length > 0) console.log(table(rows));
const asked = !drivers.includes(REQUESTS) || (await holdRequests(Number(seed), Math.ceil(Number(count) / CASES_A_SESSION)));
process.exitCode = asked && rows.every(({ differing, leftOut }) => differing + leftOut === 0) ? 0 : 1;

async function casesOf(driver: string): Promise<Cases> {
  return (await import(`./generate-${driver}.ts`)) as Cases;
}

/** Generates, records, replays and compares; prints what differs first. */
async function hold(driver: string): Promise<Row> {
  const { generateCases, OF_THE_TREE: ofTheTree = false } = await casesOf(driver);
  const cases = [...generateCases(Number(seed), Number(count))].map((made) => stringifyJson(made));

  const recording = await timed(() => record(cases, ofTheTree ? tree : undefined));
  if (recording.result.complaints !== '') console.log(`\n${driver}: the recorder complains\n${recording.result.complaints}`);
  const file = kept(`${driver}.recorded.jsonl`, recording.result.lines);

  const replay = await timed(() => outputOf(process.execPath, [cliDist, 'replay', file], {}));
  kept(`${driver}.replayed.jsonl`, replay.result.lines);

  const recorded = recording.result.lines.map((line) => parseJson(line));
  const replayed = replay.result.lines.map((line) => parseJson(line));
  const { steps, crashes, otherCrashTexts } = compareReplay(recorded, replayed);
  const differing = recorded.flatMap((line, index) => {
    const ours = replayed[index] ?? null;
    return compareReplay([line], [ours]).differences.length > 0 ? [{ line, ours }] : [];
  });

  const [first] = differing;
  if (first !== undefined) {
    console.log(`\n${driver}: the first step that differs\n${firstDifference(first.line, first.ours)}`);
    console.log(`\nAll that was recorded is kept in ${relative(root, file)}.`);
  }
  if (otherCrashTexts.length > 0) console.log(`\n${driver}: crashes with another text, which do not count\n${otherCrashTexts.join('\n')}`);
  return {
    driver,
    cases: cases.length,
    leftOut: cases.length - recorded.length,
    steps,
    differing: differing.length,
    crashes,
    otherTexts: otherCrashTexts.length,
    seconds: { recorded: recording.seconds, replayed: replay.seconds },
  };
}

/** How a case's first differing step differs, and the case up to it, as a line that can be replayed. */
function firstDifference(recorded: Json, replayed: Json): string {
  const steps = isObject(recorded) ? (get(recorded, 'steps') ?? null) : null;
  if (!isObject(recorded) || !isList(steps)) throw new TypeError('This is no recording.');
  for (const end of steps.keys()) {
    const cut = object([...recorded.entries, ['steps', steps.slice(0, end + 1)]]);
    const { differences } = compareReplay([cut], [replayed]);
    if (differences.length > 0) return `${differences.join('\n')}\n\nThe case up to there:\n${stringifyJson(cut)}`;
  }
  throw new RangeError('No step differs.');
}

/** One row a driver, in columns. */
function table(all: readonly Row[]): string {
  const head = ['driver', 'cases', 'left out', 'steps', 'differing', 'crashes', 'other text', 'recorded', 'replayed'];
  const lines = [head, ...all.map(cells)];
  const width = (column: number): number => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return `\n${lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(width(0)) : cell.padStart(width(column)))).join('  ')).join('\n')}`;
}

function cells({ driver, cases, leftOut, steps, differing, crashes, otherTexts, seconds }: Row): string[] {
  const pace = (time: number): string => `${time.toFixed(1)} s, ${Math.round((cases - leftOut) / time)} a second`;
  return [driver, ...[cases, leftOut, steps, differing, crashes, otherTexts].map(String), pace(seconds.recorded), pace(seconds.replayed)];
}
