import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, TRY_EDITORS } from '../../../../../web/state/view/route.ts';
import { TRY_COLUMNS } from '../../../../../web/state/view/trying.ts';
import { ROW_TABLES, WORKSPACE_VIEWS, workspaceRoute, workspacesRoute } from '../../../../../web/state/view/workspace/route.ts';

const filled = fc.string({ minLength: 1 });
const selected = fc.option(fc.record({ table: fc.constantFrom('objects' as const, ...ROW_TABLES), id: fc.string() }));
const route = fc.record({
  page: fc.constant('workspace' as const),
  driver: fc.option(filled),
  id: filled,
  view: fc.constantFrom(...WORKSPACE_VIEWS),
  at: fc.option(fc.integer({ min: 0, max: 999_999 })),
  selected,
  text: fc.string(),
  volume: fc.option(filled),
  reference: fc.option(fc.string()),
  form: fc.option(filled),
  sort: fc.constantFrom(...TRY_COLUMNS.flatMap((column) => [column, `-${column}`] as const)),
  open: fc.uniqueArray(fc.stringMatching(/^[\w.-]+$/)),
  editor: fc.constantFrom(null, ...TRY_EDITORS),
});

test('the address of a workspace leads back to where it was made', () => {
  fc.assert(
    fc.property(route, (at) => {
      expect(parseRoute(formatRoute(at))).toEqual(at);
    }),
  );
});

test.each([
  ['#/workspaces', workspacesRoute(null)],
  ['#/workspaces?driver=rbd', workspacesRoute('rbd')],
  ['#/workspace/w1', workspaceRoute(null, 'w1')],
  ['#/workspace/w1?object=o-1', workspaceRoute(null, 'w1', { selected: { table: 'objects', id: 'o-1' } })],
  ['#/workspace/w1?row=snapshots%2Fs-1&q=tuesday', workspaceRoute(null, 'w1', { selected: { table: 'snapshots', id: 's-1' }, text: 'tuesday' })],
  ['#/workspace/w1?row=volumes%2F', workspaceRoute(null, 'w1', { selected: { table: 'volumes', id: '' } })],
  ['#/workspace/w1?view=history&at=0', workspaceRoute(null, 'w1', { view: 'history', at: 0 })],
  ['#/workspace/w1?view=try&volume=v-1&form=source-id&ref=%22a%22', workspaceRoute(null, 'w1', { view: 'try', volume: 'v-1', form: 'source-id', reference: '"a"' })],
  ['#/workspace/w1?view=try&ref=', workspaceRoute(null, 'w1', { view: 'try', reference: '' })],
] as const)('%s', (address, at) => {
  expect(parseRoute(address)).toEqual(at);
  expect(formatRoute(at)).toBe(address);
});

test('words that mean nothing are left aside', () => {
  expect(parseRoute('#/workspace/w1?view=nonsense&at=-1&row=quoits/1&sort=colour&editor=pen')).toEqual(workspaceRoute(null, 'w1'));
  for (const at of ['x', '1.5', '01']) expect(parseRoute(`#/workspace/w1?at=${at}`)).toEqual(workspaceRoute(null, 'w1'));
});

test.each(['#/workspace', '#/workspace/', '#/workspace/a/b', '#/workspaces/a'])('%s leads nowhere', (address) => {
  expect(parseRoute(address)).toMatchObject({ page: 'unknown' });
});
