/** What a result says of each sentence of the interface: kept, broken, or not observed, which is never called kept. */
import type { Check } from '../scenario/result.ts';
import type { Clause } from './result.ts';

export interface SentenceVerdict {
  readonly clause: Clause;
  readonly state: 'kept' | 'broken' | 'not_observed';
  /** The checks that were executed. */
  readonly checks: readonly Check[];
}

/** The verdict on every clause, in their order. Known deviations count as what they are. @param checks of one run, raw */
export function sentencesOf(checks: readonly Check[], clauses: readonly Clause[]): SentenceVerdict[] {
  const executed = checks.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail' || verdict === 'crash');
  return clauses.map((clause) => {
    const own = executed.filter(({ id }) => id.slice(id.lastIndexOf('/') + 1) === clause.id);
    const state = own.length === 0 ? 'not_observed' : own.every(({ verdict }) => verdict === 'pass') ? 'kept' : 'broken';
    return { clause, state, checks: own };
  });
}

/** «keeps 8 of 13 MUST sentences; breaks 1: size.round-up; 4 not observed: …»: the word conformant is never used. */
export function sentencesInWords(sentences: readonly SentenceVerdict[]): string {
  const must = sentences.filter(({ clause }) => clause.level === 'MUST');
  const those = (state: SentenceVerdict['state']): string[] => must.filter((sentence) => sentence.state === state).map(({ clause }) => clause.id);
  const broken = those('broken');
  const unseen = those('not_observed');
  return [
    `keeps ${those('kept').length} of ${must.length} MUST sentences`,
    ...(broken.length > 0 ? [`breaks ${broken.length}: ${broken.join(', ')}`] : []),
    ...(unseen.length > 0 ? [`${unseen.length} not observed: ${unseen.join(', ')}`] : []),
  ].join('; ');
}

/** `6 of 9`: of the MUST sentences that could be observed, so many are kept in all their checks. */
export function keptOf(sentences: readonly SentenceVerdict[]): string {
  const seen = sentences.filter(({ clause, state }) => clause.level === 'MUST' && state !== 'not_observed');
  return `${seen.filter(({ state }) => state === 'kept').length} of ${seen.length}`;
}
