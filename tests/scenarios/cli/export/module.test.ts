/** Suites as a module of Python's unittest: what is in it, what is not, and how it reads. */
import { describe, expect, it } from 'vitest';
import { unittestModule } from '../../../../scenarios/cli/export/module.ts';
import { CLAUSES, SUITES } from '../../../../scenarios/compiled/index.ts';
import { decodeSuite } from '../../../../scenarios/format/compiled.ts';
import { loadSuite } from '../../../../scenarios/format/loader.ts';

const ALL = SUITES.map(decodeSuite);
const SCENARIOS = ALL.flatMap(({ scenarios }) => scenarios);

function exported(driver?: string): string {
  return unittestModule({ suites: ALL, clauses: CLAUSES, driver, adapter: 'my_adapter:MyAdapter', version: '1.2.3' });
}

/** The module of one scenario of conformance. @param scenario its lines behind the title */
function exportedFrom(...scenario: string[]): string {
  const lines = ['custody: 1', 'suite: mine', 'version: 1.0.0', 'title: Mine', 'scenarios:', '  - id: mine.one', '    kind: conformance', '    title: One of mine'];
  const loaded = loadSuite([...lines, ...scenario.map((line) => `    ${line}`), ''].join('\n'), 'mine.yaml', CLAUSES);
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'));
  return unittestModule({ suites: [decodeSuite(loaded.suite)], clauses: CLAUSES, driver: undefined, adapter: 'a:B', version: '1.2.3' });
}

