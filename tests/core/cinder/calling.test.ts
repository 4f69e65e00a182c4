import { describe, expect, test } from 'vitest';
import { callDriver, DriverRaised, viewOf, type WantedCall } from '../../../core/cinder/calling.ts';
import type { Outcome, SnapshotId } from '../../../core/interface.ts';
import { int } from '../../../core/value/json.ts';
import { settle } from '../../../core/cinder/settle.ts';
import { accept, crashes, putSnapshot, refuses, returns, services, SNAPSHOT, VOLUME } from './services.ts';

function wanted(): WantedCall {
  const cinder = services();
  putSnapshot(cinder);
  return { method: 'unmanage_snapshot', snapshot: viewOf(cinder.world, SNAPSHOT) };
}

describe('a call of the driver', () => {
  test('is yielded, and ends with the value that it returned', () => {
    const call = wanted();
    const calling = callDriver(call);
    expect(calling.next()).toEqual({ done: false, value: call });
    expect(calling.next(returns(int(5)))).toEqual({ done: true, value: int(5) });
  });

  test.each<[what: string, outcome: Outcome, className: string, message: string]>([
    ['a refusal', refuses('InvalidInput', 'bad'), 'InvalidInput', 'bad'],
    ['a crash', crashes('KeyError', "'x'"), 'KeyError', "'x'"],
    ['no answer', { kind: 'timed_out', after_ms: 30_000 }, 'timed out', 'no answer within 30000 ms'],
    ['a violation', { kind: 'violated', detail: 'two answers' }, 'protocol violation', 'two answers'],
  ])('raises what came of it: %s', (_what, outcome, className, message) => {
    const calling = callDriver(wanted());
    calling.next();
    let failure: unknown;
    try {
      calling.next(outcome);
    } catch (thrown) {
      failure = thrown;
    }
    if (!(failure instanceof DriverRaised)) throw new Error('It raised something else.');
    expect(failure.outcome).toBe(outcome);
    expect(failure.exception).toEqual({ class: className, message });
    expect(failure.message).toBe(message);
  });
});

test('an exception of the driver is of its own class and of its parents, and nothing else is of any', () => {
  const is = (outcome: Outcome, className: string): boolean => outcome.kind !== 'returned' && new DriverRaised(outcome).is(className);
  expect(is(refuses('SnapshotIsBusy'), 'SnapshotIsBusy')).toBe(true);
  expect(is(refuses('Mine', '', ['Mine', 'SnapshotIsBusy', 'CinderException']), 'SnapshotIsBusy')).toBe(true);
  expect(is(refuses('Mine', '', ['Mine', 'CinderException']), 'SnapshotIsBusy')).toBe(false);
  expect(is({ kind: 'violated', detail: 'SnapshotIsBusy' }, 'SnapshotIsBusy')).toBe(false);
});

describe('the snapshot as a driver sees it', () => {
  test('is its row, with its volume and that name', () => {
    const cinder = services({ name: 'volume-x' });
    const row = putSnapshot(cinder);
    expect(viewOf(cinder.world, SNAPSHOT)).toEqual({ ...row, volume_name: 'volume-x', volume: cinder.world.volumes.get(VOLUME) });
  });

  test('can not be had without its row or its volume', () => {
    const cinder = services();
    expect(() => viewOf(cinder.world, 's' as SnapshotId)).toThrow('Snapshot s could not be found.');
    putSnapshot(cinder);
    cinder.world.volumes.remove(VOLUME);
    expect(() => viewOf(cinder.world, SNAPSHOT)).toThrow(`Volume ${VOLUME} could not be found.`);
  });
});

test('what a flow yields is plain data, and so is what it takes: both may cross a border', () => {
  const cinder = services();
  accept(cinder, '{"source-name": 1.0, "2": 12345678901234567890}');
  const calling = settle(cinder, 'done');
  const answers = [returns(int(3)), returns(null)].map((outcome) => structuredClone(outcome));
  const methods: string[] = [];
  let turn = calling.next();
  while (!turn.done) {
    expect(structuredClone(turn.value)).toEqual(turn.value);
    methods.push(turn.value.method);
    const outcome = answers.shift();
    if (!outcome) throw new Error('One call too many.');
    turn = calling.next(outcome);
  }
  expect(methods).toEqual(['manage_existing_snapshot_get_size', 'manage_existing_snapshot']);
  expect(cinder.world.snapshots.all()).toMatchObject([{ status: 'available', volume_size: 3 }]);
});
