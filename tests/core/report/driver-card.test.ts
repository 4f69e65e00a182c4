import { expect, test } from 'vitest';
import type { DriverDefinition } from '../../../core/definition.ts';
import { driverCard, exampleOf } from '../../../core/report/driver-card.ts';
import type { Clause } from '../../../core/report/result.ts';
import { sentencesOf } from '../../../core/report/sentences.ts';
import { object } from '../../../core/value/json.ts';

const CLAUSES: readonly Clause[] = [{ id: 'keeps', method: 'unmanage_snapshot', sentence: 1, level: 'MUST', demands: 'It stays.' }];
const SENTENCES = sentencesOf([{ id: 'a/keeps', verdict: 'pass' }], CLAUSES);

const PLAIN: DriverDefinition = {
  id: 'acme',
  title: 'Acme',
  version: '1.2',
  capabilities: ['get_manageable_snapshots'],
  referenceForms: [],
  create: () => {
    throw new Error('Nobody calls it.');
  },
  place: () => ({ unsupported: 'Nothing is placed.' }),
  referenceTo: () => null,
  referenceToNothing: () => null,
};

test('a driver of which little is told', () => {
  expect(driverCard(PLAIN, SENTENCES).split('\n')).toEqual([
    'Acme (acme), version 1.2',
    '',
    'It keeps 1 of 1 MUST sentences.',
    'It can list what could be managed.',
  ]);
  expect(exampleOf(PLAIN)).toBeUndefined();
});

test('a driver with all that people need to know of it', () => {
  const told: DriverDefinition = {
    ...PLAIN,
    upstream: 'ab09bc39',
    capabilities: [],
    about: {
      products: ['Acme One', 'Acme Two'],
      releases: '2023.1 and later',
      examples: [{ existing_ref: object([['source-name', 's1']]), names: 'the snapshot s1' }],
      advice: 'Write its name.',
      known: 'recorded',
      arrayTexts: 'All texts are ours.',
    },
    crashes: [{ class: 'KeyError', methods: ['unmanage_snapshot', 'delete_snapshot'], when: 'It is gone.', upstream: { file: 'cinder/acme.py', line: 7 } }],
  };
  expect(driverCard(told, SENTENCES).split('\n')).toEqual([
    'Acme (acme), version 1.2, as of Cinder ab09bc39',
    'for      Acme One, Acme Two',
    'holds    for Cinder 2023.1 and later; held to recordings of the real driver',
    'texts    All texts are ours.',
    'advice   Write its name.',
    '',
    'What to write as the reference',
    '  {"source-name":"s1"}',
    '      the snapshot s1',
    '',
    'It keeps 1 of 1 MUST sentences.',
    'It can not list what could be managed.',
    '',
    "How it can crash: exceptions that are not Cinder's",
    '  KeyError: It is gone.',
    '      in unmanage_snapshot, delete_snapshot (cinder/acme.py:7)',
  ]);
  expect(exampleOf(told)).toBe("{'source-name': 's1'}");
});
