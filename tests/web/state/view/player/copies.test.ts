import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SUITES, CLAUSES } from '../../../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../../../scenarios/format/compiled.ts';
import { loadSuite } from '../../../../../scenarios/format/loader.ts';
import { clientOf, curlOf } from '../../../../../web/state/view/player/command.ts';
import { copiesOf, type Copyable, type Origin } from '../../../../../web/state/view/player/copies.ts';
import { cutScenario } from '../../../../../web/state/view/player/cut.ts';
import { markdownOf } from '../../../../../web/state/view/player/markdown.ts';
import { stepViews } from '../../../../../web/state/view/step.ts';
import type { Step } from '../../../../../core/scenario/scenario.ts';
import type { ScenarioResult } from '../../../../../core/scenario/result.ts';
import { failing, passing, played, throughApi } from '../../../fixtures/results.ts';

const MANAGE = { api: 'manage', as: 's2', request: { volume: 'vol-a', ref: { names: 'tuesday' } } } as const;

describe('as a command', () => {
  /** Of the last of these steps. */
  const request = (...steps: readonly Step[]): ScenarioResult['steps'][number]['request'] => {
    const step = played('lvm', steps).steps.at(-1);
    if (!step) throw new RangeError('There are no steps.');
    return step.request;
  };
  const ID = '9dc6366a-2003-4418-ace6-b6c74e29980f';

  test('the client’s, where it has one that sends the same', () => {
    const volume = '5513e3ea-bba6-4754-82c1-c34c7365c6fa';
    expect(clientOf(request(MANAGE))).toBe(`cinder snapshot-manage ${volume} tuesday`);
    const named = { ...MANAGE, request: { ...MANAGE.request, name: 'It’s Tuesday', description: 'two words', ref: { json: '{"source-id": "$1"}' } } } as const;
    expect(clientOf(request(named))).toBe(`cinder snapshot-manage --name 'It’s Tuesday' --description 'two words' --id-type source-id ${volume} '$1'`);
    expect(clientOf(request(MANAGE, { api: 'unmanage', snapshot: 's2' }))).toBe(`cinder snapshot-unmanage ${ID}`);
    expect(clientOf(request(MANAGE, { api: 'delete', snapshot: 's2' }))).toBe(`cinder snapshot-delete ${ID}`);
    expect(clientOf(request(MANAGE, { api: 'show', snapshot: 's2' }))).toBe(`cinder snapshot-show ${ID}`);
    expect(clientOf(request(MANAGE, { api: 'reset_status', snapshot: 's2', status: 'error' }))).toBe(`cinder snapshot-reset-state --state error ${ID}`);
    expect(clientOf(request({ api: 'list', detail: true }))).toBe('cinder snapshot-list');
    expect(clientOf(request({ api: 'list_manageable', detail: true }))).toBe('cinder snapshot-manageable-list custody@backend');
    expect(clientOf(request({ api: 'list_manageable' }))).toBe('cinder snapshot-manageable-list --detailed False custody@backend');
  });

  test('none, where the client can’t say it', () => {
    const managed = (more: object): string | null => clientOf(request({ ...MANAGE, request: { ...MANAGE.request, ...more } }));
    expect([managed({ ref: { json: '{"source-name": 1}' } }), managed({ name: '--force' }), managed({ description: '' })]).toEqual([null, null, null]);
    expect(clientOf(request({ api: 'list', query: { limit: '1' } }))).toBeNull();
    expect(clientOf(request({ api: 'list_manageable', query: { limit: '1' } }))).toBeNull();
    expect(clientOf(request({ driver: 'manage_existing_snapshot', snapshot: 's1', ref: { names: 'tuesday' } }))).toBeNull();
  });

  test('curl sends what was sent, whatever stands in it', () => {
    const odd = { ...MANAGE, request: { ...MANAGE.request, ref: { json: `{"source-name": "it's $HOME"}` } } } as const;
    const curl = curlOf(request(odd)) ?? '';
    expect(curl).toMatch(/^curl -X POST "\$CINDER"\/manageable_snapshots -H "X-Auth-Token: \$TOKEN" -H 'OpenStack-API-Version: volume 3\.70' -H 'Content-Type: application\/json' --data-raw '/);
    expect(curl).toContain(String.raw`it'\''s $HOME`);
    expect(curlOf(request({ api: 'list_manageable' }))).toContain(`"$CINDER"'/manageable_snapshots?host=custody%40backend'`);
    expect(curlOf(request({ look: {} }))).toBeNull();
  });
});

describe('as a scenario', () => {
  test.each(SUITES.map((suite) => [suite.id, suite] as const))('each scenario of %s can be cut behind each of its steps, and reads as those steps alone', (_, suite) => {
    const scenarios = decodeSuite(suite).scenarios.filter(({ id }) => !/\[[1-9]\d*\]$/.test(id));
    const cuts = scenarios.flatMap(({ id, steps }) => steps.map((_step, index) => ({ id: id.replace('[0]', ''), count: index + 1, cut: cutScenario(suite.source, id, index + 1) })));
    const wrong = cuts.filter(({ id, count, cut }) => ('reason' in cut ? !/^It uses a part of another scenario/.test(cut.reason) : stepsIn(cut.text, id) !== count));
    expect(wrong).toEqual([]);
    expect(cuts.filter(({ cut }) => 'text' in cut).length).toBeGreaterThan(cuts.length * 0.9);
  });

  test('whole, it is the scenario itself', () => {
    const suite = SUITES.find(({ id }) => id === 'round-trips');
    const scenario = suite && decodeSuite(suite).scenarios.find(({ id }) => id === 'unmanage.can-be-repeated');
    const cut = cutScenario(suite?.source ?? '', 'unmanage.can-be-repeated', scenario?.steps.length ?? 0);
    const loaded = loadSuite('text' in cut ? cut.text : '', 'cut.yaml', CLAUSES);
    expect('content' in loaded && loaded.content.scenarios).toEqual([scenario]);
  });

  test('what can’t be cut says why', () => {
    const source = 'custody: 1\nscenarios:\n  - id: one\n    steps: [{ look: {} }]\n  - id: "two"\n    steps:\n      - look: {}\n    notes: Behind.\n';
    expect(cutScenario(source, 'one', 1)).toEqual({ reason: expect.stringContaining('steps are not written') });
    expect(cutScenario(source, 'three', 1)).toEqual({ reason: 'The suite’s file has no scenario three.' });
    expect(cutScenario(source, 'two', 2)).toEqual({ reason: 'The suite’s file has 1 steps of it.' });
    expect(cutScenario('{"scenarios": []}', 'two', 1)).toEqual({ reason: expect.stringContaining('not written') });
    expect(cutScenario(source, 'two', 1)).toEqual({ text: 'custody: 1\nscenarios:\n  - id: "two"\n    steps:\n      - look: {}\n    notes: Behind.\n' });
  });

  /** How many steps a suite of one scenario has; its id, where it is another one. Its `needs` may be more than are left. */
  function stepsIn(text: string, id: string): unknown {
    const { scenarios } = parse(text) as { scenarios: { id: string; steps: unknown[] }[] };
    const [only, ...others] = scenarios;
    return others.length === 0 && only?.id === id ? only.steps.length : scenarios.map((scenario) => scenario.id);
  }
});

describe('as Markdown', () => {
  const origin: Origin = { title: 'A * scenario', id: 'a.scenario', driver: 'lvm 21.3.1', rerun: 'custody run', source: { reason: 'its suite is none of those here' } };
  const of = (result: ScenarioResult, at: number): string => {
    const views = stepViews(result);
    const view = views[at];
    if (!view) throw new RangeError('There is no such step.');
    return markdownOf(origin, view, views.length);
  };

  test('title, driver, step, call, answer, expectation, rule with its link, and how to see it again', () => {
    const text = of(failing(), 1);
    expect(text).toContain('### A \\* scenario\n\n`a.scenario`, driver lvm 21.3.1, step 2 of 3: manage\\_existing\\_snapshot\\_get\\_size');
    expect(text).toContain('**Request**\n\n- existing_ref: `{"source-name":"tuesday"}`');
    expect(text).toContain('**Answer**\n\nreturned `1`');
    expect(text).toContain('- returns (cites `size.round-up`): fail\n  - expected `2`\n  - actual `1`');
    expect(text).toMatch(/\[cinder\/volume\/drivers\/lvm\.py:690\]\(https:\/\/\S+\/cinder\/volume\/drivers\/lvm\.py#L690\)/);
    expect(text).toContain('**What changed**\n\nNothing.');
    expect(text).toContain('```sh\ncustody run\n```');
  });

  test('what changed stands before and after, a request as it went over the wire, and the tasks with how they ended', () => {
    expect(of(passing(), 1)).toMatch(/- changed snapshot `tuesday`\n {2}- name: `tuesday` → `snapshot-/);
    const asked = of(throughApi(), 0);
    expect(asked).toContain('```\nPOST /v3/');
    expect(asked).toContain('202 Accepted\n```json\n');
    expect(asked).toContain('- `QuotaReserveTask` executed');
    expect(asked).toContain('- added snapshot `s2`');
  });

  test('a text with backticks stays a text', () => {
    const odd = played('lvm', [{ driver: 'manage_existing_snapshot_get_size', snapshot: 's1', ref: { json: '{"source-name": "a``b"}' } }]);
    expect(of(odd, 0)).toContain('- existing_ref: ```{"source-name":"a``b"}```');
  });

  test('what a step can be copied as goes by what it asks, and a reason stands where the suite is not at hand', async () => {
    const names = (result: ScenarioResult, from: Origin): readonly string[] => copies(result, from).map(({ name }) => name);
    expect(names(throughApi(), origin)).toEqual(['cinder', 'curl', 'scenario', 'Markdown']);
    expect(names(passing(), origin)).toEqual(['command', 'scenario', 'Markdown']);
    expect(names(passing(), { ...origin, rerun: null })).toEqual(['scenario', 'Markdown']);
    expect(copies(passing(), origin)[1]).toEqual({ name: 'scenario', reason: 'its suite is none of those here' });
    const asYaml = (text: string): Copyable | undefined => copies(passing(), { ...origin, source: () => Promise.resolve(text) })[1];
    const yaml = asYaml('custody: 1\nscenarios:\n  - id: a.scenario\n    steps:\n      - one: 1\n      - two: 2\n');
    expect(yaml && 'make' in yaml && (await yaml.make())).toBe('custody: 1\nscenarios:\n  - id: a.scenario\n    steps:\n      - one: 1\n');
    const none = asYaml('scenarios:\n');
    await expect(none && 'make' in none ? none.make() : '').rejects.toThrow('has no scenario a.scenario');
  });

  function copies(result: ScenarioResult, from: Origin): readonly Copyable[] {
    const [step, view] = [result.steps[0], stepViews(result)[0]];
    return step && view ? copiesOf(from, step, view, result.steps.length) : [];
  }
});
