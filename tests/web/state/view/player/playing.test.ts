import { expect, test } from 'vitest';
import type { StepStanding } from '../../../../../web/state/view/step.ts';
import { GROUP, groupsOf } from '../../../../../web/state/view/player/groups.ts';
import { firstFailure, pauseOf, playsFrom, SPEEDS, stopsAt } from '../../../../../web/state/view/player/playing.ts';
import { reelOf } from '../../../../../web/state/view/player/reel.ts';
import { statusLines } from '../../../../../web/state/view/player/status.ts';
import { trackOf } from '../../../../../web/state/view/player/track.ts';
import { played } from '../../../fixtures/results.ts';

const of = (...standings: readonly StepStanding[]): readonly { readonly standing: StepStanding }[] => standings.map((standing) => ({ standing }));

test('the first failure is the first step that went wrong, known or not', () => {
  expect([firstFailure(of('pass', 'unchecked', 'fail', 'crash')), firstFailure(of('pass', 'known_deviation', 'fail')), firstFailure(of('pass', 'crash'))]).toEqual([2, 1, 1]);
  expect([firstFailure(of('pass', 'not_run', 'never', 'unchecked')), firstFailure([])]).toEqual([null, null]);
});

test('playing stops at the end and at a failure, and begins anew at the end', () => {
  const steps = of('pass', 'fail', 'pass', 'pass');
  expect(steps.map((_, index) => stopsAt(steps, index))).toEqual([false, true, false, true]);
  expect(stopsAt(steps, 4)).toBe(true);
  expect([playsFrom(steps, 1), playsFrom(steps, 3)]).toEqual([1, 0]);
});

test('the speeds are steps a second', () => {
  expect(SPEEDS.map(pauseOf)).toEqual([2000, 1000, 500, 250]);
});

test('a long list of steps is cut into groups, each with its worst step, where it opens', () => {
  expect(groupsOf(of(...Array<StepStanding>(2 * GROUP).fill('pass')))).toEqual([{ from: 0, to: 2 * GROUP, standing: 'pass', opensAt: 0 }]);
  const long = Array<StepStanding>(2 * GROUP + 1).fill('pass');
  long[GROUP + 3] = 'fail';
  long[GROUP + 5] = 'crash';
  long[2 * GROUP] = 'unchecked';
  expect(groupsOf(of(...long))).toEqual([
    { from: 0, to: GROUP, standing: 'pass', opensAt: 0 },
    { from: GROUP, to: 2 * GROUP, standing: 'crash', opensAt: GROUP + 5 },
    { from: 2 * GROUP, to: 2 * GROUP + 1, standing: 'never', opensAt: 2 * GROUP },
  ]);
  expect(groupsOf([])).toEqual([]);
});

test('strokes stand where the steps do, what went wrong on top', () => {
  expect(trackOf(of('pass', 'fail', 'pass', 'unchecked'))).toEqual([
    { standing: 'never', path: 'M3 1v-0.2' },
    { standing: 'pass', path: 'M0 1v-0.35M2 1v-0.35' },
    { standing: 'fail', path: 'M1 1v-1' },
  ]);
});

test('the status of a snapshot stands with what came before, up to the step that is looked at', () => {
  const result = played('lvm', [
    { driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } },
    { look: {} },
    { driver: 'unmanage_snapshot', snapshot: 's1' },
    { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names_nothing: 'well-formed' } } },
    { api: 'show', snapshot: 's2' },
  ]);
  const { trails, names } = reelOf(result);
  const lines = result.steps.map((_, index) => statusLines(result, index, trails, names).map(({ name, points, isNew }) => [name, isNew, ...points.map(({ status, since }) => `${status} ${since}`)]));
  expect(lines).toEqual([
    [['s1', true, 'creating 0', 'available 1']],
    [],
    [['s1', true, 'creating 0', 'available 1', 'null 3']],
    [['s2', true, 'error 4']],
    [['s2', false, 'error 4']],
  ]);
});
