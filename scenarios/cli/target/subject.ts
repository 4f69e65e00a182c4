/** What is under test: a driver of ours or of the user's in this process, or a target in another. */
import process from 'node:process';
import { oddDriverById } from '../../../core/conformance/catalogue.ts';
import type { DriverDefinition } from '../../../core/definition.ts';
import { DRIVERS, driverById } from '../../../core/registry.ts';
import { drive, driveSync } from '../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../../core/scenario/result.ts';
import { endedBadly, runScenario } from '../../../core/scenario/run.ts';
import type { Scenario } from '../../../core/scenario/scenario.ts';
import type { Hello, SyncTarget } from '../../../core/scenario/target.ts';
import { TargetFailed } from '../../../core/scenario/target-failed.ts';
import { CATALOGUE } from '../../compiled/index.ts';
import { UsageError } from '../arguments.ts';
import { messageOf } from '../write-report.ts';
import type { Listener } from './conversation.ts';
import { isDriverFile, loadDriverFile } from './driver-file.ts';
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

export interface TargetWanted {
  /** For the shell. */
  readonly command: string;
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

/** A driver in this process. Throws UsageError. */
export function driverSubject(name: string): Subject {
  const ours = inProcessTarget(findDriver(name));
  const target = isDriverFile(name) ? guarded(ours) : ours;
  const hello = target.hello({});
  return {
    hello,
    play: (scenario) => Promise.resolve(driveSync(runScenario(scenario, hello), target)),
    violations: () => 0,
    close: () => Promise.resolve(),
  };
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

/** A mistake in the user's own code ends the scenario, and not the run. */
function guarded(target: SyncTarget): SyncTarget {
  const guard = (op: string, operation: (ask: never) => unknown) => (ask: never) => {
    try {
      return operation(ask);
    } catch (failure) {
      throw new TargetFailed(`The driver's file has a problem with ${op}: ${messageOf(failure)}`);
    }
  };
  return Object.fromEntries(Object.entries(target).map(([op, operation]) => [op, guard(op, operation)])) as unknown as SyncTarget;
}
