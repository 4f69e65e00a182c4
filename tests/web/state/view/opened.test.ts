import { expect, test } from 'vitest';
import type { Verdict } from '../../../../core/scenario/result.ts';
import { differenceParts, listedIds, openedView, scenarioOfChange } from '../../../../web/state/view/opened.ts';
import type { FileScenario } from '../../../../web/worker/facade.ts';

function scenario(id: string, verdict: Verdict): FileScenario {
  return { id, title: id, verdict, run: 'r' };
}

const FILE = {
  suites: [
    { id: 'a', title: 'A', scenarios: [scenario('a.1', 'pass'), scenario('a.2', 'fail')] },
    { id: 'b', title: 'B', scenarios: [scenario('b.1', 'crash'), scenario('b.2', 'unexpected_pass')] },
    { id: 'c', title: 'C', scenarios: [scenario('c.1', 'known_deviation'), scenario('c.2', 'not_applicable'), scenario('c.3', 'not_run')] },
  ],
};

test('what failed stands first; a suite of which all failed does not stand again', () => {
  const view = openedView(FILE);
  expect(view.failing.map(({ id }) => id)).toEqual(['a.2', 'b.1', 'b.2']);
  expect(view.rest.map(({ id, scenarios }) => [id, scenarios.length])).toEqual([['a', 1], ['c', 3]]);
  expect(listedIds(view)).toEqual(['a.2', 'b.1', 'b.2', 'a.1', 'c.1', 'c.2', 'c.3']);
});

test('a difference begins with what fails newly, and has no empty parts', () => {
  const parts = differenceParts({ removed: [{ id: 'a.1' }], added: [], changed: [], newlyPassing: [{ id: 'a.2' }], newlyFailing: [{ id: 'b.1' }] });
  expect(parts.map(({ title, changes }) => [title, changes.map(({ id }) => id)])).toEqual([
    ['Newly failing', ['b.1']], ['Newly passing', ['a.2']], ['Removed', ['a.1']],
  ]);
  expect(differenceParts({ removed: [], added: [], changed: [], newlyPassing: [], newlyFailing: [] })).toEqual([]);
});

test('a changed check leads to its scenario, where the result has it', () => {
  expect(['a.2/size.round-up', 'a.2', 'gone.1/size.round-up', 'gone.1'].map((id) => scenarioOfChange({ id }, FILE))).toEqual(['a.2', 'a.2', null, null]);
});