/** Ids of the scenarios that are tests of the module. */
function testsIn(module: string): string[] {
  return [...module.matchAll(/@scenario\(\s*'([^']+)'/g)].map(([, id = '']) => id);
}

const GIVEN = ['given:', '  volumes: { vol-a: { size: 2 GiB } }', '  backend: { tuesday: { snapshot_of: vol-a, size: 1 GiB + 1 B } }', '  snapshots: { s1: { volume: vol-a } }'];

describe('what is in the module', () => {
  it('is every scenario of conformance, so that the checks are those of custody run', () => {
    expect(testsIn(exported())).toEqual(SCENARIOS.filter(({ kind }) => kind === 'conformance').map(({ id }) => id));
  });

  it('names every other scenario once, with its reason, and counts them', () => {
    const module = exported();
    const others = SCENARIOS.filter(({ kind }) => kind !== 'conformance');
    const list = module.slice(module.indexOf(`# The ${others.length} scenarios that are not here`)).replace(/\n# /g, ' ');
    for (const { id } of others) expect(list).toContain(id.replace(/\[\d+\]$/, '[…]'));
    expect(list).toContain("Because it is about Cinder's own side");
    expect(module.replace(/\s+/g, ' ')).toContain(`${SCENARIOS.length - others.length} scenarios are here, and ${others.length} are not`);
  });

  it('takes the behaviour of a driver that is named, where the driver and its backend alone can show it', () => {
    const module = exported('lvm');
    expect(testsIn(module)).toContain('lvm.name-is-kept');
    expect(module).toContain("releases=['lvm', '21.3.1..'])");
    expect(module).toContain("self.assertFields(tuesday, name=f'_snapshot-{s1.id}')");
    expect(testsIn(module)).not.toContain('rbd.name-is-kept');
    expect(module).toContain("Because it asks Cinder's API: list_manageable");
  });

  it('has a method of its own for each test of a class', () => {
    for (const part of exported('rbd').split(/^class /m).slice(1)) {
      const names = [...part.matchAll(/def (test_\w+)/g)].map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('says every clause that a test cites, and imports nothing but the standard library and the adapter', () => {
    const module = exported();
    const said = new Set([...module.matchAll(/^ {4}'([a-z.-]+)': /gm)].map(([, id]) => id));
    for (const [, clause] of module.matchAll(/self\.check\('([^']+)'\)/g)) expect(said).toContain(clause);
    expect(module.match(/^(?:from|import) .*/gm)).toEqual(
      ['contextlib', 'copy', 'datetime', 'faulthandler', 'functools', 'hashlib', 'importlib', 'json', 'os', 're', 'signal', 'sys', 'threading', 'traceback', 'unittest', 'uuid'].map((name) => `import ${name}`),
    );
    expect(module).toContain("ADAPTER = os.environ.get('CUSTODY_ADAPTER', 'my_adapter:MyAdapter')");
  });
});

describe('known deviations', () => {
  const known = [
    { check: 'size.round-up[0]/size.round-up', reason: "It's in GB.", plan: 'Soon.', link: 'https://bugs/1' },
    { check: 'unmanage.keeps-data/unmanage.keeps-object', reason: 'It deletes.', upstream: { file: 'cinder/x.py', line: 7 } },
    { check: 'caller.bad-reference/ref.makes-no-sense', reason: 'No test of it is here.' },
  ];
  const parts = { suites: ALL, clauses: CLAUSES, driver: undefined, adapter: 'a:B', version: '1.2.3' };

  it('stand in a list of those checks that are here, each with all that is said of it', () => {
    expect(unittestModule({ ...parts, known })).toContain(`
KNOWN_DEVIATIONS = {
    'size.round-up[0]/size.round-up': "It's in GB. (Soon.; https://bugs/1)",
    'unmanage.keeps-data/unmanage.keeps-object': 'It deletes. (cinder/x.py:7)',
}
`);
  });

  it('are none where none are listed, and the list is there to be filled', () => {
    expect(unittestModule(parts)).toContain('\nKNOWN_DEVIATIONS = {}\n');
  });
});

describe('a test reads like one', () => {
  it('with what is given, the call within its check, and what holds afterwards', () => {
    const module = exportedFrom(
      'needs: [delete_snapshot]', ...GIVEN, 'steps:',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', '    ref: { names: tuesday }',
      '    expect: [{ cites: size.round-up, returns_size: 2 }, { cites: x.get-size-only-reads, backend: unchanged }]',
      '  - driver: manage_existing_snapshot', '    snapshot: s1', '    ref: { names_nothing: well-formed }',
      '    expect: [{ cites: manage.ref-names-nothing, raises: ManageExistingInvalidReference }]',
      '  - { driver: manage_existing_snapshot, snapshot: s1, ref: { names: tuesday } }',
    );
    expect(module).toContain(`
    @scenario(
        'mine.one',
        checks=['size.round-up', 'x.get-size-only-reads', 'manage.ref-names-nothing'],
        needs=['delete_snapshot'],
    )
    def test_mine_one(self):
        """One of mine"""
        vol_a = self.volume('vol-a', size=2 * GIB)
        tuesday = self.backend_object('tuesday', snapshot_of=vol_a, size=GIB + 1)
        s1 = self.snapshot('s1', vol_a)

        with self.check('size.round-up'):
            self.assertSize(2, self.get_size(s1, tuesday.reference()))
        with self.check('x.get-size-only-reads'):
            self.assertUnchanged()
        with self.check('manage.ref-names-nothing'), self.assertRefuses('ManageExistingInvalidReference'):
            self.manage(s1, self.reference_to_nothing('well-formed'))
        self.manage(s1, tuesday.reference())
`);
  });

  it('with what rows say besides, since when something holds, and which class of exception it is exactly', () => {
    const module = exportedFrom(
      'given:', "  volumes: { vol-a: { size: 2 GiB, row: { provider_id: '7', metadata: { a: b } } } }", '  backend: { tuesday: { snapshot_of: vol-a } }',
      '  snapshots: { s1: { volume: vol-a, row: { provider_location: null } } }', 'steps:',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', '    ref: { names: tuesday }',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', '    ref: { names_nothing: well-formed }',
      '    expect:',
      '      - { cites: ref.names-nothing, raises: { class: ManageExistingInvalidReference } }',
      '      - { cites: x.get-size-only-reads, since: start, backend: unchanged }',
      '      - { cites: x.refusal-changes-nothing, since: start, backend: { tuesday: { content: unchanged }, vol-a: unchanged, others: unchanged, new: none } }',
    );
    expect(module).toContain(`
        vol_a = self.volume('vol-a', size=2 * GIB, provider_id='7', metadata={'a': 'b'})
        tuesday = self.backend_object('tuesday', snapshot_of=vol_a)
        s1 = self.snapshot('s1', vol_a, provider_location=None)

        self.get_size(s1, tuesday.reference())
        with self.check('ref.names-nothing'), self.assertRefuses('ManageExistingInvalidReference', exactly=True):
            self.get_size(s1, self.reference_to_nothing('well-formed'))
        with self.check('x.get-size-only-reads'):
            self.assertUnchanged(since='start')
        with self.check('x.refusal-changes-nothing'):
            self.assertKept(tuesday, 'content', since='start')
            self.assertUntouched(vol_a, since='start')
            self.assertOthersUnchanged(tuesday, vol_a, since='start')
            self.assertNothingNew(since='start')
`);
  });

  it('and keeps references exact', () => {
    const module = exportedFrom(
      ...GIVEN, 'steps:',
      '  - { driver: manage_existing_snapshot_get_size, snapshot: s1, ref: { names: tuesday } }',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', `    ref: { json: '{"b": 1.0, "a": [1e400, null, true, "it''s"]}' }`,
      '    expect: [{ cites: ref.makes-no-sense, raises: ManageExistingInvalidReference }]',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', "    ref: { value: { '${key}': '${name:tuesday}{x}' } }",
      '    expect: [{ cites: ref.names-nothing, raises: ManageExistingInvalidReference }]',
    );
    expect(module).toContain(`{'b': 1.0, 'a': [float('Infinity'), None, True, "it's"]}`);
    expect(module).toContain("{self.key: f'{tuesday.backend_name}{{x}}'}");
  });

  it('or is left out where a step asks how a call ended only after something else', () => {
    const module = exportedFrom(
      ...GIVEN, 'steps:',
      '  - driver: manage_existing_snapshot_get_size', '    snapshot: s1', '    ref: { names: tuesday }',
      '    expect: [{ cites: x.get-size-only-reads, backend: unchanged }, { cites: size.round-up, returns_size: 2 }]',
    );
    expect(testsIn(module)).toEqual([]);
    expect(module.replace(/\n# /g, ' ')).toContain('a step asks more than once how a call ended, or not at first: mine.one');
  });
});
