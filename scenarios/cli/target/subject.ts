/** What is under test: a driver of ours in this process, or a driver of the user's or a target in another. */
import process from 'node:process';
import { oddDriverById } from '../../../core/conformance/catalogue.ts';
import type { DriverDefinition } from '../../../core/definition.ts';
import { oneLine } from '../../../core/report/formats/text.ts';
import { option, shellLine } from '../../../core/report/rerun.ts';
import { DRIVERS, driverById } from '../../../core/registry.ts';
import { drive, driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { endedBadly, runScenario } from '../../../core/scenario/run.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import type { Hello } from '../../../core/scenario/target.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { CATALOGUE } from '../../compiled/index.ts';
import { UsageError } from '../arguments.ts';
import { messageOf } from '../write-report.ts';
import type { Listener } from './conversation.ts';
import { isDriverFile } from './driver-file-name.ts';
import { loadDriverFile } from './driver-file.ts';
import { shownUpTo } from './said.ts';
import { SubprocessTarget } from './subprocess.ts';
import { WireLog } from './wire.ts';

export interface Subject {
  readonly hello: Hello;
  play(scenario: Scenario): Promise<ScenarioResult>;
  /** How often the protocol was broken so far. */
  violations(): number;
  /** Ends it. Throws TargetFailed when it goes in no good way. */
  close(): Promise<void>;
}

export interface TargetWanted extends Limits {
  /** For the shell. */
  readonly command: string;
}

/** What holds for whatever is in a process of its own. */
export interface Limits {
  /** How long a call may take, in milliseconds. */
  readonly deadlineMs?: number;
  /** The file for the log of the conversation. */
  readonly wire?: string;
}

/** A driver by its id, a faulty one included, or by the path of its file. Throws UsageError. */
export function findDriver(name: string): DriverDefinition {
  if (isDriverFile(name)) return loadDriverFile(name);
  const driver = driverById(name) ?? oddDriverById(CATALOGUE, name);
  if (!driver) throw new UsageError(`There is no driver ${name}: it is one of ${DRIVERS.map(({ id }) => id).join(', ')}, or the path of a .ts or .js file.`);
  return driver;
}

/** A driver in this process, if it is one of ours. Throws UsageError. */
export async function driverSubject(name: string, limits: Limits = {}): Promise<Subject> {
  if (isDriverFile(name)) return await fileSubject(name, limits);
  const target = inProcessTarget(findDriver(name));
  const hello = target.hello({});
  return {
    hello,
    play: (scenario) => Promise.resolve(driveSync(runScenario(scenario, hello), target)),
    violations: () => 0,
    close: () => Promise.resolve(),
  };
}

/** A driver of the user's: whatever it does, it does in a process of its own. Throws UsageError. */
async function fileSubject(file: string, limits: Limits): Promise<Subject> {
  try {
    return await targetSubject({ command: shellLine([process.execPath, process.argv[1] ?? '', 'target', ...option('--driver', file)]), ...limits });
  } catch (failure) {
    if (failure instanceof TargetFailed) throw new UsageError(`${file} can't be played. ${oneLine(failure.message)}`);
    throw failure;
  }
}

/** A target in another process, started. Throws UsageError, and TargetFailed when it can't be asked. */
export async function targetSubject({ command, deadlineMs, wire }: TargetWanted): Promise<Subject> {
  const log = wire === undefined ? undefined : openLog(wire);
  const target = new SubprocessTarget(command, listenerOf(log), deadlineMs === undefined ? {} : { call: deadlineMs });
  const close = async (): Promise<void> => {
    try {
      await target.close();
    } finally {
      log?.close();
    }
  };
  const hello = await target.hello().catch(async (failure: unknown) => {
    await close();
    throw failure;
  });
  return {
    hello,
    async play(scenario) {
      log?.note(`Scenario ${scenario.id}`);
      const result = await drive(runScenario(scenario, hello), target);
      const failure = await target.settled();
      return failure ? endedBadly(result, failure) : result;
    },
    violations: () => target.violations,
    close,
  };
}

function openLog(file: string): WireLog {
  try {
    return new WireLog(file);
  } catch (failure) {
    throw new UsageError(`${file} can't be written: ${messageOf(failure)}`);
  }
}

/** So many bytes of what a target says to people are shown in a run. */
const SHOWN = 8 * 2 ** 20;

/** What the target says to people goes on to people. */
function listenerOf(log: WireLog | undefined): Listener {
  return {
    asked: (line) => log?.question(line),
    answered: (line) => log?.answer(line),
    happened: (what) => log?.note(what),
    said: shownUpTo(SHOWN, (chunk) => process.stderr.write(chunk)),
  };
}
