import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { compileSuites } from '../../../scenarios/format/compiler/suites.ts';
import { validatorFiles } from '../../../scenarios/format/compiler/validators.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { CLAUSES, edited, SAMPLE } from './sample.ts';

const CLAUSE = '{ id: size.round-up, method: manage_existing_snapshot_get_size, sentence: 1, level: MUST, demands: Up., observe: Ask. }';
const FILES = {
  'clauses.yaml': `custody: 1\nclauses: [${CLAUSE}]\n`,
  'suites/b.yaml': SAMPLE,
  'suites/a.yaml': edited(edited(SAMPLE, 'suite: sample', 'suite: other'), 'id: one', 'id: another'),
  'coverage.yaml': 'custody: 1\nconcerns: []\nreasons: []\n',
  'mutants.yaml': 'custody: 1\ncontrol: { id: control, does: Nothing. }\nmutants: [{ id: floor, breaks: size.round-up, does: Rounds down. }]\nvariants: [{ id: odd, does: Sings. }]\n',
  'suites/notes.txt': 'not a suite',
  'deviations/lvm.yaml': '- { check: one/size.round-up, reason: It rounds down. }\n',
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function compile(files: Readonly<Record<string, string>>): ReturnType<typeof compileSuites> {
  const folder = mkdtempSync(join(tmpdir(), 'custody-'));
  folders.push(folder);
  for (const kind of ['suites', 'deviations']) mkdirSync(join(folder, kind));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return compileSuites(folder);
}

/** What the module exports under a name: all of it is JSON. */
function exported(module: string, name: string): unknown {
  const [, text = ''] = new RegExp(`export const ${name}: [^=]+ = (.*?);\\n\\n?(?=/\\*\\*|export|$)`, 's').exec(module) ?? [];
  return JSON.parse(text);
}

function told(files: Readonly<Record<string, string>>): string[] {
  const compiled = compile(files);
  return 'mistakes' in compiled ? compiled.mistakes.map(({ message }) => message) : [];
}

describe('a folder without mistakes', () => {
  const compiled = (): string => {
    const done = compile(FILES);
    return 'module' in done ? done.module : '';
  };

  test('becomes a module of its suites, by the names of their files', () => {
    const [first, second] = ['a', 'b'].map((name) => {
      const file = `suites/${name}.yaml` as const;
      const loaded = loadSuite(FILES[file as keyof typeof FILES], file, CLAUSES);
      return 'suite' in loaded && loaded.suite;
    });
    expect(exported(compiled(), 'SUITES')).toEqual([first, second]);
  });

  test('with its clauses, its deviations, its faulty drivers and the rules of coverage', () => {
    expect(exported(compiled(), 'CLAUSES')).toMatchObject([{ id: 'size.round-up', sentence: 1 }]);
    expect(exported(compiled(), 'COVERAGE')).toEqual({ custody: 1, concerns: [], reasons: [] });
    expect(exported(compiled(), 'CATALOGUE')).toEqual({
      control: { id: 'control', does: 'Nothing.' },
      mutants: [{ id: 'floor', breaks: 'size.round-up', does: 'Rounds down.' }],
      variants: [{ id: 'odd', does: 'Sings.' }],
    });
    expect(exported(compiled(), 'DEVIATIONS')).toEqual({ lvm: [{ check: 'one/size.round-up', reason: 'It rounds down.' }] });
  });
});

describe('mistakes', () => {
  test('in clauses come alone: without them no suite can be read', () => {
    expect(told({ ...FILES, 'clauses.yaml': 'custody: 1\n', 'suites/a.yaml': '' })).toEqual([
      'clauses.yaml:1:1: got the key "custody", expected the key "clauses"',
    ]);
  });

  test('in suites come file by file, what is between the suites included', () => {
    expect(told({ ...FILES, 'suites/b.yaml': edited(FILES['suites/a.yaml'], 'id: another', 'id: more'), 'suites/c.yaml': '' })).toEqual([
      'suites/b.yaml:2:8: suite: got "other", which is the id of suites/a.yaml, expected an id of its own',
      'suites/c.yaml:1:1: got an empty file, expected something in it',
    ]);
  });

  test('in deviations are told once the suites are right', () => {
    const deviations = '- { check: two/size.round-up, reason: It rounds down. }\n';
    expect(told({ ...FILES, 'deviations/lvm.yaml': deviations })).toEqual([
      'deviations/lvm.yaml:1:12: [0].check: got "two/size.round-up", expected a check that some scenario makes (did you mean "one/size.round-up"?)',
    ]);
    expect(told({ ...FILES, 'deviations/lvm.yaml': deviations, 'suites/a.yaml': '' })).toHaveLength(1);
  });

  test('in the faulty drivers', () => {
    expect(told({ ...FILES, 'mutants.yaml': FILES['mutants.yaml'].replace('size.round-up', 'size.round-down') })).toEqual([
      'mutants.yaml:3:32: mutants[0].breaks: got "size.round-down", expected the id of a clause (did you mean "size.round-up"?)',
    ]);
  });

  test('in the rules of coverage', () => {
    expect(told({ ...FILES, 'coverage.yaml': 'custody: 1\nconcerns: []\n' })).toEqual([
      'coverage.yaml:1:1: got the keys "custody", "concerns", expected the key "reasons"',
    ]);
  });
});

describe('validators', () => {
  const files = validatorFiles();
  const code = [...files].filter(([name]) => name.endsWith('.js')).map(([, text]) => text);

  test('come with their types, one for each schema', () => {
    const schemas = readdirSync(join(import.meta.dirname, '../../../scenarios/format/schema')).map((name) => name.replace(/-\d+\.json$/, ''));
    expect(schemas).toContain('suite');
    // A row that is written by hand is no file of its own.
    expect([...files.keys()].sort()).toEqual([...schemas, 'row'].sort().flatMap((name) => [`${name}.d.ts`, `${name}.js`]));
  });

  test('are plain modules: nothing is imported, nothing is made of text', () => {
    expect(code.length).toBeGreaterThan(3);
    for (const text of code) {
      expect(text).toMatch(/^export const validate = /m);
      expect(text).not.toMatch(/\bimport\b|\brequire\(|\beval\(|\bFunction\(|export default/);
    }
  });

  test('are the same each time', () => {
    expect(validatorFiles()).toEqual(files);
  });
});
