/** A small suite to break, and the clauses that it cites. */
import { readFileSync } from 'node:fs';
import type { Clause } from '../../../core/report/result.ts';
import { loadSuite } from '../../../scenarios/format/loader.ts';
import { loadClauses } from '../../../scenarios/format/clauses.ts';

export const SAMPLE = `custody: 1
suite: sample
version: 1.0.0
title: A sample
scenarios:
  - id: one
    kind: conformance
    title: One
    given:
      volumes: { vol-a: { size: 1 GiB } }
      backend: { tuesday: { snapshot_of: vol-a } }
      snapshots: { s1: { volume: vol-a } }
    steps:
      - driver: manage_existing_snapshot_get_size
        snapshot: s1
        ref: { names: tuesday }
        expect: [{ cites: size.round-up, returns: 1 }]
`;

/** The shipped clauses. */
export const CLAUSES: readonly Clause[] = clauses();

function clauses(): readonly Clause[] {
  const loaded = loadClauses(readFileSync(new URL('../../../scenarios/clauses.yaml', import.meta.url), 'utf8'), 'clauses.yaml');
  if ('mistakes' in loaded) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'));
  return loaded.clauses;
}

export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** The text with one place in it changed. */
export function edited(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`«${from}» is not there exactly once.`);
  return text.replace(from, () => to);
}

/** What is wrong with a suite, in the words that people are told. */
export function mistakesOf(text: string): string[] {
  const loaded = loadSuite(text, 'sample.yaml', CLAUSES);
  return 'mistakes' in loaded ? loaded.mistakes.map(({ message }) => message) : [];
}

/** The end of the sample's only step, where more can be put. */
export const END = 'returns: 1 }]\n';

/** More steps or scenarios behind the end. */
export function more(text: string): string {
  return END + text;
}
