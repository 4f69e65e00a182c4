import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { driverById } from '../../../../../core/registry.ts';
import { driveSync } from '../../../../../core/scenario/drive.ts';
import { inProcessTarget } from '../../../../../core/scenario/in-process.ts';
import type { ScenarioResult } from '../../../../../core/scenario/result.ts';
import { runScenario } from '../../../../../core/scenario/run.ts';
import { World } from '../../../../../core/world/world.ts';
import { SUITES } from '../../../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../../../scenarios/format/compiled.ts';
import { goTo, startOf, timelineOf } from '../../../../../web/state/view/player/states.ts';
import { played } from '../../../fixtures/results.ts';

const SCENARIOS = SUITES.map(decodeSuite).flatMap(({ scenarios }) => scenarios);

function recordings(driver: string): readonly ScenarioResult[] {
  const definition = driverById(driver);
  if (!definition) throw new RangeError(`There is no driver ${driver}.`);
  const target = inProcessTarget(definition);
  return SCENARIOS.map((scenario) => driveSync(runScenario(scenario, target.hello({})), target)).filter(({ steps }) => steps.length > 0);
}

describe.each(['lvm', 'rbd'])('every shipped scenario on %s', (driver) => {
  const all = recordings(driver);

  test('forwards, each moment is what a world of the core becomes', () => {
    expect(all.length).toBeGreaterThan(150);
    for (const result of all) {
      const timeline = timelineOf(result);
      const world = World.from(result.start);
      let moment = startOf(timeline);
      for (const [index, { observed }] of result.steps.entries()) {
        moment = goTo(timeline, moment, index + 1);
        world.apply(observed.backend);
        world.apply(observed.cinder);
        expect(moment.state, `${result.id}, step ${index + 1}`).toEqual(world.state());
      }
    }
  });

  test('back, each moment is what it was on the way there, in the same order', () => {
    for (const result of all) {
      const timeline = timelineOf(result);
      const moments = [startOf(timeline)];
      for (const index of result.steps.keys()) moments.push(goTo(timeline, moments.at(-1) ?? startOf(timeline), index + 1));
      let moment = moments.at(-1) ?? startOf(timeline);
      for (const earlier of moments.toReversed()) {
        moment = goTo(timeline, moment, earlier.at);
        expect(moment, `${result.id}, after ${earlier.at} steps`).toEqual(earlier);
      }
      expect(moment.state).toEqual(result.start);
    }
  });
});

test('to any moment from any other is the same as from the start', () => {
  const result = played('rbd', [
    { event: 'remove', object: 'tuesday' },
    { event: 'add', object: 'monday', name: 'monday', snapshot_of: 'vol-a' },
    { event: 'remove', object: 'monday' },
    { event: 'add', object: 'friday', name: 'friday', snapshot_of: 'vol-a' },
    { event: 'grow', object: 'vol-a', size: '3 GiB' },
  ]);
  const timeline = timelineOf(result);
  const fromStart = (at: number): unknown => goTo(timeline, startOf(timeline), at);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (way) => {
      let moment = startOf(timeline);
      for (const at of way) moment = goTo(timeline, moment, at);
      expect(moment).toEqual(fromStart(way.at(-1) ?? 0));
    }),
  );
});

test('past the ends are the first and the last moment; where nothing is in between, it is the same one', () => {
  const timeline = timelineOf(played('lvm', [{ event: 'remove', object: 'tuesday' }]));
  const last = goTo(timeline, startOf(timeline), 7);
  expect([last.at, goTo(timeline, last, -3)]).toEqual([1, startOf(timeline)]);
  expect(goTo(timeline, last, 1)).toBe(last);
});

test('a recording from elsewhere that changes what is not there can be walked through all the same', () => {
  const result = played('lvm', [{ event: 'grow', object: 'tuesday', size: '2 GiB' }, { event: 'remove', object: 'tuesday' }]);
  const timeline = timelineOf({ ...result, start: { ...result.start, objects: [] } });
  const [grown, gone] = [goTo(timeline, startOf(timeline), 1), goTo(timeline, startOf(timeline), 2)];
  expect([grown.state.objects.map(({ size_bytes }) => size_bytes), gone.state.objects]).toEqual([[2 * 2 ** 30], []]);
  expect(goTo(timeline, gone, 0)).toEqual(startOf(timeline));
});
